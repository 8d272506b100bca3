"""The doctor finds what is wrong and says what to do."""

import json
import os
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.db import connections

from vidar.cli.demo.folder import DemoFolder
from vidar.cli.doctor import database, examination, machine, providers
from vidar.cli.doctor.examination import report
from vidar.cli.doctor.finding import Verdict, doubtful, fine, wrong
from vidar.config.environment import ProviderSettings


def _only(findings, verdict):
    return [finding for finding in findings if finding.verdict is verdict]


@pytest.fixture
def connect_as(wall_db):
    """Let an alias of Django connect as somebody else for one test."""
    before = {alias: dict(connections[alias].settings_dict) for alias in ("default", "migrator")}

    def switch(alias, **changes):
        connections[alias].close()
        connections[alias].settings_dict.update(changes)

    yield switch
    for alias, settings in before.items():
        connections[alias].close()
        connections[alias].settings_dict.update(settings)


def test_healthy_database_only_lacks_its_worker(wall_db):
    findings = list(database.examine())
    assert _only(findings, Verdict.WRONG) == []
    assert [finding.what for finding in _only(findings, Verdict.DOUBTFUL)] == [
        "No worker is running: queued jobs wait."
    ]


def test_worker_with_a_fresh_heartbeat_is_seen(wall_db):
    with connections["migrator"].cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    assert "A worker is running" in [finding.what for finding in database.examine()]


def test_application_as_administrator_is_wrong(connect_as, cluster):
    connect_as("default", USER="postgres", PASSWORD=cluster.passwords["postgres"])
    (finding,) = _only(database.examine(), Verdict.WRONG)
    assert finding.what == (
        "The application's role postgres has SUPERUSER and BYPASSRLS and CREATEROLE:"
        " the wall between school owners does not hold."
    )


def test_migrator_without_bypass_is_wrong(connect_as, cluster):
    connect_as("migrator", USER="vidar_app", PASSWORD=cluster.passwords["vidar_app"])
    assert any("has no BYPASSRLS" in finding.what for finding in _only(database.examine(), Verdict.WRONG))


def test_application_that_owns_tables_is_wrong(wall_db, admin_url):
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute("CREATE TABLE stray (id int)")
        admin.execute("ALTER TABLE stray OWNER TO vidar_app")
        try:
            findings = list(database.examine())
        finally:
            admin.execute("DROP TABLE stray")
    assert [finding.what for finding in _only(findings, Verdict.WRONG)] == [
        "The application's role vidar_app owns 1 tables and could take down the wall."
    ]


def test_table_without_the_wall_is_wrong(wall_db, admin_url):
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute("CREATE TABLE stray (owner_id bigint)")
        try:
            findings = list(database.examine())
        finally:
            admin.execute("DROP TABLE stray")
    assert [finding.what for finding in _only(findings, Verdict.WRONG)] == ["Tables without row-level security: stray."]


def test_database_that_does_not_answer_is_one_finding(connect_as):
    connect_as("default", PORT="1")
    findings = list(database.examine())
    assert [finding.verdict for finding in findings] == [Verdict.WRONG]
    assert findings[0].remedy == "Start PostgreSQL, or correct DATABASE_URL."


def test_front_end_that_is_not_built_is_wrong(tmp_path):
    assert machine._front_end(tmp_path).verdict is Verdict.WRONG
    (tmp_path / "manifest.json").write_text("{}")
    assert machine._front_end(tmp_path).verdict is Verdict.FINE


def test_old_python_is_wrong():
    assert machine._python((3, 11)).remedy == "Install Python 3.12 or newer."


def _serve(httpserver, issuer, **headers):
    body = json.dumps({"issuer": issuer})
    httpserver.expect_request("/.well-known/openid-configuration").respond_with_data(body, headers=headers)
    return ProviderSettings(issuer=httpserver.url_for("").rstrip("/"), client_id="vidar")


def test_provider_that_answers_is_fine(httpserver):
    settings = _serve(httpserver, httpserver.url_for("").rstrip("/"))
    assert [finding.verdict for finding in providers.examine({"feide": settings})] == [Verdict.FINE]


def test_provider_under_another_name_is_wrong(httpserver):
    (finding,) = providers.examine({"feide": _serve(httpserver, "https://other.example")})
    assert "says that its issuer is https://other.example" in finding.what


def test_provider_that_is_away_is_wrong():
    (finding,) = providers.examine({"idporten": ProviderSettings(issuer="http://127.0.0.1:1", client_id="vidar")})
    assert finding.what.startswith("ID-porten does not answer at http://127.0.0.1:1/.well-known/")


def test_provider_that_is_not_set_up_is_doubtful():
    (finding,) = providers.examine({"idporten": ProviderSettings(issuer="", client_id="")})
    assert finding.verdict is Verdict.DOUBTFUL


def test_clock_that_differs_from_the_providers_is_wrong():
    late = datetime.now(UTC) - timedelta(minutes=3)
    (finding,) = providers._clock("Feide", late.strftime("%a, %d %b %Y %H:%M:%S GMT"))
    assert "seconds from Feide's: logins will be refused" in finding.what


@pytest.fixture
def bare(monkeypatch, tmp_path):
    """An environment that describes no installation, and a data folder."""
    for name in ("DATABASE_URL", *(f"VIDAR_{each}_{part}" for each in PROVIDERS for part in ("ISSUER", "CLIENT_ID"))):
        monkeypatch.setenv(name, "")  # so that it is put back afterwards
        monkeypatch.delenv(name)
    monkeypatch.setenv("VIDAR_HOME", str(tmp_path))
    return DemoFolder(tmp_path)


PROVIDERS = ("FEIDE", "IDPORTEN")


def test_demo_that_runs_beside_is_examined_with_its_stand_ins(bare):
    with bare.held():
        ports = [bare.port("feide"), bare.port("idporten")]
        assert examination._demo_beside().what == f"The demo is running, with its data in {bare.home}"
    assert [os.environ[f"VIDAR_{each}_ISSUER"] for each in PROVIDERS] == [f"http://127.0.0.1:{port}" for port in ports]


def test_demo_that_has_stopped_or_another_installation_is_no_demo(bare, monkeypatch):
    assert examination._demo_beside() is None
    with bare.held():
        pass
    assert examination._demo_beside() is None
    monkeypatch.setenv("VIDAR_FEIDE_ISSUER", "https://auth.example")
    with bare.held():
        assert examination._demo_beside() is None


def test_report_counts_and_fails_only_on_what_is_wrong(capsys):
    assert report([fine("A"), doubtful("B", "Look at B.")]) == 0
    assert report([fine("A"), wrong("C", "Mend C.")]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "ok     A",
        "look   B",
        "       -> Look at B.",
        "1 fine, 1 to look at, 0 wrong",
        "ok     A",
        "WRONG  C",
        "       -> Mend C.",
        "1 fine, 0 to look at, 1 wrong",
    ]
