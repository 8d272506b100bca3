"""The pages' answer to who may use a register is the law's, for everybody of the small school and every lesson."""

import pytest

from tests.factories.access import in_wall_of, make_permission_opening
from tests.factories.days import TODAY, at
from tests.factories.timetable import make_full_lesson, make_lesson_teacher
from tests.timetable.acting import acting
from vidar.access.records import NotVisibleError
from vidar.attendance.opening import open_lesson
from vidar.attendance.queries import register_of
from vidar.enrolment.models import GroupTeacher, StaffAssignment
from vidar.law.access import Object, SubjectFacts, Verb, decide
from vidar.timetable.models import Lesson, LessonGroup, LessonTeacher, WeekPlan

FRIDAY_EVENING = at(TODAY.replace(day=27), "20.00")


@pytest.fixture
def lessons(small_school):
    """Return the lessons of the week, and one of Anne's group that Omar was to hold and is away from."""
    with in_wall_of(small_school.berit):
        away = make_full_lesson(small_school.home, starts="13.00", ends="14.00", groups=[small_school.groups.norsk])
        make_lesson_teacher(away, small_school.omar, attends=False)
        return list(Lesson.objects.order_by("id"))


def capacities(school):
    """Everybody in each capacity they have."""
    homes = {school.home.id: school.home, school.farm.id: school.farm}
    with in_wall_of(school.berit):
        staff = list(StaffAssignment.objects.order_by("id").values_list("person_id", "school_id"))
    people = {person.id: person for person in school.named.values()}
    for person_id, school_id in staff:
        yield people[person_id], "staff" if school_id else "owner_staff", homes.get(school_id)
    for pupil in (school.kari, school.jonas, school.sol, school.emil):
        yield pupil, "pupil", None
    yield school.silje, "leaver", None
    yield school.ingrid, "guardian", None


def teaches(person, lesson):
    """Whether the person holds the lesson or teaches one of its groups, asked row by row."""
    holds = LessonTeacher.objects.filter(lesson_id=lesson.id, teacher_id=person.id, attends=True).exists()
    groups = list(LessonGroup.objects.filter(lesson_id=lesson.id).values_list("teaching_group_id", flat=True))
    return holds or any(
        lesson.date in row.valid
        for row in GroupTeacher.objects.filter(teacher_id=person.id)
        if row.teaching_group_id in groups
    )


def by_law(actor, verb, lesson, *, is_theirs):
    about = SubjectFacts(None, actor.owner_id, frozenset({lesson.school_id}), teaches_group=is_theirs)
    return decide(actor.facts, verb, Object.LESSON_ABSENCE, about, at=actor.at, openings=actor.openings).allowed


def opens(ask, *arguments):
    try:
        return ask(*arguments)
    except NotVisibleError:
        return None


def everybody_agrees(school, lessons):
    seen = {}
    for person, capacity, at_school in capacities(school):
        for lesson in lessons:
            with acting(person, capacity, at_school, at=FRIDAY_EVENING, writes=True) as actor:
                theirs = teaches(person, lesson)
                reads, writes = (by_law(actor, verb, lesson, is_theirs=theirs) for verb in (Verb.READ, Verb.WRITE))
                page = opens(register_of, actor, lesson.id)
                assert (page is not None) is reads, (person.given_name, capacity, lesson.id)
                assert page is None or page.may_write is writes
                assert (opens(open_lesson, actor, lesson.id) is not None) is writes
                seen.setdefault(person.given_name, {})[lesson.id] = (reads, writes)
    return seen


def test_registers_agree_with_the_law(small_school, lessons):
    seen = everybody_agrees(small_school, lessons)
    now, norsk, substitute, farm = (
        getattr(small_school.lessons, name).id for name in ("now", "norsk", "substitute", "farm")
    )
    away = lessons[-1].id
    assert seen["Omar"] == {
        **dict.fromkeys(seen["Omar"], (False, False)), now: (True, True), substitute: (True, True)
    }  # fmt: skip
    assert seen["Anne"][away] == seen["Anne"][norsk] == seen["Anne"][substitute] == (True, True)
    assert seen["Anne"][now] == (False, False)
    assert (seen["Geir"][now], seen["Geir"][farm]) == ((True, False), (False, False))
    assert (seen["Berit"][now], seen["Berit"][farm]) == ((True, True), (False, False))
    closed = ("Kari", "Jonas", "Sol", "Emil", "Silje", "Ingrid", "Marit", "Nina", "Svein", "Kristin")
    assert {answer for name in closed for answer in seen[name].values()} == {(False, False)}


def test_counsellor_reads_where_the_owner_has_opened_it(small_school, lessons):
    with in_wall_of(small_school.berit):
        make_permission_opening("lesson_absence", "counsellor")
    seen = everybody_agrees(small_school, lessons)
    assert seen["Marit"][small_school.lessons.now.id] == (True, False)


def test_another_owner_has_no_such_lesson(small_school):
    with acting(small_school.guri, "staff", small_school.abroad) as guri, pytest.raises(NotVisibleError):
        register_of(guri, small_school.lessons.now.id)


def test_lesson_of_a_plan_that_is_not_published_has_no_register_yet(small_school):
    with in_wall_of(small_school.berit):
        WeekPlan.objects.update(published_at=None)
    with acting(small_school.anne, "staff", small_school.home, writes=True) as anne:
        for ask in (register_of, open_lesson):
            with pytest.raises(NotVisibleError):
                ask(anne, small_school.lessons.norsk.id)
