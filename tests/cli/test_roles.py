"""``vidar prepare`` on a server of one's own."""

import psycopg
import pytest

from vidar.cli.problem import ProblemError
from vidar.cli.roles import passwords_from, prepare_named_server
from vidar.config.postgres import Role

ADDRESSES = {
    "DATABASE_URL": "postgresql://vidar_app:a%2Fb@db/school",
    "VIDAR_MIGRATE_DATABASE_URL": "postgresql://vidar_migrator:m@db/school",
    "VIDAR_RETENTION_DATABASE_URL": "postgresql://vidar_retention:r@db/school",
}


def test_passwords_and_database_are_read_from_the_addresses():
    assert passwords_from(ADDRESSES) == (
        "school",
        {Role.APP: "a/b", Role.MIGRATOR: "m", Role.RETENTION: "r"},
    )


@pytest.mark.parametrize(
    "wrong",
    ["", "postgresql://vidar_app@db/school", "postgresql://postgres:x@db/school", "postgresql://vidar_app:x@db"],
)
def test_incomplete_address_says_how_it_must_look(wrong):
    with pytest.raises(ProblemError, match="it must be postgresql://vidar_app:PASSWORD@HOST/DATABASE"):
        passwords_from({**ADDRESSES, "DATABASE_URL": wrong})


def test_retention_role_needs_no_address():
    _, passwords = passwords_from({name: value for name, value in ADDRESSES.items() if "RETENTION" not in name})
    assert len(passwords[Role.RETENTION]) >= 32


def test_addresses_of_two_databases_are_refused():
    with pytest.raises(ProblemError, match="different databases: other, school"):
        passwords_from({**ADDRESSES, "DATABASE_URL": "postgresql://vidar_app:a@db/other"})


def test_server_that_does_not_answer_is_one_line():
    with pytest.raises(ProblemError, match=r"PostgreSQL refused: .*refused"):
        prepare_named_server("postgresql://postgres:x@127.0.0.1:1/postgres", ("school", {}))


def test_named_server_gets_roles_and_database(cluster):
    passwords = {role: cluster.passwords[role] for role in (Role.APP, Role.MIGRATOR, Role.RETENTION)}
    assert prepare_named_server(cluster.url(Role.ADMIN, "postgres"), ("vidar_prepared", passwords)) == "vidar_prepared"
    with psycopg.connect(cluster.url(Role.MIGRATOR, "vidar_prepared")) as migrator:
        migrator.execute("CREATE TABLE school (id int)")
