"""The named people of the tests, in a database: two schools of one owner, and a second owner.

Everybody's role and hard case stands in ``SmallSchool``. The clock stands at Tuesday of week 48, 10.05.
"""

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace

import pytest

from tests.factories.curriculum import make_programme_area, make_subject
from tests.factories.days import LAST_YEAR
from tests.factories.enrolment import (
    make_class,
    make_class_membership,
    make_contact_teacher,
    make_enrolment,
    make_group,
    make_group_membership,
    make_group_teacher,
    make_protected_access,
    make_staff_assignment,
)
from tests.factories.people import make_consent, make_guardianship, make_person, synthetic_id
from tests.factories.schools import make_owner, make_room, make_school, make_school_year
from tests.factories.small_week import fill_week
from vidar.people.models import Person
from vidar.schools.models import School, SchoolOwner, SchoolYear
from vidar.tenancy.wall import owner_scope

_SEVENTEEN = date(2009, 3, 14)
_EIGHTEEN = date(2008, 6, 2)


@dataclass
class SmallSchool:
    """``home`` is Kari's school, ``farm`` the owner's other one, ``abroad`` belongs to the second owner."""

    owner: SchoolOwner
    other_owner: SchoolOwner
    home: School
    farm: School
    abroad: School
    year: SchoolYear
    classes: SimpleNamespace = field(default_factory=SimpleNamespace)  # sta (2STA), naa (1NAA at the farm)
    groups: SimpleNamespace = field(default_factory=SimpleNamespace)  # norsk, matte (2STA), farm (1NAA)
    rooms: SimpleNamespace = field(default_factory=SimpleNamespace)  # a101, gym (shareable)
    lessons: SimpleNamespace = field(default_factory=SimpleNamespace)  # see small_week

    kari: Person = None  # pupil, 17, 2STA
    jonas: Person = None  # pupil, 18, 2STA, no consent
    thea: Person = None  # pupil, 18, 2STA, she and her mother have consented
    sol: Person = None  # pupil, 17, 2STA, strictly protected; Liv and Omar are named
    emil: Person = None  # pupil, 16, 1NAA at the farm, Kari's brother
    silje: Person = None  # left last year
    ingrid: Person = None  # guardian of Kari and Emil
    per: Person = None  # father of Kari without parental responsibility
    bente: Person = None  # mother of Jonas: no consent, no access
    trine: Person = None  # mother of Thea: both consents
    rolf: Person = None  # foster father of Emil: closed until the owner opens
    anne: Person = None  # subject teacher of norsk
    omar: Person = None  # contact teacher of 2STA, teaches matte
    liv: Person = None  # principal
    geir: Person = None  # head of department
    berit: Person = None  # office
    marit: Person = None  # counsellor
    svein: Person = None  # exam officer
    nina: Person = None  # timetabler
    tor: Person = None  # teacher and contact teacher of 1NAA at the farm
    kristin: Person = None  # owner staff
    ola: Person = None  # pupil of the second owner
    guri: Person = None  # teacher of the second owner

    @property
    def named(self) -> dict[str, Person]:
        """Everybody, by the name of the attribute."""
        return {name: value for name, value in vars(self).items() if isinstance(value, Person)}


@pytest.fixture
def small_school(wall_db, school_morning, snapshots):
    """Return the small school, committed; the clock stands still."""
    return snapshots.of("small school", build_small_school)


def build_small_school():
    """Make it all. Outside any ``owner_scope``."""
    for code in ("STREA2----", "NANAB1----"):
        make_programme_area(code)
    for code in ("NOR1264", "MAT1023", "NOR1262"):
        make_subject(code)
    owner = make_owner()
    other = make_owner("50", "Trøndelag fylkeskommune", slug="trondelag")
    schools = [
        make_school(owner),
        make_school(owner, "Storsteigen videregående skole", short_name="Storsteigen", slug="storsteigen"),
        make_school(other, "Røros videregående skole", short_name="Røros", slug="roros"),
    ]
    with owner_scope(owner.id, reason="small school"):
        school = SmallSchool(owner, other, *schools, year=make_school_year())
        _pupils(school)
        _guardians(school)
        _staff(school)
        _classes_and_groups(school)
        fill_week(school)
    with owner_scope(other.id, reason="small school"):
        _second_owner(school)
    return school


def _person(given_name, family_name, birth_date, **more):
    return make_person(
        given_name, family_name, birth_date=birth_date, national_id=synthetic_id(birth_date, len(given_name)), **more
    )


