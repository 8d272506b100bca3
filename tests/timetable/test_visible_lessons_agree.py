"""`visible_lessons` in SQL and `decide` for each person give the same lessons, in random small schools."""

from dataclasses import dataclass, replace
from types import SimpleNamespace

import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck, given, settings

from tests.access.loading import load
from tests.access.test_visibility_agrees import actors_of
from tests.access.worlds import GROUPS, SCHOOL_OF, worlds
from tests.factories.curriculum import make_programme_area, make_subject
from tests.factories.schools import make_owner, make_school, make_school_year
from tests.factories.timetable import make_full_lesson
from vidar.access.records import NotVisibleError, find_pupil
from vidar.enrolment.models import TeachingGroup
from vidar.law.access import Object
from vidar.law.basis import Period
from vidar.tenancy.wall import owner_scope
from vidar.timetable.visibility import visible_lessons


@dataclass
class Taught:
    """A lesson, and by its numbers in the world who has it: the school, the pupils of the day, the teachers."""

    id: int
    school_id: int
    pupils: list[int]
    teachers: list[int]


@pytest.fixture
def county(wall_db):
    """Return an owner with two schools and a year; the people come and go with each example."""
    make_programme_area()
    make_subject()
    owner = make_owner()
    schools = [make_school(owner, slug=f"skole-{number}") for number in range(2)]
    with owner_scope(owner.id):
        return SimpleNamespace(owner=owner, schools=schools, year=make_school_year())


def teach(world, county, people):
    """Give each group one lesson today, taught by its teachers of the day."""
    groups = TeachingGroup.objects.order_by("id")[:GROUPS]
    for number, group in enumerate(groups):
        teachers = [people[person] for person in dict.fromkeys(_today(world, world.group_teachers, number))]
        lesson = make_full_lesson(
            county.schools[SCHOOL_OF[number]],
            day=world.today,
            groups=[group],
            # each at its own time, so that nobody is in two places
            starts=f"{8 + number:02}.00",
            ends=f"{8 + number:02}.45",
            teachers=teachers,
        )
        pupils = [people[person].id for person in _today(world, world.group_members, number)]
        yield Taught(lesson.id, lesson.school_id, pupils, [teacher.id for teacher in teachers])


def _today(world, rows, number):
    return [person for group, person, days in rows if group == number and Period(*days).contains(world.today)]


def by_decide(actor, lesson):
    """Whether the lesson is in a timetable that the law lets the actor see, asked person by person."""
    # Staff see a school's timetable where they could see anybody's there: all their roles have the cell.
    at_own_school = actor.is_staff and actor.school_id in {lesson.school_id, None}
    is_mine = actor.is_staff and actor.person_id in lesson.teachers
    return at_own_school or is_mine or any(_opens(actor, pupil) for pupil in lesson.pupils)


def _opens(actor, pupil):
    try:
        find_pupil(actor, pupil, Object.TIMETABLE)
    except NotVisibleError:
        return False
    return True


def by_sql(actor):
    condition, parameters = visible_lessons(actor)
    with connections["default"].cursor() as cursor:
        cursor.execute(f"SELECT l.id FROM timetable_lesson l WHERE {condition}", parameters)
        return {row[0] for row in cursor.fetchall()}


def only_pupils_in_groups(world):
    """Return the world without group members who have never been enrolled: nobody opens them as pupils."""
    enrolled = {person for person, _school, _days in world.enrolments}
    return replace(world, group_members=tuple(row for row in world.group_members if row[1] in enrolled))


def check(world, county, seen):
    world = only_pupils_in_groups(world)
    with transaction.atomic():
        with owner_scope(county.owner.id):
            people = load(world, county.schools, county.year)
            lessons = list(teach(world, county, people))
            for person in people:
                for actor in actors_of(person, world):
                    expected = {lesson.id for lesson in lessons if by_decide(actor, lesson)}
                    assert by_sql(actor) == expected, (actor.capacity, actor.school_id)
                    seen.add((actor.capacity, bool(expected)))
        transaction.set_rollback(True)


def test_visible_lessons_agree_with_the_law(county):
    seen = set()

    @settings(suppress_health_check=[HealthCheck.too_slow])
    @given(worlds())
    def agree(world):
        check(world, county, seen)

    agree()
    assert {("pupil", True), ("pupil", False), ("guardian", True), ("guardian", False), ("staff", True)} <= seen
    assert ("owner_staff", True) in seen
