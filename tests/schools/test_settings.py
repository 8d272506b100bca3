"""The owner's choices: defaults, periods, and nothing that the program does not know."""

from datetime import date

import pytest
from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.days import TODAY, TOMORROW
from tests.factories.people import make_person
from tests.factories.schools import make_owner, make_owner_setting
from vidar.access.standing import load_standing
from vidar.law.people import Agreement, GuardianRules, LeapDay
from vidar.schools.settings import DEFAULTS, OwnerSettings, UnknownSettingError
from vidar.tenancy.wall import owner_scope

STRICTEST = GuardianRules(text_version="2026-1", agreement=Agreement.BOTH, leap_day=LeapDay.FEBRUARY_28)


def test_nothing_stored_gives_the_strictest():
    assert OwnerSettings.from_stored({}).guardian_rules() == STRICTEST


def test_stored_choice_takes_the_place_of_the_default_alone():
    settings = OwnerSettings.from_stored({"consent_after_18": "pupil_only"})
    assert settings.values == {**DEFAULTS, "consent_after_18": "pupil_only"}
    assert settings.guardian_rules().agreement is Agreement.PUPIL_ONLY


def test_unknown_key_is_refused_by_name():
    with pytest.raises(UnknownSettingError, match="consent_after_19"):
        OwnerSettings.from_stored({"consent_after_19": "both"})


@pytest.mark.parametrize("key", ["consent_after_18", "leap_day_birthday"])
def test_unknown_value_is_refused_rather_than_guessed(key):
    with pytest.raises(ValueError, match="maybe"):
        OwnerSettings.from_stored({key: "maybe"}).guardian_rules()


def settings_on(owner, person, day, moment):
    with owner_scope(owner.id, read_only=True):
        return load_standing(owner_id=owner.id, person_id=person.id, at=moment, today=day).settings


def test_choice_counts_on_its_days(wall_db, school_morning):
    owner = make_owner()
    with owner_scope(owner.id):
        person = make_person()
        make_owner_setting("consent_text_version", "2026-2", valid=DateRange(TOMORROW, None))
    found = [settings_on(owner, person, day, school_morning).values for day in (TODAY, TOMORROW)]
    assert [values["consent_text_version"] for values in found] == ["2026-1", "2026-2"]


def test_choice_of_one_owner_is_not_another_owners(wall_db, school_morning):
    owner, other = make_owner(), make_owner("50", "Trøndelag", slug="trondelag")
    with owner_scope(other.id):
        make_owner_setting("consent_text_version", "2026-2", valid=DateRange(date(2020, 1, 1), None))
    with owner_scope(owner.id):
        person = make_person()
    assert settings_on(owner, person, TODAY, school_morning) == OwnerSettings(DEFAULTS)


def test_two_choices_of_one_key_never_share_a_day(wall_db):
    owner = make_owner()
    with owner_scope(owner.id):
        make_owner_setting("leap_day_birthday", "march_1", valid=DateRange(date(2026, 1, 1), TODAY))
        make_owner_setting("leap_day_birthday", "february_28", valid=DateRange(TODAY, None))
    with pytest.raises(IntegrityError, match="ex_ownersetting_overlap"), owner_scope(owner.id):
        make_owner_setting("leap_day_birthday", "march_1", valid=DateRange(TODAY, TOMORROW))