def _pupils(school):
    school.kari = _person("Kari", "Nordli", _SEVENTEEN)
    school.jonas = _person("Jonas", "Bakken", _EIGHTEEN)
    school.thea = _person("Thea", "Røe", _EIGHTEEN)
    school.sol = _person("Sol", "Aasen", _SEVENTEEN, protection="strict")
    school.emil = _person("Emil", "Nordli", date(2010, 9, 9))
    school.silje = _person("Silje", "Kvernmo", date(2007, 2, 3))
    for pupil in (school.kari, school.jonas, school.thea, school.sol):
        make_enrolment(pupil, school.home, school.year)
    make_enrolment(school.emil, school.farm, school.year, area="NANAB1----", level="Vg1")
    make_enrolment(school.silje, school.home, school.year, valid=LAST_YEAR, end_reason="Fullført")


def _guardians(school):
    school.ingrid = _person("Ingrid", "Nordli", date(1980, 1, 20))
    school.per = _person("Per", "Dahl", date(1978, 4, 4))
    school.bente = _person("Bente", "Bakken", date(1976, 7, 7))
    school.trine = _person("Trine", "Røe", date(1979, 8, 8))
    school.rolf = _person("Rolf", "Engen", date(1970, 10, 1))
    make_guardianship(school.kari, school.ingrid)
    make_guardianship(school.emil, school.ingrid, same_household=False)
    make_guardianship(school.kari, school.per, kind="no_parental_responsibility", same_household=False)
    make_guardianship(school.jonas, school.bente)
    make_guardianship(school.thea, school.trine)
    make_consent(school.thea, school.trine, party="pupil")
    make_consent(school.thea, school.trine, party="guardian")
    make_guardianship(school.emil, school.rolf, kind="foster_parent", source="manual")


_STAFF = (
    ("anne", "Anne", "Lien", "teacher", "Lærer"),
    ("omar", "Omar", "Aziz", "teacher", "Lærer"),
    ("liv", "Liv", "Moen", "principal", "Rektor"),
    ("geir", "Geir", "Hovde", "head_of_department", "Avdelingsleder"),
    ("berit", "Berit", "Solberg", "office", "Konsulent"),
    ("marit", "Marit", "Haugan", "counsellor", "Rådgiver"),
    ("svein", "Svein", "Eggen", "exam_officer", "Eksamensansvarlig"),
    ("nina", "Nina", "Rønning", "timetabler", "Timeplanlegger"),
)


def _staff(school):
    for number, (name, given, family, role, title) in enumerate(_STAFF):
        person = _person(given, family, date(1970 + number, 5, 17))
        make_staff_assignment(person, school.home, role=role, title=title)
        setattr(school, name, person)
    school.tor = _person("Tor", "Berg", date(1975, 12, 12))
    make_staff_assignment(school.tor, school.farm, title="Lærer")
    school.kristin = _person("Kristin", "Vangen", date(1972, 11, 11))
    make_staff_assignment(school.kristin, role="owner_staff", title="Rådgiver")
    for staff in (school.liv, school.omar):
        make_protected_access(school.sol, staff)


def _classes_and_groups(school):
    school.classes.sta = make_class(school.home, school.year)
    school.classes.naa = make_class(school.farm, school.year, "1NAA", area="NANAB1----", level="Vg1")
    school.groups.norsk = make_group(school.home, school.year)
    school.groups.matte = make_group(school.home, school.year, "MAT 2STA", subject="MAT1023")
    school.groups.farm = make_group(school.farm, school.year, "NOR 1NAA", subject="NOR1262")
    for pupil in (school.kari, school.jonas, school.thea, school.sol):
        make_class_membership(school.classes.sta, pupil)
        make_group_membership(school.groups.norsk, pupil)
        make_group_membership(school.groups.matte, pupil)
    make_class_membership(school.classes.naa, school.emil)
    make_group_membership(school.groups.farm, school.emil)
    make_contact_teacher(school.classes.sta, school.omar)
    make_contact_teacher(school.classes.naa, school.tor)
    make_group_teacher(school.groups.norsk, school.anne)
    make_group_teacher(school.groups.matte, school.omar)
    make_group_teacher(school.groups.farm, school.tor)
    school.rooms.a101 = make_room(school.home)
    school.rooms.gym = make_room(school.home, "GYM", name="Gymsalen", building="", shareable=True)


def _second_owner(school):
    year = make_school_year()
    school.ola = _person("Ola", "Moen", _SEVENTEEN)
    school.guri = _person("Guri", "Lund", date(1981, 3, 3))
    make_enrolment(school.ola, school.abroad, year)
    make_staff_assignment(school.guri, school.abroad, title="Lærer")
    abroad = make_class(school.abroad, year, "2STA")
    make_class_membership(abroad, school.ola)
    make_contact_teacher(abroad, school.guri)
