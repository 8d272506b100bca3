"""The people: synthetic, likely, and with every hard case of families, ages and protection."""

from collections import Counter, defaultdict
from datetime import timedelta

import pytest

from vidar.demo.people.name_lists import BACKGROUNDS
from vidar.demo.start import start_moment
from vidar.law.basis import Accepts, Period, Series, parse_national_id
from vidar.law.people import (
    ConsentFacts,
    GuardianReason,
    GuardianshipFacts,
    GuardianshipKind,
    Party,
    Protection,
    PupilFacts,
    age_on,
    guardian_access,
    is_adult,
)
from vidar.schools.settings import OwnerSettings

_RULES = OwnerSettings.from_stored({}).guardian_rules()


def test_every_national_id_is_synthetic_and_belongs_to_its_person(county):
    for person in county.people:
        number = parse_national_id(person.national_id, today=county.start_day, accepts=Accepts.SYNTHETIC)
        assert number.series is Series.TENOR
        assert number.birth_date == person.birth_date


def test_nobody_shares_a_national_id(county):
    assert len({each.national_id for each in county.people}) == len(county.people)


def test_schools_have_the_pupils_they_should(county, reading):
    main = Counter(reading.school_of(each) for each in county.enrolments if each.is_main and not each.end_reason)

    assert 430 <= main["nord-osterdal"] <= 470
    assert 60 <= main["storsteigen"] <= 140
    assert 60 <= main["nord-gudbrandsdal"] <= 140


def test_names_have_norwegian_letters_sami_names_and_names_from_abroad(county):
    pupils = {each.pupil_id for each in county.enrolments}
    names = [f"{each.given_name} {each.family_name}" for each in county.people if each.id in pupils]

    for letters in ("æ", "ø", "å", "á"):
        assert any(letters in each.lower() for each in names), letters
    for background in BACKGROUNDS:
        assert any(each.endswith(background.families) for each in names), background.families


def test_pupils_are_as_old_as_their_level(county):
    people = {each.id: each for each in county.people}
    usual = {"Vg1": 16, "Vg2": 17, "Vg3": 18}
    for each in county.enrolments:
        turns = county.year.start_year - people[each.pupil_id].birth_date.year
        assert usual[each.level] <= turns <= usual[each.level] + 3


@pytest.mark.parametrize(
    ("key", "age"), [("kari", 17), ("sol", 17), ("amina", 17), ("jonas", 18), ("thea", 18), ("oskar", 18), ("ida", 17)]
)
def test_the_cast_has_the_age_it_is_known_for(county, reading, key, age):
    assert age_on(reading.person(key).birth_date, county.start_day) == age


def test_one_turned_18_today_and_one_turns_18_tomorrow(county, reading):
    now, born_tomorrow = start_moment(county.start_day), reading.person("ida").birth_date

    assert is_adult(reading.person("oskar").birth_date, now)
    assert not is_adult(born_tomorrow, now)
    assert is_adult(born_tomorrow, now + timedelta(days=1))
    assert not is_adult(reading.person("oskar").birth_date, now - timedelta(days=1))


@pytest.mark.parametrize(
    ("guardian", "pupil", "reason"),
    [
        ("ingrid", "kari", GuardianReason.PARENT_OF_MINOR),
        ("ingrid", "emil", GuardianReason.PARENT_OF_MINOR),
        ("per", "kari", GuardianReason.NO_RESPONSIBILITY),
        ("gro", "sol", GuardianReason.PARENT_OF_MINOR),
        ("frank", "sol", GuardianReason.STRICT_PROTECTION),
        ("ulla", "ida", GuardianReason.PARENT_OF_MINOR),
        ("knut", "oskar", GuardianReason.PUPIL_HAS_NOT_CONSENTED),
        ("bente", "jonas", GuardianReason.PUPIL_HAS_NOT_CONSENTED),
        ("trine", "thea", GuardianReason.CONSENTED),
        ("morten", "sander", GuardianReason.GUARDIAN_HAS_NOT_CONSENTED),
        ("mette", "maja", GuardianReason.PUPIL_HAS_NOT_CONSENTED),
        ("heidi", "henrik", GuardianReason.PUPIL_HAS_NOT_CONSENTED),
        ("arne", "jenny", GuardianReason.GUARDIAN_HAS_NOT_CONSENTED),
        ("wenche", "tuva", GuardianReason.PUPIL_HAS_NOT_CONSENTED),
        ("rolf", "mina", GuardianReason.CONTACT_OF_PUPIL),
        ("gunn", "mina", GuardianReason.CONTACT_OF_PUPIL),
        ("odd", "yonas", GuardianReason.CONTACT_OF_PUPIL),
        ("asbjorn", "lea", GuardianReason.CONTACT_OF_PUPIL),
        ("hanne", "jakob", GuardianReason.PARENT_OF_MINOR),
        ("siv", "vetle", GuardianReason.PARENT_OF_MINOR),
    ],
)
def test_each_guardian_of_the_cast_has_the_access_that_is_told(county, reading, guardian, pupil, reason):
    assert _access(county, reading, guardian, pupil).reason is reason


def test_a_guardian_loses_access_at_midnight(county, reading):
    at_midnight = start_moment(county.start_day) + timedelta(days=1)

    assert not _access(county, reading, "ulla", "ida", at=at_midnight).allowed


