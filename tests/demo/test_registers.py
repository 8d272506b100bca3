"""Half a year of registers: what is taken, what is missing, and who is away."""

from collections import Counter, defaultdict

import pytest

from tests.demo.conftest import START_DAY
from vidar.demo.county import build_county
from vidar.demo.registers.content_words import lines
from vidar.demo.spec import SCHOOLS
from vidar.demo.start import start_moment, year_of_start
from vidar.law.attendance import Evidence, Ground
from vidar.law.people import is_adult


@pytest.fixture(scope="module")
def entries_of(county):
    found = defaultdict(list)
    for each in county.register_entries:
        found[each.pupil_id].append(each)
    return found


def _of_lesson(county, case):
    lesson_id = county.register_cases[case]
    return next((each for each in county.registers if each.lesson_id == lesson_id), None)


def _minutes(row):
    return (row.ends_at - row.starts_at).total_seconds() / 60


def _missed_share(county, reading, entries_of, key, subject):
    """What somebody has been absent from, of the year's minutes in a subject."""
    lessons = [each for each in reading.lessons_of_pupil(county.cast[key]) if (each.subject_id or "")[:3] == subject]
    of_subject = {each.id for each in lessons}
    registers = {each.id: each for each in county.registers if each.lesson_id in of_subject}
    missed = [registers[each.register_id] for each in entries_of[county.cast[key]] if each.register_id in registers]
    return sum(map(_minutes, missed)) / sum(_minutes(each) for each in lessons if each.takes_place)


def test_about_five_in_a_hundred_presences_deviate(county):
    presences = sum(len(each.roster) for each in county.registers if each.state != "not_held")

    assert 0.04 < len(county.register_entries) / presences < 0.06
    assert {each.presence for each in county.register_entries} == {"absent", "partly", "elsewhere"}


def test_rosters_are_those_who_were_members_on_the_day(county, reading):
    members = defaultdict(list)
    for each in county.group_memberships:
        members[each.teaching_group_id].append(each)
    for register in county.registers:
        expected = {
            row.pupil_id
            for group in reading.groups_of[register.lesson_id]
            for row in members[group.teaching_group_id]
            if row.valid.contains(register.date)
        }
        assert register.roster == sorted(expected)


def test_registers_belong_to_lessons_that_are_over_and_took_place(county, reading):
    now = start_moment(START_DAY)
    lessons = [reading.lessons[each.lesson_id] for each in county.registers]

    assert all(each.takes_place and each.ends_at <= now for each in lessons)
    assert {each.kind for each in lessons} <= {"lesson", "test", "cross_subject"}
    assert len({each.lesson_id for each in county.registers}) == len(county.registers)


def test_teachers_who_were_there_took_them(county, reading):
    for each in county.registers:
        there = {row.teacher_id for row in reading.teachers_of[each.lesson_id] if row.attends}
        assert each.saved_by_id in there


def test_nearly_all_are_confirmed_and_some_are_missing(county, reading):
    now, taken = start_moment(START_DAY), {each.lesson_id for each in county.registers}
    over = [
        each
        for each in county.lessons
        if each.takes_place and each.ends_at <= now and each.kind in ("lesson", "test", "cross_subject")
    ]
    missing = [each for each in over if each.id not in taken]
    states = Counter(each.state for each in county.registers)

    assert 4 <= len(missing) < 0.02 * len(over)
    assert (START_DAY - min(each.date for each in missing)).days < 25
    assert states["confirmed"] > 0.99 * len(county.registers)
    assert states["open"] == 1


@pytest.mark.parametrize("key", ["anne", "omar", "tor", "ragnhild"])
def test_some_of_the_cast_have_forgotten_one(county, reading, key):
    lesson_id = county.register_cases[f"register_missing_{key}"]

    assert _of_lesson(county, f"register_missing_{key}") is None
    assert county.cast[key] in [each.teacher_id for each in reading.teachers_of[lesson_id]]


def test_a_lesson_that_was_not_held_says_why_and_has_no_entries(county):
    not_held = _of_lesson(county, "register_not_held")

    assert (not_held.state, not_held.not_held_cause) == ("not_held", "Brannøvelse")
    assert [each for each in county.register_entries if each.register_id == not_held.id] == []


def test_this_mornings_registers_are_taken_and_the_one_that_is_on_is_not(county):
    today = [each for each in county.registers if each.date == START_DAY]

    assert {each.ends_at <= start_moment(START_DAY) for each in today} == {True}
    assert len(today) >= 15
    assert _of_lesson(county, "register_now") is None
    assert _of_lesson(county, "register_open").state == "open"


