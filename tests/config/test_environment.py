"""Unsafe settings refuse to start, each by name."""

import pytest

from vidar.config.environment import Environment, UnsafeSettingsError

SAFE = {
    "VIDAR_MODE": "production",
    "DATABASE_URL": "postgresql://vidar_app:x@db/vidar",
    "VIDAR_SECRET_KEY": "s" * 50,
    "VIDAR_IDENTITY_KEY": "i" * 50,
    "VIDAR_HOSTS": "vidar.example.no",
    "VIDAR_BASE_URL": "https://vidar.example.no",
    "VIDAR_FEIDE_ISSUER": "https://auth.dataporten.no",
    "VIDAR_FEIDE_CLIENT_ID": "f",
    "VIDAR_FEIDE_CLIENT_SECRET": "f",
    "VIDAR_IDPORTEN_ISSUER": "https://idporten.no",
    "VIDAR_IDPORTEN_CLIENT_ID": "i",
    "VIDAR_IDPORTEN_KEYS": "/etc/vidar/keys.pem",
}


def test_safe_production_settings_are_read() -> None:
    environment = Environment.read(SAFE)
    assert environment.mode == "production"
    assert environment.hosts == ["vidar.example.no"]
    assert environment.idle_minutes == {"pupil": 60, "staff": 30, "idporten": 30}


@pytest.mark.parametrize("name", sorted(SAFE.keys() - {"VIDAR_MODE", "VIDAR_HOSTS"}))
def test_production_refuses_to_start_without_a_setting_and_names_it(name: str) -> None:
    given = {key: value for key, value in SAFE.items() if key != name}
    with pytest.raises(UnsafeSettingsError, match=name):
        Environment.read(given)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VIDAR_SECRET_KEY", "s" * 49),
        ("VIDAR_IDENTITY_KEY", "i" * 49),
        ("VIDAR_HOSTS", "*"),
        ("VIDAR_BASE_URL", "http://vidar.example.no"),
        ("VIDAR_FEIDE_ISSUER", "http://auth.dataporten.no"),
        ("VIDAR_IDPORTEN_ISSUER", "http://idporten.no"),
    ],
)
def test_production_refuses_an_unsafe_value_and_names_it(name: str, value: str) -> None:
    with pytest.raises(UnsafeSettingsError, match=name):
        Environment.read({**SAFE, name: value})


def test_production_names_every_fault_at_once() -> None:
    with pytest.raises(UnsafeSettingsError) as refused:
        Environment.read({"VIDAR_MODE": "production"})
    assert str(refused.value).count("\n- ") >= 8


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VIDAR_IDLE_MINUTES_IDPORTEN", "31"),
        ("VIDAR_IDLE_MINUTES_IDPORTEN", "0"),
        ("VIDAR_IDLE_MINUTES_STAFF", "soon"),
        ("VIDAR_REMEMBER_DAYS", "181"),
        ("VIDAR_MODE", "prod"),
    ],
)
def test_a_value_outside_its_bounds_is_refused_in_every_mode(name: str, value: str) -> None:
    with pytest.raises(UnsafeSettingsError, match=name):
        Environment.read({name: value})


@pytest.mark.parametrize(("minutes", "read"), [("1", 1), ("30", 30)])
def test_idle_minutes_of_idporten_at_the_bounds(minutes: str, read: int) -> None:
    environment = Environment.read({"VIDAR_IDLE_MINUTES_IDPORTEN": minutes})
    assert environment.idle_minutes["idporten"] == read


def test_no_pool_in_tests_and_no_just_in_time_compilation_anywhere() -> None:
    for mode in ("test", "production"):
        environment = Environment.read({**SAFE, "VIDAR_MODE": mode})
        options = environment.database("app")["OPTIONS"]
        assert ("pool" in options) == (mode == "production")
        assert "jit=off" in options["options"]
