"""The environment as one typed value. Nothing else reads ``os.environ``."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

MODES = ("production", "demo", "test", "development")
_KEY_LENGTH = 50
_INSECURE_KEY = "not-secret-and-refused-in-production"


class UnsafeSettingsError(SystemExit):
    """The settings are missing or unsafe; says which, and what to do."""


@dataclass(frozen=True, slots=True)
class ProviderSettings:
    """How Vidar is registered with one identity provider."""

    issuer: str
    client_id: str
    client_secret: str = ""
    keys_file: str = ""
    required_acr: str = ""
    post_logout_url: str = ""

    @property
    def origins(self) -> list[str]:
        """The origins on which the provider shows its pages: ID-porten has its login on a host of its own."""
        part = urlsplit(self.issuer)
        if not part.hostname:
            return []
        own = f"{part.scheme}://{part.netloc}"
        return [own, f"https://login.{part.hostname}"] if part.hostname.endswith("idporten.no") else [own]


@dataclass(frozen=True, slots=True)
class Environment:
    """Everything that an installation decides."""

    mode: str
    secret_key: str
    identity_key: str
    hosts: list[str]
    base_url: str
    database_url: str
    migrate_database_url: str
    behind_proxy: bool
    idle_minutes: dict[str, int]
    remember_days: int
    demo_accounts: str
    providers: dict[str, ProviderSettings]

    @classmethod
    def read(cls, source: Mapping[str, str] | None = None) -> "Environment":
        """Read and judge the environment.

        Raises:
            UnsafeSettingsError: production with something missing or unsafe.
        """
        given = os.environ if source is None else source
        mode = given.get("VIDAR_MODE", "development")
        if mode not in MODES:
            raise UnsafeSettingsError(f"VIDAR_MODE is {mode!r}; it must be one of {', '.join(MODES)}")
        base_url = given.get("VIDAR_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
        hosts = given.get("VIDAR_HOSTS", urlsplit(base_url).hostname or "127.0.0.1")
        environment = cls(
            mode=mode,
            secret_key=given.get("VIDAR_SECRET_KEY", _INSECURE_KEY),
            identity_key=given.get("VIDAR_IDENTITY_KEY", _INSECURE_KEY),
            hosts=[host.strip() for host in hosts.split(",") if host.strip()],
            base_url=base_url,
            database_url=given.get("DATABASE_URL", ""),
            migrate_database_url=given.get("VIDAR_MIGRATE_DATABASE_URL", given.get("DATABASE_URL", "")),
            behind_proxy=given.get("VIDAR_BEHIND_PROXY", "no") == "yes",
            idle_minutes=_idle_minutes(given),
            remember_days=_number(given, "VIDAR_REMEMBER_DAYS", 90, most=180),
            demo_accounts=given.get("VIDAR_DEMO_ACCOUNTS", ""),
            providers={name: _provider(given, name) for name in ("feide", "idporten")},
        )
        if mode == "production":
            _refuse_unsafe(environment)
        return environment

    def database(self, role: str) -> dict[str, Any]:
        """Return Django's description of the database for ``role`` (app or migrator)."""
        url = self.database_url if role == "app" else self.migrate_database_url
        parts = urlsplit(url or "postgresql://vidar_app@127.0.0.1:5432/vidar")
        options: dict[str, Any] = {
            "options": "-c jit=off -c timezone=UTC",
            "application_name": f"vidar-{role}",
            "prepare_threshold": 1,  # for the statements of tenancy.sql; all others are put together by the client
        }
        if role == "app" and self.mode != "test":
            options["pool"] = {"min_size": 1, "max_size": 8, "timeout": 5}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": options,
            "DISABLE_SERVER_SIDE_CURSORS": True,
        }


def _number(given: Mapping[str, str], name: str, default: int, *, most: int) -> int:
    text = given.get(name, str(default))
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise UnsafeSettingsError(f"{name} is {text!r}; it must be a whole number from 1 to {most}")
    return int(text)


def _idle_minutes(given: Mapping[str, str]) -> dict[str, int]:
    """Minutes without use before a session ends. ID-porten allows 30 at most."""
    return {
        "pupil": _number(given, "VIDAR_IDLE_MINUTES_PUPIL", 60, most=1440),
        "staff": _number(given, "VIDAR_IDLE_MINUTES_STAFF", 30, most=480),
        "idporten": _number(given, "VIDAR_IDLE_MINUTES_IDPORTEN", 30, most=30),
    }


def _provider(given: Mapping[str, str], name: str) -> ProviderSettings:
    prefix = f"VIDAR_{name.upper()}_"
    return ProviderSettings(
        issuer=given.get(prefix + "ISSUER", "").rstrip("/"),
        client_id=given.get(prefix + "CLIENT_ID", ""),
        client_secret=given.get(prefix + "CLIENT_SECRET", ""),
        keys_file=given.get(prefix + "KEYS", ""),
        required_acr=given.get(prefix + "ACR", "idporten-loa-substantial" if name == "idporten" else ""),
        post_logout_url=given.get(prefix + "POST_LOGOUT_URL", ""),
    )


def _refuse_unsafe(environment: Environment) -> None:
    """Stop a production installation that is not safe, naming every fault at once."""
    faults = [sentence for found, sentence in _faults(environment) if found]
    if faults:
        raise UnsafeSettingsError("Vidar does not start:\n" + "\n".join(f"- {fault}" for fault in faults))


def _faults(environment: Environment) -> list[tuple[bool, str]]:
    key = environment.secret_key
    providers = environment.providers
    return [
        (not environment.database_url, "DATABASE_URL is missing: the address of PostgreSQL for role vidar_app"),
        (key == _INSECURE_KEY, "VIDAR_SECRET_KEY is missing: give 50 or more random characters"),
        (key != _INSECURE_KEY and len(key) < _KEY_LENGTH, "VIDAR_SECRET_KEY is shorter than 50 characters"),
        (
            environment.identity_key == _INSECURE_KEY or len(environment.identity_key) < _KEY_LENGTH,
            "VIDAR_IDENTITY_KEY is missing or short: give 50 or more random characters, and keep them for ever",
        ),
        ("*" in environment.hosts, "VIDAR_HOSTS is *: name the hosts"),
        (not environment.base_url.startswith("https://"), "VIDAR_BASE_URL must begin with https://"),
        *(
            (not provider.issuer.startswith("https://"), f"VIDAR_{name.upper()}_ISSUER must begin with https://")
            for name, provider in providers.items()
        ),
        *(
            (not provider.client_id, f"VIDAR_{name.upper()}_CLIENT_ID is missing")
            for name, provider in providers.items()
        ),
        (not providers["feide"].client_secret, "VIDAR_FEIDE_CLIENT_SECRET is missing"),
        (not providers["idporten"].keys_file, "VIDAR_IDPORTEN_KEYS is missing: a file with the client's keys"),
    ]
