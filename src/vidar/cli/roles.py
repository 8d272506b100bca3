"""Read from the environment what ``vidar prepare`` needs to know, and do it."""

import secrets
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

import psycopg

from vidar.cli.problem import ProblemError
from vidar.config.postgres import Role
from vidar.config.postgres import prepare as prepare_server

_VARIABLES = {
    "DATABASE_URL": Role.APP,
    "VIDAR_MIGRATE_DATABASE_URL": Role.MIGRATOR,
    "VIDAR_RETENTION_DATABASE_URL": Role.RETENTION,
}


def passwords_from(environment: Mapping[str, str]) -> tuple[str, dict[Role, str]]:
    """Return the database's name and the password of each role.

    Raises:
        ProblemError: an address is missing, incomplete, or names another role or database.
    """
    # Without an address for it nobody logs in as the retention role yet: its password is then known to nobody.
    passwords: dict[Role, str] = {Role.RETENTION: secrets.token_urlsafe(24)}
    databases = set()
    for variable, role in _VARIABLES.items():
        if role is Role.RETENTION and variable not in environment:
            continue
        parts = urlsplit(environment.get(variable, ""))
        if unquote(parts.username or "") != role.value or not parts.password or len(parts.path) <= 1:
            raise ProblemError(
                f"{variable} is missing or incomplete; it must be postgresql://{role.value}:PASSWORD@HOST/DATABASE."
            )
        passwords[role] = unquote(parts.password)
        databases.add(unquote(parts.path.lstrip("/")))
    if len(databases) != 1:
        raise ProblemError(f"The addresses name different databases: {', '.join(sorted(databases))}.")
    return databases.pop(), passwords


def prepare_named_server(admin_url: str, wanted: tuple[str, Mapping[Role, str]]) -> str:
    """Create roles and database; return the database's name.

    Raises:
        ProblemError: the server does not answer or refuses.
    """
    database, passwords = wanted
    try:
        prepare_server(admin_url, passwords, database)
    except psycopg.Error as error:
        raise ProblemError(f"PostgreSQL refused: {str(error).strip()}") from error
    return database
