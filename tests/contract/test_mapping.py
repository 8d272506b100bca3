"""Claims → who it is. No network."""

from datetime import UTC, datetime

import pytest

from tests.contract.refusing import refused
from vidar.integrations.feide.mapping import PRINCIPAL_NAME, USER_IDS, feide_identity
from vidar.integrations.idporten.mapping import idporten_identity
from vidar.integrations.oidc.mapping import text_claim, text_list_claim, time_claim
from vidar.integrations.oidc.refusal import RefusalCode


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({PRINCIPAL_NAME: "KarNor@Innlandet.no"}, "karnor@innlandet.no"),
        ({PRINCIPAL_NAME: " kari@skole.innlandet.no "}, "kari@skole.innlandet.no"),
        ({USER_IDS: ["feide:Kari@Innlandet.no"]}, "kari@innlandet.no"),
        ({USER_IDS: "feide:kari@innlandet.no"}, "kari@innlandet.no"),
        ({USER_IDS: ["nin:15828012345", "feide:kari@innlandet.no"]}, "kari@innlandet.no"),
        ({PRINCIPAL_NAME: "kari@innlandet.no", USER_IDS: ["feide:anne@innlandet.no"]}, "kari@innlandet.no"),
        ({PRINCIPAL_NAME: "", USER_IDS: ["feide:kari@innlandet.no"]}, "kari@innlandet.no"),
        ({PRINCIPAL_NAME: "åse.øst@innlandet.no"}, "åse.øst@innlandet.no"),
    ],
    ids=str,
)
def test_feide_name_is_read(claims, name):
    identity = feide_identity(claims)

    assert (identity.feide_name, identity.national_id) == (name, None)


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"email": "kari@innlandet.no", "email_verified": True},
        {"sub": "kari@innlandet.no", "preferred_username": "kari@innlandet.no"},
        {PRINCIPAL_NAME: "kari"},
        {PRINCIPAL_NAME: "kari@"},
        {PRINCIPAL_NAME: "@innlandet.no"},
        {PRINCIPAL_NAME: "kari@innlandet"},
        {PRINCIPAL_NAME: "ka ri@innlandet.no"},
        {PRINCIPAL_NAME: "kari@anne@innlandet.no"},
        {PRINCIPAL_NAME: ["kari@innlandet.no"]},
        {PRINCIPAL_NAME: "x" * 250 + "@innlandet.no"},
        {USER_IDS: ["nin:15828012345", "openidp:kari@innlandet.no", "kari@innlandet.no"]},
        {USER_IDS: [5, None]},
        {USER_IDS: {"feide": "kari@innlandet.no"}},
    ],
    ids=str,
)
def test_without_feide_name_nobody_is_named(claims):
    with refused(RefusalCode.NO_FEIDE_NAME):
        feide_identity(claims)


def test_national_id_is_read():
    identity = idporten_identity({"pid": "15828012345"})

    assert (identity.feide_name, identity.national_id) == (None, "15828012345")


@pytest.mark.parametrize("pid", [None, "", "1582801234", "158280123456", "1582801234x", "١٥٨٢٨٠١٢٣٤٥", 15828012345])
def test_without_national_id_nobody_is_named(pid):
    with refused(RefusalCode.NO_NATIONAL_ID):
        idporten_identity({"pid": pid, "sub": "15828012345"})


def test_identity_is_not_shown():
    assert "15828012345" not in repr(idporten_identity({"pid": "15828012345"}))


def test_claims_of_the_wrong_kind_are_nothing():
    claims = {"number": 5, "long": "x" * 256, "list": ["a", 1], "text": "a", "bool": True, "huge": 1e300}

    assert [text_claim(claims, name) for name in ("number", "long", "text", "none")] == ["", "", "a", ""]
    assert [text_list_claim(claims, name) for name in ("list", "text", "number")] == [["a"], ["a"], []]
    assert [time_claim(claims, name) for name in ("bool", "huge", "text")] == [None, None, None]
    assert time_claim({"t": 1_795_000_000}, "t") == datetime.fromtimestamp(1_795_000_000, UTC)
