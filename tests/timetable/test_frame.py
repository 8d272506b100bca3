"""What stands around the lessons: whose, the schools, the calendar, A and B weeks, the subjects for the colours."""

from datetime import date, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.access import in_wall_of
from tests.factories.days import MONDAY, THIS_MORNING
from tests.factories.enrolment import (
    make_class,
    make_class_membership,
    make_enrolment,
    make_group,
    make_group_membership,
)
from tests.factories.people import make_person
from tests.factories.schools import make_calendar_entry
from tests.factories.timetable import make_full_lesson, make_plan_slot, make_week_plan
from tests.timetable.acting import WEEK, acting, ask, days_of, own
from vidar.law.basis import Period
from vidar.law.calendar import Week
from vidar.timetable.queries import class_timetable, own_timetable, room_timetable


def test_class_and_room_say_what_they_are(small_school):
    with acting(small_school.anne, "staff", small_school.home) as actor:
        of_class = ask(class_timetable, actor, small_school.classes.sta.id).frame
        of_room = ask(room_timetable, actor, small_school.rooms.a101.id).frame
    assert (of_class.name, of_class.detail) == ("2STA", "Realfag")
    assert (of_room.name, of_room.detail) == ("A101", "A-bygget")
    assert [school.id for school in (*of_class.schools, *of_room.schools)] == [small_school.home.id] * 2


def test_notes_are_those_of_the_pupils_schools_in_the_span_around(small_school):
    with in_wall_of(small_school.kari):
        first = make_calendar_entry(
            small_school.year, name="Vinterferie", first_day=date(2026, 11, 20), last_day=MONDAY
        )
        here = make_calendar_entry(
            small_school.year,
            school=small_school.home,
            name="Her",
            first_day=date(2026, 11, 29),
            last_day=date(2026, 12, 1),
        )
        make_calendar_entry(small_school.year, school=small_school.farm, name="Der", first_day=MONDAY, last_day=MONDAY)
        make_calendar_entry(small_school.year, name="Før", first_day=date(2026, 11, 22), last_day=date(2026, 11, 22))
        make_calendar_entry(small_school.year, name="Etter", first_day=date(2026, 11, 30), last_day=date(2026, 11, 30))
    notes = own(small_school.kari, "pupil").frame.notes
    assert [(note.name, note.school_id) for note in notes] == [
        (first.name, None),
        (here.name, small_school.home.id),
    ]


def test_years_are_whole_with_their_last_day(small_school):
    assert own(small_school.kari, "pupil").frame.years == (Period.through(date(2026, 8, 1), date(2027, 7, 31)),)


def test_published_plan_says_which_week_of_two_it_is(small_school):
    with in_wall_of(small_school.emil):
        plan = make_week_plan(small_school.farm, small_school.year, cycle_weeks=2, published_at=THIS_MORNING)
        for cycle_week, weeks in ((1, 0), (2, 1)):
            slot = make_plan_slot(plan, cycle_week=cycle_week, weekday=3)
            make_full_lesson(small_school.farm, day=MONDAY + timedelta(days=2, weeks=weeks), plan_slot=slot)
    weeks = [own(small_school.emil, "pupil", week=WEEK.plus(number)).frame.schools[0].cycle_week for number in range(3)]
    assert weeks == [1, 2, 0]
    assert own(small_school.kari, "pupil").frame.schools[0].cycle_week == 0


def test_plan_counts_from_its_first_day_to_its_last_and_not_before_it_is_published(small_school):
    january = DateRange(date(2027, 1, 4), date(2027, 8, 1))
    with in_wall_of(small_school.emil):
        make_week_plan(small_school.farm, small_school.year, published_at=THIS_MORNING, valid=january)
        make_week_plan(small_school.farm, small_school.year, valid=DateRange(date(2026, 8, 1), date(2026, 12, 1)))
    school = own(small_school.emil, "pupil").frame.schools[0]
    assert (school.has_plan, school.next_plan) == (False, date(2027, 1, 4))
    school = own(small_school.emil, "pupil", week=Week(2027, 1)).frame.schools[0]
    assert (school.has_plan, school.next_plan) == (True, None)


def test_pupil_who_has_moved_keeps_the_school_and_class_of_the_week_looked_at(small_school):
    moved = date(2026, 11, 9)
    with in_wall_of(small_school.kari):
        pupil = make_person("Flytter", "Elev")
        make_enrolment(pupil, small_school.home, small_school.year, valid=DateRange(date(2026, 8, 1), moved))
        make_class_membership(small_school.classes.sta, pupil, valid=DateRange(date(2026, 8, 1), moved))
        make_enrolment(pupil, small_school.farm, small_school.year, valid=DateRange(moved, None))
        make_class_membership(small_school.classes.naa, pupil, valid=DateRange(moved, None))
    weeks = [own(pupil, "pupil", week=week).frame.schools for week in (Week(2026, 45), WEEK, Week(2025, 45))]
    assert [[(school.id, school.class_name) for school in schools] for schools in weeks] == [
        [(small_school.home.id, "2STA")],
        [(small_school.farm.id, "1NAA")],
        [(small_school.farm.id, "1NAA")],  # before everything: today's
    ]


def test_subjects_are_those_of_the_year_held_longest_first(small_school):
    with in_wall_of(small_school.kari):
        late = make_group(small_school.home, small_school.year, "NY", subject="NOR1262")
        make_group_membership(late, small_school.kari, valid=DateRange(date(2026, 9, 1), date(2026, 10, 1)))
    assert own(small_school.kari, "pupil").frame.subjects == ("MAT1023", "NOR1264", "NOR1262")
    assert own(small_school.anne, "staff", small_school.home).frame.subjects == ("NOR1264",)


def test_class_of_another_year_at_the_same_school_is_there(small_school):
    with in_wall_of(small_school.anne):
        other = make_class(small_school.home, small_school.year, "2STB")
    with acting(small_school.anne, "staff", small_school.home) as actor:
        assert ask(class_timetable, actor, other.id).lessons == ()


def test_span_without_an_end_is_a_mistake(small_school):
    with acting(small_school.kari, "pupil") as actor, pytest.raises(ValueError, match="has an end"):
        own_timetable(actor, Period(MONDAY), around=days_of(WEEK))