def test_families_live_in_every_arrangement(county):
    by_pupil = defaultdict(list)
    for each in county.guardianships:
        by_pupil[each.pupil_id].append(each)
    parents = [
        [tie.same_household for tie in ties if tie.kind == "parental_responsibility"] for ties in by_pupil.values()
    ]
    households = Counter(tuple(sorted(each)) for each in parents)
    kinds = Counter(each.kind for each in county.guardianships)

    assert households[True, True] > 300
    assert households[False, True] > 100
    assert households[True,] > 20
    assert set(kinds) == {each.value for each in GuardianshipKind}
    assert kinds["child_welfare"] == 1


def test_some_guardians_have_several_children_and_some_at_two_schools(county, reading):
    schools = {each.pupil_id: reading.school_of(each) for each in county.enrolments if each.is_main}
    by_guardian = defaultdict(set)
    for each in county.guardianships:
        by_guardian[each.guardian_id].add(each.pupil_id)
    ingrid = by_guardian[county.cast["ingrid"]]

    assert {schools[each] for each in ingrid} == {"nord-osterdal", "storsteigen"}
    assert sum(len(each) > 1 for each in by_guardian.values()) > 20


def test_protected_people_are_as_many_as_named(county, reading):
    protected = {(each.given_name, each.protection) for each in county.people if each.protection != "none"}
    named = {each.staff_id for each in county.protected_access if each.pupil_id == county.cast["sol"]}

    assert protected == {("Sol", "strict"), ("Vetle", "confidential")}
    assert named == {county.cast[each] for each in ("liv", "omar", "marit")}


def test_a_pupil_has_moved_between_schools(county, reading):
    before, after = reading.enrolments("mathias")

    assert (reading.school_of(before), reading.school_of(after)) == ("nord-gudbrandsdal", "nord-osterdal")
    assert before.valid.end == after.valid.start
    assert before.valid.end <= county.start_day
    assert before.end_reason == "Flyttet til Nord-Østerdal vgs"


def test_a_pupil_attends_two_schools_at_once(county, reading):
    main, other = reading.enrolments("amina")
    schools = {reading.schools[each.school_id] for each in reading.lessons_of_pupil(county.cast["amina"])}

    assert (main.is_main, other.is_main) == (True, False)
    assert main.valid == other.valid
    assert schools == {"nord-osterdal", "storsteigen"}


def test_a_pupil_has_changed_class(county):
    names = {each.id: each.name for each in county.school_classes}
    lea = [each for each in county.class_memberships if each.pupil_id == county.cast["lea"]]

    assert [names[each.school_class_id] for each in lea] == ["1STA", "1STB"]
    assert lea[0].valid.end == lea[1].valid.start <= county.start_day


def test_a_pupil_has_left(county, reading):
    (enrolment,) = reading.enrolments("silje")

    assert enrolment.end_reason == "Sluttet"
    assert enrolment.valid.end < county.start_day


def test_a_teacher_works_at_two_schools_on_different_days(county, reading):
    days = defaultdict(set)
    for each in county.lesson_teachers:
        lesson = reading.lessons[each.lesson_id]
        if each.teacher_id == county.cast["eirik"] and lesson.plan_slot_id and not reading.changes_of[lesson.id]:
            days[reading.schools[lesson.school_id]].add(lesson.date.isoweekday())

    assert days["nord-osterdal"] <= {1, 3, 5}
    assert days["storsteigen"] <= {2, 4}
    assert all(days.values())


def test_a_teacher_is_a_guardian_at_the_same_school(county):
    hanne = county.cast["hanne"]

    assert hanne in {each.teacher_id for each in county.group_teachers}
    assert county.cast["hanne-foresatt"] == hanne
    assert [each.pupil_id for each in county.guardianships if each.guardian_id == hanne] == [county.cast["jakob"]]


def test_every_staff_role_is_held(county):
    assert {each.role for each in county.staff_assignments} == {
        "teacher", "office", "counsellor", "exam_officer", "timetabler", "head_of_department", "principal",
        "owner_staff",
    }  # fmt: skip


def test_every_class_has_a_contact_teacher_who_works_there(county):
    classes = {each.id: each.school_id for each in county.school_classes}
    employed = {(each.person_id, each.school_id) for each in county.staff_assignments}

    assert {each.school_class_id for each in county.contact_teachers} == classes.keys()
    assert all((each.teacher_id, classes[each.school_class_id]) in employed for each in county.contact_teachers)


def test_memberships_lie_within_enrolments(county, reading):
    groups = {each.id: each.school_id for each in county.teaching_groups}
    enrolled = defaultdict(list)
    for each in county.enrolments:
        enrolled[each.pupil_id, each.school_id].append(each.valid)
    outside = [
        each
        for each in county.group_memberships
        if not any(valid.covers(each.valid) for valid in enrolled[each.pupil_id, groups[each.teaching_group_id]])
    ]

    assert outside == []


def _access(county, reading, guardian, pupil, *, at=None):
    ids = (county.cast[pupil], county.cast[guardian])
    (tie,) = [each for each in county.guardianships if (each.pupil_id, each.guardian_id) == ids]
    consents = [
        ConsentFacts(Party(each.party), each.text_version, each.given_at, each.withdrawn_at)
        for each in county.consents
        if (each.pupil_id, each.guardian_id) == ids
    ]
    person = reading.person(pupil)
    return guardian_access(
        pupil=PupilFacts(person.birth_date, Protection(person.protection)),
        guardianship=GuardianshipFacts(
            GuardianshipKind(tie.kind), Period(tie.valid.start, tie.valid.end), tie.approved_despite_protection
        ),
        consents=consents,
        at=at or start_moment(county.start_day),
        rules=_RULES,
    )
