"""The roles that Vidar uses in PostgreSQL, its database, and what the roles may do before any table exists.

What a role may do with a table is said by the migration that makes the table.
"""

import json
import os
import secrets
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

import psycopg
from psycopg import sql

DATABASE = "vidar"
EXTENSIONS = ("btree_gist",)


class Role(StrEnum):
    """Who asks the database."""

    ADMIN = "postgres"
    MIGRATOR = "vidar_migrator"
    APP = "vidar_app"
    RETENTION = "vidar_retention"


ATTRIBUTES = {
    Role.MIGRATOR: "LOGIN BYPASSRLS CREATEDB NOSUPERUSER NOCREATEROLE",
    Role.APP: "LOGIN NOBYPASSRLS NOCREATEDB NOSUPERUSER NOCREATEROLE NOINHERIT",
    Role.RETENTION: "LOGIN NOBYPASSRLS NOCREATEDB NOSUPERUSER NOCREATEROLE NOINHERIT",
}


def keep_passwords(file: Path) -> dict[Role, str]:
    """Return the password of each role, generated the first time and kept in ``file``, for the user alone."""
    kept = json.loads(file.read_text()) if file.exists() else {}
    passwords = {role: kept.get(role.value) or secrets.token_urlsafe(24) for role in Role}
    if kept != {role.value: password for role, password in passwords.items()}:
        draft = file.with_suffix(".new")
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as stream:
            json.dump(passwords, stream, indent=2)
        draft.replace(file)
    return passwords


def prepare(admin_url: str, passwords: Mapping[Role, str], database: str = DATABASE) -> None:
    """Create roles and database where they are missing, and set their rights. May be run again at any time.

    ``admin_url`` names an administrator's connection to any database of the server.

    Raises:
        psycopg.Error: the administrator is refused something.
    """
    with psycopg.connect(admin_url, autocommit=True) as admin:
        for role, attributes in ATTRIBUTES.items():
            _ensure_role(admin, role, attributes, passwords[role])
        _ensure_database(admin, database)
    with psycopg.connect(admin_url, dbname=database, autocommit=True) as admin:
        for extension in EXTENSIONS:
            admin.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
        for statement in _schema_rights():
            admin.execute(statement)


def _ensure_role(admin: psycopg.Connection, role: Role, attributes: str, password: str) -> None:
    known = admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role.value]).fetchone()
    admin.execute(
        sql.SQL("{} ROLE {} {} PASSWORD {}").format(
            sql.SQL("ALTER" if known else "CREATE"),
            sql.Identifier(role.value),
            sql.SQL(attributes),
            sql.Literal(password),
        )
    )
    # Not every server's configuration is ours: what pages depend on follows the role.
    admin.execute(sql.SQL("ALTER ROLE {} SET jit = off").format(sql.Identifier(role.value)))


def _ensure_database(admin: psycopg.Connection, database: str) -> None:
    name, owner = sql.Identifier(database), sql.Identifier(Role.MIGRATOR.value)
    if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
        # An administrator that is no superuser may give a database away only to a role it belongs to.
        admin.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(owner))
        admin.execute(sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0").format(name, owner))
    admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    for role in (Role.APP, Role.RETENTION):
        admin.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, sql.Identifier(role.value)),
        )


def _schema_rights() -> list[sql.Composed]:
    roles = sql.SQL(", ").join(sql.Identifier(role.value) for role in (Role.APP, Role.RETENTION))
    return [
        sql.SQL("REVOKE ALL ON SCHEMA public FROM PUBLIC").format(),
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(roles),
    ]
