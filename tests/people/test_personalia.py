"""Who may see how much of whose personalia, and what stands in them."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.access import in_wall_of, make_permission_opening
from tests.factories.days import TODAY, TOMORROW
from tests.factories.enrolment import (
    make_class,
    make_class_membership,
    make_contact_teacher,
    make_enrolment,
    make_group_membership,
    make_staff_assignment,
)
from tests.factories.people import make_guardianship, make_person
from tests.people.asking import as_actor, looks
from vidar.access.records import NotVisibleError
from vidar.enrolment.models import ClassMembership, ContactTeacher, Enrolment, GroupTeacher
from vidar.people.models import Consent, Guardianship, Person
from vidar.people.queries import AttendedSchool, personalia, sees_all

UNTIL_TODAY = DateRange(date(2026, 8, 1), TODAY)
FROM_TODAY = DateRange(TODAY, date(2027, 8, 1))
FROM_TOMORROW = DateRange(TOMORROW, date(2027, 8, 1))
EVERYBODY = ("anne", "omar", "berit", "marit", "svein", "nina", "geir", "liv")
CLOSED, NAME, WHOLE, WITH_ID = "closed", "name", "whole", "whole and national id"


def look_at(person, capacity, whose, school=None):
    """Return the personalia as the person gets them."""
    with as_actor(person, capacity, school) as actor:
        return personalia(actor, whose.id)


def opened(person, capacity, whose, school=None):
    """Tell how much of the personalia opens."""
    try:
        shown = look_at(person, capacity, whose, school)
    except NotVisibleError:
        return CLOSED
    assert shown.record.person_id == whose.id
    assert shown.national_id in {None, whose.national_id}
    if not sees_all(shown.record):
        assert (shown.national_id, shown.schools) == (None, ())
        return NAME
    return WITH_ID if shown.national_id else WHOLE


def as_staff(small_school, who, whose, where="home"):
    return opened(getattr(small_school, who), "staff", getattr(small_school, whose), getattr(small_school, where))


def test_staff_see_what_their_work_needs(small_school):
    seen = {who: as_staff(small_school, who, "kari") for who in EVERYBODY}
    assert seen == {
        "anne": WHOLE,
        "omar": WHOLE,
        "berit": WITH_ID,
        "marit": WHOLE,
        "svein": WITH_ID,
        "nina": NAME,
        "geir": WHOLE,
        "liv": WITH_ID,
    }
    assert as_staff(small_school, "tor", "kari", "farm") == CLOSED
    assert as_staff(small_school, "guri", "kari", "abroad") == CLOSED
    assert opened(small_school.kristin, "owner_staff", small_school.kari) == CLOSED


def test_teacher_sees_the_own_groups_and_the_own_class_only(small_school):
    with in_wall_of(small_school.berit):
        newcomer, contact = make_person("Ny", "Lærer"), make_person("Mona", "Lie")
        for teacher in (newcomer, contact):
            make_staff_assignment(teacher, small_school.home)
        make_contact_teacher(small_school.classes.sta, contact)
        una = make_person("Una", "Dahl")
        make_enrolment(una, small_school.home, small_school.year)
        make_class_membership(make_class(small_school.home, small_school.year, "2STB"), una)
    kari, home = small_school.kari, small_school.home
    assert [opened(who, "staff", kari, home) for who in (newcomer, contact)] == [CLOSED, WHOLE]
    assert [opened(who, "staff", una, home) for who in (small_school.anne, small_school.omar, contact)] == [CLOSED] * 3
    with in_wall_of(small_school.berit):
        GroupTeacher.objects.filter(teacher_id=small_school.anne.id).update(valid=UNTIL_TODAY)
        ContactTeacher.objects.filter(teacher_id=contact.id).update(valid=FROM_TOMORROW)
    assert [opened(who, "staff", kari, home) for who in (small_school.anne, contact)] == [CLOSED, CLOSED]


def test_person_sees_the_own_personalia_also_after_leaving(small_school):
    kari, silje = small_school.kari, small_school.silje
    assert opened(kari, "pupil", kari) == WITH_ID
    assert opened(small_school.sol, "pupil", small_school.sol) == WITH_ID
    assert opened(silje, "leaver", silje) == WITH_ID
    assert look_at(silje, "leaver", silje).schools == ()
    assert opened(small_school.jonas, "pupil", kari) == CLOSED
    assert looks(kari) == []


def test_guardian_sees_a_child_under_18_without_the_national_id(small_school):
    ingrid = small_school.ingrid
    assert opened(ingrid, "guardian", small_school.kari) == WHOLE
    assert opened(ingrid, "guardian", small_school.emil) == WHOLE
    assert [opened(ingrid, "guardian", other) for other in (small_school.jonas, small_school.ola)] == [CLOSED, CLOSED]


@pytest.fixture
def guardians(small_school):
    """Those who would have no child to see have one besides, so that they can log in at all."""
    with in_wall_of(small_school.berit):
        other = make_person("Lille", "Venn", birth_date=date(2010, 1, 1))
        make_enrolment(other, small_school.farm, small_school.year, area="NANAB1----", level="Vg1")
        for guardian in (small_school.per, small_school.bente, small_school.trine, small_school.rolf):
            make_guardianship(other, guardian)
    return small_school


def test_guardian_without_parental_responsibility_sees_nothing(guardians):
    assert opened(guardians.per, "guardian", guardians.kari) == CLOSED
    with in_wall_of(guardians.berit):
        make_permission_opening("personalia", "guardian_adult")
        make_permission_opening("personalia", "other_contact")
    assert opened(guardians.per, "guardian", guardians.kari) == CLOSED


def test_guardian_of_an_adult_needs_consents_and_an_opening(guardians):
    def seen():
        return [
            opened(guardians.bente, "guardian", guardians.jonas),
            opened(guardians.trine, "guardian", guardians.thea),
        ]

    assert seen() == [CLOSED, CLOSED]
    with in_wall_of(guardians.berit):
        make_permission_opening("personalia", "guardian_adult")
    assert seen() == [CLOSED, WHOLE]
    with in_wall_of(guardians.berit):
        Consent.objects.filter(party="pupil").delete()
    assert seen() == [CLOSED, CLOSED]


def test_foster_parent_needs_an_opening(guardians):
    assert opened(guardians.rolf, "guardian", guardians.emil) == CLOSED
    with in_wall_of(guardians.berit):
        make_permission_opening("personalia", "other_contact")
    assert opened(guardians.rolf, "guardian", guardians.emil) == WHOLE


def test_openings_bring_the_national_id_to_those_they_name(small_school):
    with in_wall_of(small_school.berit):
        make_permission_opening("sensitive_personalia", "counsellor")
        make_permission_opening("sensitive_personalia", "teacher")  # not a cell that can be opened
        make_permission_opening("sensitive_personalia", "guardian_minor")
    seen = {who: as_staff(small_school, who, "kari") for who in ("marit", "geir", "anne", "nina")}
    assert seen == {"marit": WITH_ID, "geir": WHOLE, "anne": WHOLE, "nina": NAME}
    assert opened(small_school.ingrid, "guardian", small_school.kari) == WHOLE


def test_strictly_protected_pupil_opens_to_named_staff_and_approved_guardians(small_school):
    with in_wall_of(small_school.berit):
        make_guardianship(small_school.sol, small_school.ingrid)
    seen = {who: as_staff(small_school, who, "sol") for who in EVERYBODY}
    assert seen == {**dict.fromkeys(EVERYBODY, CLOSED), "omar": WHOLE, "liv": WITH_ID}
    assert opened(small_school.ingrid, "guardian", small_school.sol) == CLOSED
    with in_wall_of(small_school.berit):
        Guardianship.objects.filter(pupil_id=small_school.sol.id).update(approved_despite_protection=True)
    assert opened(small_school.ingrid, "guardian", small_school.sol) == WHOLE


def test_those_not_at_the_school_today_are_closed(small_school):
    with in_wall_of(small_school.berit):
        coming = make_person("Nye", "Eleven")
        make_enrolment(coming, small_school.home, small_school.year, valid=FROM_TOMORROW)
        make_group_membership(small_school.groups.norsk, coming)
    whose = (small_school.silje, coming, small_school.emil, small_school.ola)
    for who in (small_school.anne, small_school.liv):
        assert [opened(who, "staff", each, small_school.home) for each in whose] == [CLOSED] * 4


def test_who_has_never_been_a_pupil_has_no_personalia(small_school):
    home = small_school.home
    for whose in (small_school.anne, small_school.ingrid):
        assert opened(small_school.liv, "staff", whose, home) == CLOSED
        assert opened(small_school.berit, "staff", whose, home) == CLOSED
    assert opened(small_school.anne, "staff", small_school.anne, home) == CLOSED
    assert opened(small_school.ingrid, "guardian", small_school.ingrid) == CLOSED


def test_role_of_another_capacity_does_not_count(small_school):
    with in_wall_of(small_school.berit):
        make_guardianship(small_school.emil, small_school.liv)
        make_staff_assignment(small_school.liv, small_school.farm)
    liv, emil, kari = small_school.liv, small_school.emil, small_school.kari
    assert opened(liv, "guardian", emil) == WHOLE
    assert opened(liv, "guardian", kari) == CLOSED
    assert opened(liv, "staff", emil, small_school.home) == CLOSED
    assert opened(liv, "staff", emil, small_school.farm) == CLOSED  # teaches nobody there
    assert opened(liv, "staff", kari, small_school.farm) == CLOSED


def test_look_is_noted_and_a_refused_one_is_not(small_school):
    for who, whose in (("anne", "kari"), ("anne", "sol"), ("nina", "kari"), ("berit", "silje")):
        as_staff(small_school, who, whose)
    opened(small_school.ingrid, "guardian", small_school.emil)
    kari, emil = small_school.kari.id, small_school.emil.id
    assert looks(small_school.kari) == [
        (small_school.anne.id, "staff", "personalia", [kari]),
        (small_school.nina.id, "staff", "personalia", [kari]),
        (small_school.ingrid.id, "guardian", "personalia", [emil]),
    ]


def test_school_class_programme_and_contact_teacher(small_school):
    shown = look_at(small_school.kari, "pupil", small_school.kari)
    assert (shown.record.name, shown.birth_date) == ("Kari Nordli", date(2009, 3, 14))
    assert shown.schools == (
        AttendedSchool(
            school_name="Nord-Østerdal videregående skole",
            is_main=True,
            level="Vg2",
            programme="Studiespesialisering",
            programme_area="Realfag",
            class_name="2STA",
            contact_teachers=("Omar Aziz",),
        ),
    )


def test_several_contact_teachers_stand_in_norwegian_order(small_school):
    with in_wall_of(small_school.berit):
        for given, family, valid in (
            ("Åse", "Østby", FROM_TODAY),
            ("Ada", "Åsen", FROM_TODAY),
            ("Zara", "Ærø", FROM_TODAY),
            ("Gamle", "Lærer", UNTIL_TODAY),
            ("Nye", "Lærer", FROM_TOMORROW),
        ):
            teacher = make_person(given, family)
            make_contact_teacher(small_school.classes.sta, teacher, valid=valid)
    (school,) = look_at(small_school.kari, "pupil", small_school.kari).schools
    assert school.contact_teachers == ("Omar Aziz", "Zara Ærø", "Åse Østby", "Ada Åsen")


def test_strictly_protected_teacher_is_named_to_nobody_else(small_school):
    omar, home = small_school.omar, small_school.home
    with in_wall_of(small_school.berit):
        Person.objects.filter(id=omar.id).update(protection="strict")
    readers = [(small_school.kari, "pupil", None), (small_school.ingrid, "guardian", None)]
    readers += [(who, "staff", home) for who in (small_school.anne, small_school.liv)]
    for who, capacity, school in readers:
        (attended,) = look_at(who, capacity, small_school.kari, school).schools
        assert attended.contact_teachers == ()
    (attended,) = look_at(omar, "staff", small_school.kari, home).schools
    assert attended.contact_teachers == ("Omar Aziz",)


def test_two_schools_the_main_one_first(small_school):
    kari, farm = small_school.kari, small_school.farm
    with in_wall_of(small_school.berit):
        Enrolment.objects.filter(pupil_id=kari.id).update(is_main=False)
        make_enrolment(kari, farm, small_school.year, area="NANAB1----", level="Vg1")
        make_class_membership(small_school.classes.naa, kari)
    for who, capacity, school in (
        (kari, "pupil", None),
        (small_school.ingrid, "guardian", None),
        (small_school.berit, "staff", small_school.home),
    ):
        schools = look_at(who, capacity, kari, school).schools
        assert [(each.school_name[:11], each.is_main, each.class_name, each.contact_teachers) for each in schools] == [
            ("Storsteigen", True, "1NAA", ("Tor Berg",)),
            ("Nord-Østerd", False, "2STA", ("Omar Aziz",)),
        ]


def test_no_class_yet(small_school):
    with in_wall_of(small_school.berit):
        ClassMembership.objects.filter(pupil_id=small_school.kari.id).update(valid=FROM_TOMORROW)
    (school,) = look_at(small_school.kari, "pupil", small_school.kari).schools
    assert (school.class_name, school.contact_teachers, school.programme_area) == ("", (), "Realfag")


def test_pupil_without_birth_date_or_national_id(small_school):
    with in_wall_of(small_school.berit):
        Person.objects.filter(id=small_school.kari.id).update(birth_date=None, national_id=None)
    shown = look_at(small_school.liv, "staff", small_school.kari, small_school.home)
    assert (shown.birth_date, shown.national_id, len(shown.schools)) == (None, None, 1)
