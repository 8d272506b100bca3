"""What staff can pick: the classes, teachers and rooms of a school open to them."""

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.access import in_wall_of
from tests.factories.days import LAST_YEAR, TODAY
from tests.factories.enrolment import make_class, make_staff_assignment
from tests.factories.people import make_person
from tests.factories.schools import make_school, make_school_year
from tests.timetable.acting import acting
from vidar.access.records import NotVisibleError
from vidar.timetable.queries_choices import timetable_choices


def names(choices):
    return [choice.name for choice in choices]


def test_staff_have_their_own_school(small_school):
    with acting(small_school.anne, "staff", small_school.home) as actor:
        found = timetable_choices(actor)
    assert found.school.id == small_school.home.id
    assert [school.id for school in found.schools] == [small_school.home.id]
    assert [(each.name, each.group, each.detail) for each in found.classes] == [("2STA", "Vg2", "Realfag")]
    assert names(found.teachers) == ["Omar Aziz", "Anne Lien"]
    assert [(each.name, each.group) for each in found.rooms] == [("Gymsalen", ""), ("A101", "A-bygget")]


def test_owner_staff_choose_among_the_schools_that_use_vidar(small_school):
    make_school(small_school.owner, "Venter videregående skole", short_name="Venter", slug="venter", active=False)
    with acting(small_school.kristin, "owner_staff") as actor:
        first = timetable_choices(actor)
        farm = timetable_choices(actor, school_slug="storsteigen")
    assert first.school is None
    assert [school.slug for school in first.schools] == ["nord-osterdal", "storsteigen"]
    assert (first.classes, first.teachers, first.rooms) == ((), (), ())
    assert farm.school.id == small_school.farm.id
    assert (names(farm.classes), names(farm.teachers)) == (["1NAA"], ["Tor Berg"])


def test_school_that_is_not_open_does_not_exist(small_school):
    with acting(small_school.anne, "staff", small_school.home) as actor:
        for slug in ("storsteigen", "roros", "finnes-ikke"):
            with pytest.raises(NotVisibleError):
                timetable_choices(actor, school_slug=slug)


def test_teachers_stand_in_norwegian_order_without_those_protected_or_gone(small_school):
    with in_wall_of(small_school.anne):
        for given, family, protection, valid in (
            ("Åse", "Ås", "none", DateRange(TODAY, None)),
            ("Øystein", "Øye", "confidential", DateRange(TODAY, None)),
            ("Skjult", "Ask", "strict", DateRange(TODAY, None)),
            ("Sluttet", "Berg", "none", LAST_YEAR),
        ):
            person = make_person(given, family, protection=protection)
            make_staff_assignment(person, small_school.home, valid=valid)
    with acting(small_school.anne, "staff", small_school.home) as actor:
        assert names(timetable_choices(actor).teachers) == ["Omar Aziz", "Anne Lien", "Øystein Øye", "Åse Ås"]


def test_classes_are_those_of_this_school_year(small_school):
    with in_wall_of(small_school.anne):
        last = make_school_year(label="2025/26", starts=LAST_YEAR.lower, ends=small_school.year.starts.replace(month=7))
        make_class(small_school.home, last, "3STA", level="Vg3")
    with acting(small_school.anne, "staff", small_school.home) as actor:
        assert names(timetable_choices(actor).classes) == ["2STA"]
