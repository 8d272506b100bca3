"""The pupil's class, the contact teachers and who teaches each subject."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.access import in_wall_of, make_permission_opening
from tests.factories.curriculum import make_subject
from tests.factories.days import TODAY, TOMORROW
from tests.factories.enrolment import (
    make_class_membership,
    make_contact_teacher,
    make_enrolment,
    make_group,
    make_group_membership,
    make_group_teacher,
)
from tests.factories.people import make_person
from tests.people.asking import as_actor, looks
from vidar.access.records import NotVisibleError
from vidar.enrolment.models import ContactTeacher, Enrolment, GroupMembership, GroupTeacher
from vidar.enrolment.queries import class_of_pupil
from vidar.people.models import Person

UNTIL_TODAY = DateRange(date(2026, 8, 1), TODAY)
FROM_TODAY = DateRange(TODAY, date(2027, 8, 1))
FROM_TOMORROW = DateRange(TOMORROW, date(2027, 8, 1))
NORSK, MATTE, FARM_NORSK = "Norsk vg2 studieforberedende, skriftlig", "Matematikk 2P", "Norsk vg2 yrkesfag"


def look_at(person, capacity, whose, school=None):
    with as_actor(person, capacity, school) as actor:
        return class_of_pupil(actor, whose.id)


def own(pupil):
    return look_at(pupil, "pupil", pupil)


def lines(shown):
    return [(line.subject, line.teachers) for line in shown.subjects]


def add_teacher(group, given_name, family_name, **valid):
    teacher = make_person(given_name, family_name)
    make_group_teacher(group, teacher, **valid)
    return teacher


def test_class_contact_teacher_and_subject_teachers(small_school):
    readers = [
        (small_school.kari, "pupil", None),
        (small_school.ingrid, "guardian", None),
        *((getattr(small_school, who), "staff", small_school.home) for who in ("anne", "omar", "berit", "marit")),
        *((getattr(small_school, who), "staff", small_school.home) for who in ("svein", "geir", "liv")),
    ]
    for person, capacity, school in readers:
        shown = look_at(person, capacity, small_school.kari, school)
        assert shown.record.name == "Kari Nordli"
        assert [(each.class_name, each.contact_teachers) for each in shown.schools] == [("2STA", ("Omar Aziz",))]
        assert lines(shown) == [(MATTE, ("Omar Aziz",)), (NORSK, ("Anne Lien",))]
    kari = [small_school.kari.id]
    assert looks(small_school.kari) == [(who.id, capacity, "class", kari) for who, capacity, _ in readers[1:]]


@pytest.mark.parametrize("opened", [False, True])
def test_others_see_no_class(small_school, opened):
    if opened:  # opens the class of adults to their guardians, and of no other
        with in_wall_of(small_school.berit):
            make_permission_opening("personalia", "guardian_adult")
    kari, home = small_school.kari, small_school.home
    refused = [
        (small_school.jonas, "pupil", kari, None),
        (small_school.ingrid, "guardian", small_school.jonas, None),
        (small_school.nina, "staff", kari, home),  # a timetabler sees the name only
        (small_school.anne, "staff", small_school.sol, home),
        (small_school.liv, "staff", small_school.silje, home),
        (small_school.liv, "staff", small_school.emil, home),
        (small_school.liv, "staff", small_school.ola, home),
        (small_school.liv, "staff", small_school.anne, home),
        (small_school.tor, "staff", kari, small_school.farm),
        (small_school.kristin, "owner_staff", kari, None),
    ]
    for person, capacity, whose, school in refused:
        with pytest.raises(NotVisibleError):
            look_at(person, capacity, whose, school)
    if opened:
        assert lines(look_at(small_school.trine, "guardian", small_school.thea)) == lines(own(small_school.thea))
    assert len(looks(kari)) == (1 if opened else 0)


def test_subjects_and_teachers_stand_in_norwegian_order(small_school):
    subjects = {code: make_subject(code).name for code in ("SAM3068", "SAM3070", "GEO1003", "HIS1010")}
    with in_wall_of(small_school.berit):
        for number, code in enumerate(subjects):
            group = make_group(small_school.home, small_school.year, f"Gruppe {number}", subject=code)
            make_group_membership(group, small_school.kari)
        for given, family in (("Ada", "Åsen"), ("Åse", "Østby"), ("Zara", "Ærø"), ("Zorro", "Abel"), ("Zorro", "Abel")):
            add_teacher(small_school.groups.norsk, given, family)
    shown = dict(lines(own(small_school.kari)))
    assert list(shown) == [
        subjects["GEO1003"],
        subjects["HIS1010"],
        MATTE,
        NORSK,
        subjects["SAM3070"],
        subjects["SAM3068"],
    ]
    assert shown[NORSK] == ("Zorro Abel", "Zorro Abel", "Anne Lien", "Zara Ærø", "Åse Østby", "Ada Åsen")
    assert shown[subjects["SAM3068"]] == ()


def test_two_groups_of_a_subject_are_one_line(small_school):
    with in_wall_of(small_school.berit):
        more = make_group(small_school.home, small_school.year, "NOR 2STA styrking")
        make_group_membership(more, small_school.kari)
        make_group_teacher(more, small_school.anne)
        make_group_teacher(more, small_school.omar)
        no_subject = make_group(small_school.home, small_school.year, "2STA", subject=None)
        make_group_membership(no_subject, small_school.kari)
        make_group_teacher(no_subject, small_school.omar)
    assert lines(own(small_school.kari)) == [(MATTE, ("Omar Aziz",)), (NORSK, ("Omar Aziz", "Anne Lien"))]


def test_teachers_and_groups_count_on_their_days(small_school):
    with in_wall_of(small_school.berit):
        GroupTeacher.objects.filter(teacher_id=small_school.anne.id).update(valid=UNTIL_TODAY)
        add_teacher(small_school.groups.norsk, "Nye", "Lærer", valid=FROM_TODAY)
        add_teacher(small_school.groups.norsk, "Neste", "Lærer", valid=FROM_TOMORROW)
        GroupMembership.objects.filter(
            pupil_id=small_school.kari.id, teaching_group_id=small_school.groups.matte.id
        ).update(valid=UNTIL_TODAY)
    assert lines(own(small_school.kari)) == [(NORSK, ("Nye Lærer",))]


def test_no_several_and_protected_teachers(small_school):
    contacts = []
    for change in (
        lambda: ContactTeacher.objects.all().delete(),
        lambda: make_contact_teacher(small_school.classes.sta, small_school.omar),
        lambda: make_contact_teacher(small_school.classes.sta, small_school.anne),
        lambda: Person.objects.filter(id=small_school.omar.id).update(protection="strict"),
        lambda: Person.objects.filter(id=small_school.anne.id).update(protection="confidential"),
    ):
        with in_wall_of(small_school.berit):
            change()
        contacts.append(own(small_school.kari).schools[0].contact_teachers)
    assert contacts == [(), ("Omar Aziz",), ("Omar Aziz", "Anne Lien"), ("Anne Lien",), ("Anne Lien",)]
    assert lines(own(small_school.kari)) == [(MATTE, ()), (NORSK, ("Anne Lien",))]
    as_omar = look_at(small_school.omar, "staff", small_school.kari, small_school.home)
    assert as_omar.schools[0].contact_teachers == ("Omar Aziz", "Anne Lien")
    assert lines(as_omar) == [(MATTE, ("Omar Aziz",)), (NORSK, ("Anne Lien",))]


def test_two_schools_the_main_one_first_and_those_left_not_at_all(small_school):
    kari, farm, home = small_school.kari, small_school.farm, small_school.home
    with in_wall_of(small_school.berit):
        Enrolment.objects.filter(pupil_id=kari.id).update(is_main=False)
        make_enrolment(kari, farm, small_school.year, area="NANAB1----", level="Vg1")
        make_class_membership(small_school.classes.naa, kari)
        make_group_membership(small_school.groups.farm, kari)

    def seen():
        shown = own(kari)
        assert [each.school_name for each in shown.schools] == list(
            dict.fromkeys(e.school_name for e in shown.subjects)
        )
        return [(line.school_name, line.subject) for line in shown.subjects]

    at_home = [(home.name, MATTE), (home.name, NORSK)]
    assert seen() == [(farm.name, FARM_NORSK), *at_home]
    with in_wall_of(small_school.berit):  # moved; the groups of the school that was left are tidied up later
        Enrolment.objects.filter(school_id=home.id, pupil_id=kari.id).update(valid=UNTIL_TODAY)
    assert seen() == [(farm.name, FARM_NORSK)]


def test_who_has_left_has_no_class(small_school):
    shown = look_at(small_school.silje, "leaver", small_school.silje)
    assert (shown.schools, shown.subjects) == ((), ())
