"""Who can log in at the stand-ins: people of the small school, and some whom no school knows."""

from datetime import date

from tests.factories.access import make_identity, make_identity_link
from tests.factories.people import synthetic_id

BORN = {
    "ingrid": date(1980, 1, 20),
    "per": date(1978, 4, 4),
    "bente": date(1976, 7, 7),
    "trine": date(1979, 8, 8),
    "rolf": date(1970, 10, 1),
    "silje": date(2007, 2, 3),
    "kari": date(2009, 3, 14),
    "anne": date(1970, 5, 17),
    "ukjent": date(1990, 1, 1),
}


def feide_name(key: str) -> str:
    return f"{key}@innlandet.example.no"


def national_id(key: str) -> str:
    """The same number as the small school gives."""
    return synthetic_id(BORN[key], len(key))


def _account(key: str, provider: str, **claims: str) -> dict[str, str]:
    return {"id": key, "provider": provider, "name": key.title(), "description": key, "group": "Alle", **claims}


ACCOUNTS = [
    *(
        _account(key, "feide", feide_name=feide_name(key))
        for key in ("kari", "anne", "liv", "silje", "ukjent", "kristin")
    ),
    _account("gjest", "feide"),
    *(_account(key, "idporten", pid=national_id(key)) for key in BORN),
    _account("lav", "idporten", pid=national_id("ingrid"), acr="idporten-loa-low"),
    _account("uten", "idporten"),
]


def let_log_in(school, *keys: str) -> None:
    """Let people of the small school log in, by Feide name and by national id. Outside any ``owner_scope``."""
    for key in keys:
        person = getattr(school, key)
        identity = make_identity(feide_name=feide_name(key), national_id=person.national_id)
        make_identity_link(identity, person)