def test_the_register_that_is_on_opens_with_somebody_away_and_somebody_elsewhere(county, reading):
    now = start_moment(START_DAY)
    pupils = {
        membership.pupil_id
        for group in reading.groups_of[county.register_cases["register_now"]]
        for membership in county.group_memberships
        if membership.teaching_group_id == group.teaching_group_id and membership.valid.contains(START_DAY)
    }
    standing = [
        each for each in county.absence_notices if each.pupil_id in pupils and each.starts_at <= now < each.ends_at
    ]

    assert {"health", "school_activity"} <= {each.ground for each in standing if each.withdrawn_at is None}
    assert [each.ground for each in standing if each.withdrawn_at is not None] == ["reported"]


def test_every_ground_and_every_evidence_is_met(county):
    assert {each.ground for each in county.absence_notices} == {each.value for each in Ground}
    assert {each.evidence for each in county.absence_notices} == {each.value for each in Evidence}


def test_grown_up_pupils_tell_themselves_and_guardians_tell_of_the_others(county, reading):
    guardians = defaultdict(set)
    for each in county.guardianships:
        guardians[each.pupil_id].add(each.guardian_id)
    for each in county.absence_notices:
        adult = is_adult(reading.people[each.pupil_id].birth_date, each.starts_at)
        assert each.filed_by_id in ({each.pupil_id} if adult else guardians[each.pupil_id] | {each.pupil_id})
        assert each.filed_at < start_moment(START_DAY)


def test_a_notice_in_the_schools_care_is_no_absence(county):
    trips = [each for each in county.absence_notices if each.ground == "school_activity" and not each.withdrawn_at]
    others = {each.pupil_id for each in county.absence_notices if each.ground != "school_activity"}
    during = {
        entry.presence
        for each in trips
        if each.pupil_id not in others
        for entry in county.register_entries
        if entry.pupil_id == each.pupil_id and each.starts_at <= entry.starts_at < each.ends_at
    }

    assert during == {"elsewhere"}


def test_stories_of_the_cast(county, reading, entries_of):
    away = {key: Counter(each.presence for each in entries_of[county.cast[key]]) for key in ("kari", "elle", "sander")}
    documented = [each for each in county.absence_notices if each.pupil_id == county.cast["elle"]]

    assert 1 <= away["kari"].total() <= 5
    assert away["elle"]["absent"] > 15
    assert {each.evidence for each in documented} == {"health_personnel"}
    assert away["sander"]["partly"] > 15
    assert 0.08 < _missed_share(county, reading, entries_of, "maja", "HIS") < 0.1
    assert _missed_share(county, reading, entries_of, "henrik", "REL") > 0.1


def test_lessons_of_this_week_have_topics_in_the_schools_own_language(county, reading):
    of_lesson = {each.lesson_id: each for each in county.lesson_contents}
    week = START_DAY.isocalendar()[:2]
    kari = [
        each
        for each in reading.lessons_of_pupil(county.cast["kari"])
        if each.date.isocalendar()[:2] == week and each.takes_place and each.subject_id and each.kind != "event"
    ]
    there = {each.id for each in county.lessons if reading.schools[each.school_id] == "nord-gudbrandsdal"}
    topics = {each.topic for each in county.lesson_contents if each.lesson_id in there}

    assert all(each.id in of_lesson for each in kari)
    assert any(each.homework for each in county.lesson_contents)
    assert "Lineære funksjonar" in topics
    assert "Lineære funksjoner" not in topics
    assert all(each.written_at < start_moment(START_DAY) for each in county.lesson_contents)


def test_every_subject_that_is_taught_has_topics(county, reading):
    languages = {each.slug: each.language for each in SCHOOLS}
    unknown = {
        (languages[reading.schools[each.school_id]], each.subject_id)
        for each in county.lessons
        if each.subject_id and not lines(languages[reading.schools[each.school_id]], each.subject_id)
    }

    assert unknown == set()


def test_topics_fit_their_columns():
    known = [
        line for language in ("nb", "nn") for subject in ("MAT", "NOR", "REA3056") for line in lines(language, subject)
    ]

    assert all(0 < len(topic) <= 200 and len(homework) <= 1000 for topic, homework in known)


def test_on_the_first_day_only_the_mornings_registers_are_taken():
    first = year_of_start(2026).school_days("nord-osterdal")[0]
    county = build_county(1, first)

    assert {each.date for each in county.registers} == {first}
    assert county.register_cases.keys() == {"register_now", "register_open"}
