"""What the database refuses about people and the ties between them."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.days import THIS_MORNING, THREE_WEEKS_AGO, TODAY, TOMORROW
from tests.factories.people import make_consent, make_guardianship, make_person, synthetic_id
from tests.factories.schools import make_owner
from vidar.people.models import Consent, Guardianship, Person
from vidar.tenancy.wall import owner_scope

BEFORE, AFTER = DateRange(date(2020, 1, 1), TODAY), DateRange(TODAY, None)


@pytest.fixture
def owner(wall_db):
    return make_owner()


@pytest.fixture
def pair(owner):
    """Return a pupil and a guardian."""
    with owner_scope(owner.id):
        return make_person(), make_person("Ivar", "Vik", birth_date=date(1980, 1, 1))


def refused(owner, name, make):
    with pytest.raises(IntegrityError, match=name), owner_scope(owner.id):
        make()


def test_national_id_belongs_to_one_person_at_each_owner(owner):
    number = synthetic_id(date(2009, 5, 4))
    other = make_owner("50", "Trøndelag", slug="trondelag")
    for each in (owner, other):
        with owner_scope(each.id):
            make_person(national_id=number)
    refused(owner, "uq_person_national_id", lambda: make_person(national_id=number))


def test_several_people_may_have_no_national_id(owner):
    with owner_scope(owner.id):
        make_person()
        make_person()
        assert Person.objects.count() == 2


@pytest.mark.parametrize("number", ["1234567890", "1234567890a", "12345 67890", ""])
def test_national_id_is_eleven_digits(owner, number):
    refused(owner, "ck_person_national_id", lambda: make_person(national_id=number))


def test_unknown_protection_is_refused(owner):
    refused(owner, "ck_person_protection", lambda: make_person(protection="secret"))


def test_two_ties_between_the_same_people_never_share_a_day(owner, pair):
    with owner_scope(owner.id):
        make_guardianship(*pair, valid=BEFORE)
        make_guardianship(*pair, kind="foster_parent", valid=AFTER)
        assert Guardianship.objects.count() == 2
    refused(owner, "ex_guardianship_overlap", lambda: make_guardianship(*pair, valid=DateRange(TODAY, TOMORROW)))


def test_nobody_is_their_own_guardian(owner, pair):
    refused(owner, "ck_guardianship_two_people", lambda: make_guardianship(pair[0], pair[0]))


def test_unknown_kind_of_tie_is_refused(owner, pair):
    refused(owner, "ck_guardianship_kind", lambda: make_guardianship(*pair, kind="neighbour"))


def test_one_consent_of_a_party_stands_at_a_time(owner, pair):
    with owner_scope(owner.id):
        make_consent(*pair, withdrawn_at=THIS_MORNING)
        make_consent(*pair)
        make_consent(*pair, party="guardian")
        make_consent(*pair, text_version="2027-1")
        assert Consent.objects.count() == 4
    refused(owner, "uq_consent_standing", lambda: make_consent(*pair))


def test_consent_is_not_withdrawn_before_it_is_given(owner, pair):
    earlier = THREE_WEEKS_AGO - timedelta(seconds=1)
    refused(owner, "ck_consent_order", lambda: make_consent(*pair, withdrawn_at=earlier))


def test_consent_is_the_pupils_or_the_guardians(owner, pair):
    refused(owner, "ck_consent_party", lambda: make_consent(*pair, party="school"))
