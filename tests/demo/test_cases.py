"""Every hard case of the timetable is there, exactly as it is named."""

from datetime import timedelta

import pytest

from vidar.demo.start import start_moment

_MINUTE = timedelta(minutes=1)


def _minutes(lesson):
    return (lesson.ends_at - lesson.starts_at) // _MINUTE


def test_all_cases_are_named(county):
    assert set(county.cases) == {
        "activity", "added", "cancelled", "co_teachers", "cross_subject_day", "double_lesson", "evening", "event",
        "long_lesson", "merged_once", "merged_weekly", "moved", "replaced", "room", "shared_hall", "substitute",
        "swapped", "swapped_with", "test",
    }  # fmt: skip


def test_kari_has_a_lesson_when_the_demo_begins(county, reading):
    now = start_moment(county.start_day)
    on = [each for each in reading.lessons_of_pupil(county.cast["kari"]) if each.starts_at <= now < each.ends_at]

    assert [(each.kind, each.takes_place) for each in on] == [("lesson", True)]


@pytest.mark.parametrize(
    "case", ["test", "added", "substitute", "cancelled", "room", "moved", "event", "evening", "activity"]
)
def test_the_case_is_in_karis_week(county, reading, case):
    lesson = reading.lesson(case)

    assert lesson in reading.lessons_of_pupil(county.cast["kari"])
    assert lesson.date.isocalendar()[:2] == county.start_day.isocalendar()[:2]


def test_cancelled_lesson_does_not_take_place_and_says_why(reading):
    (change,) = reading.changes("cancelled")

    assert not reading.lesson("cancelled").takes_place
    assert (change.kind, change.reason) == ("cancelled", "Fysikklaben er stengt")


def test_moved_lesson_remembers_when_it_was(reading):
    lesson, (change,) = reading.lesson("moved"), reading.changes("moved")

    assert change.kind == "moved"
    assert change.was_starts_at != lesson.starts_at
    assert change.was_ends_at - change.was_starts_at == lesson.ends_at - lesson.starts_at


def test_changed_room_remembers_where_it_was(county, reading):
    (change,) = reading.changes("room")
    (now,) = reading.rooms_of[county.cases["room"]]

    assert change.kind == "room"
    assert change.was_room_id not in (None, now.room_id)


def test_substitute_stands_beside_the_teacher_who_is_away(county, reading):
    (change,) = reading.changes("substitute")
    teachers = [(each.teacher_id, each.role, each.attends) for each in reading.teachers_of[county.cases["substitute"]]]

    assert teachers == [(county.cast["anne"], "main", False), (county.cast["bjorn"], "substitute", True)]
    assert (change.kind, change.was_teacher_id) == ("substitute", county.cast["anne"])


def test_two_lessons_have_changed_places(reading):
    one, other = reading.lesson("swapped"), reading.lesson("swapped_with")
    (first,), (second,) = reading.changes("swapped"), reading.changes("swapped_with")

    assert (first.was_starts_at, second.was_starts_at) == (other.starts_at, one.starts_at)


def test_merged_lesson_has_two_groups_and_the_other_lesson_is_not_held(county, reading):
    lesson = reading.lesson("merged_once")
    guest = reading.groups_of[lesson.id][1].teaching_group_id
    not_held = [
        each
        for each in county.lessons
        if each.note == lesson.title and guest in [row.teaching_group_id for row in reading.groups_of[each.id]]
    ]

    assert len(reading.groups_of[lesson.id]) == 2
    assert [each.takes_place for each in not_held] == [False]


def test_some_groups_are_merged_every_week(reading):
    lesson = reading.lesson("merged_weekly")

    assert lesson.plan_slot_id is not None
    assert len(reading.groups_of[lesson.id]) == 2


def test_two_groups_share_the_hall(county, reading):
    lesson = reading.lesson("shared_hall")
    hall = reading.rooms_of[lesson.id][0]
    at_once = [
        each
        for each in county.lesson_rooms
        if (each.room_id, each.starts_at, each.takes_place) == (hall.room_id, lesson.starts_at, True)
    ]

    assert hall.shareable
    assert len(at_once) == 2


def test_co_teachers_are_both_there(reading):
    teachers = reading.teachers_of[reading.lesson("co_teachers").id]

    assert [(each.role, each.attends) for each in teachers] == [("main", True), ("co", True)]


def test_test_has_a_topic_and_an_extra_lesson_before_it(reading):
    test, extra = reading.lesson("test"), reading.lesson("added")

    assert (test.kind, test.title, test.subject_id) == ("test", "Prøve: derivasjon", "REA3056")
    assert (extra.kind, extra.plan_slot_id, extra.subject_id) == ("lesson", None, "REA3056")
    assert extra.ends_at <= test.starts_at
    assert [each.kind for each in reading.changes("added")] == ["added"]


def test_events_and_activities_are_no_subjects(reading):
    shown = [(reading.lesson(each).kind, reading.lesson(each).subject_id) for each in ("event", "evening", "activity")]

    assert shown == [("event", None), ("event", None), ("activity", None)]


def test_cross_subject_day_replaces_every_lesson_of_the_level(county, reading):
    instead = reading.lesson("cross_subject_day")
    kari = [each for each in reading.lessons_of_pupil(county.cast["kari"]) if each.date == instead.date]
    held = [each for each in kari if each.takes_place and each.kind != "activity"]
    not_held = [each for each in kari if not each.takes_place]

    assert reading.names_of_groups(instead) == ["2STA", "2STB", "2STC"]
    assert {each.kind for each in held} == {"cross_subject"}
    assert len(not_held) >= 2
    assert {reading.changes_of[each.id][0].kind for each in not_held} == {"cross_subject"}


def test_lessons_are_double_long_and_single(county, reading):
    assert _minutes(reading.lesson("double_lesson")) == 90
    assert _minutes(reading.lesson("long_lesson")) == 180
    assert {_minutes(each) for each in county.lessons if each.plan_slot_id} == {45, 90, 180}


def test_changes_were_made_before_now(county):
    assert all(each.at < start_moment(county.start_day) for each in county.lesson_changes)


def test_no_reason_tells_why_a_teacher_is_away(county):
    away = {each.reason for each in county.lesson_changes if each.kind == "substitute"}

    assert away <= {"Læreren er borte", "Læraren er borte"}


def test_the_nynorsk_school_writes_nynorsk(county, reading):
    there = {each.id for each in county.lessons if reading.schools[each.school_id] == "nord-gudbrandsdal"}
    reasons = {each.reason for each in county.lesson_changes if each.lesson_id in there}
    titles = {each.title for each in county.lessons if each.id in there and each.subject_id is None}

    assert not [each for each in reasons if "Læreren" in each]
    assert titles == {"Kontaktlærartime"}


def test_everyday_changes_happen_before_and_after_the_start_day(county, reading):
    days = {reading.lessons[each.lesson_id].date for each in county.lesson_changes}

    assert min(days) <= county.start_day - timedelta(days=12)
    assert max(days) >= county.start_day + timedelta(days=18)


def test_every_theory_group_has_tests_and_nobody_has_two_on_one_day(county, reading):
    tests = [each for each in county.lessons if each.kind == "test"]
    of_kari = [each.date for each in reading.lessons_of_pupil(county.cast["kari"]) if each.kind == "test"]

    assert len(tests) > 300
    assert len(of_kari) == len(set(of_kari))
