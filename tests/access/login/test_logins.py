"""Who a login is, and how long it lasts."""

from datetime import timedelta

import pytest
from django.conf import settings

from tests.database.fixtures import SCHOOL_MORNING
from tests.factories.access import make_identity, make_identity_link
from vidar.access.kinds import CapacityKind, Provider
from vidar.access.logins import NoCapacityError, ProviderLogin, idle_time, log_in, remember_time
from vidar.access.models import Session

PUPIL, STAFF = CapacityKind.PUPIL, CapacityKind.STAFF


@pytest.mark.parametrize(
    ("provider", "kinds", "setting"),
    [
        (Provider.FEIDE, [PUPIL], "pupil"),
        (Provider.FEIDE, [STAFF], "staff"),
        (Provider.FEIDE, [CapacityKind.OWNER_STAFF], "staff"),
        (Provider.FEIDE, [PUPIL, STAFF], "staff"),
        (Provider.IDPORTEN, [CapacityKind.GUARDIAN], "idporten"),
        (Provider.IDPORTEN, [CapacityKind.LEAVER], "idporten"),
    ],
)
def test_idle_time_is_the_strictest_that_applies(settings, provider, kinds, setting):
    settings.IDLE_MINUTES = {"pupil": 61, "staff": 13, "idporten": 7}

    assert idle_time(provider, kinds) == timedelta(minutes=settings.IDLE_MINUTES[setting])


@pytest.mark.parametrize(
    ("provider", "kinds", "remembered"),
    [
        (Provider.FEIDE, [PUPIL], True),
        (Provider.FEIDE, [PUPIL, STAFF], False),
        (Provider.FEIDE, [STAFF], False),
        (Provider.FEIDE, [], False),
        (Provider.IDPORTEN, [PUPIL], False),
        (Provider.IDPORTEN, [CapacityKind.GUARDIAN], False),
    ],
)
def test_only_a_pupils_device_is_remembered(provider, kinds, remembered):
    expected = timedelta(days=settings.REMEMBER_DAYS) if remembered else None

    assert remember_time(provider, kinds) == expected


def _login(**who):
    login = ProviderLogin(
        **{
            "provider": Provider.FEIDE,
            "issuer": "https://feide.example",
            "subject": "subject",
            "provider_session": "",
            "id_token": "",
            **who,
        }
    )
    return log_in(login, at=SCHOOL_MORNING, school_at=SCHOOL_MORNING, remember=False, device="")


@pytest.fixture
def kari(small_school):
    identity = make_identity(feide_name="kari@innlandet.example.no", national_id=small_school.kari.national_id)
    make_identity_link(identity, small_school.kari)
    return small_school.kari


def test_feide_name_is_compared_without_regard_to_case(kari):
    assert _login(feide_name="Kari@Innlandet.example.NO").chosen.person_id == kari.id


@pytest.mark.parametrize(
    "who",
    [
        {"feide_name": "kari@another.example.no"},
        {"feide_name": None},
        {"feide_name": "", "national_id": "14830900025"},
        {"provider": Provider.IDPORTEN, "feide_name": "kari@innlandet.example.no"},
        {"provider": Provider.IDPORTEN, "national_id": "01018000000"},
    ],
)
def test_login_is_matched_by_its_own_kind_of_name_alone(kari, who):
    """A Feide login is never found by a number, an ID-porten login never by a Feide name."""
    with pytest.raises(NoCapacityError) as nothing:
        _login(**who)

    assert nothing.value.choices is None
    assert not Session.objects.exists()


def test_number_by_idporten_opens_no_pupil(kari):
    with pytest.raises(NoCapacityError) as nothing:
        _login(provider=Provider.IDPORTEN, national_id=kari.national_id)

    assert nothing.value.choices.elsewhere == {PUPIL}


def test_identity_whose_person_is_gone_opens_nothing(kari):
    identity = make_identity(feide_name="nobody@innlandet.example.no")
    make_identity_link(identity, type(kari)(id=999_999, owner_id=kari.owner_id))

    with pytest.raises(NoCapacityError) as nothing:
        _login(feide_name="nobody@innlandet.example.no")

    assert nothing.value.choices.standings == ()


def test_token_of_feide_is_kept_sealed(kari):
    _login(feide_name="kari@innlandet.example.no", id_token="header.payload.signature")

    sealed = bytes(Session.objects.get().sealed_id_token)
    assert b"payload" not in sealed


def test_login_says_nothing_of_the_person_when_it_is_written_out(kari):
    login = ProviderLogin(
        provider=Provider.IDPORTEN,
        issuer="https://idporten.example",
        subject="subject-1",
        provider_session="sid-1",
        id_token="token-1",
        national_id=kari.national_id,
    )

    assert not [secret for secret in ("subject-1", "sid-1", "token-1", kari.national_id) if secret in repr(login)]
