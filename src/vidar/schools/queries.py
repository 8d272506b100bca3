"""The public directory of counties and schools: what a person needs before anybody is logged in. Outside the wall."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from vidar.law.people import sort_key
from vidar.schools.models import School, SchoolOwner
from vidar.tenancy.prepared import prepared_cursor


@dataclass(frozen=True, slots=True)
class County:
    """A school owner that uses Vidar."""

    id: int
    name: str
    slug: str
    active_schools: int


@dataclass(frozen=True, slots=True)
class ListedSchool:
    """A school in its county's list; ``active`` tells whether it uses Vidar."""

    id: int
    name: str
    short_name: str
    slug: str
    municipality: str
    active: bool


@dataclass(frozen=True, slots=True)
class CountyList:
    """A county and all its schools, in Norwegian order."""

    name: str
    schools: tuple[ListedSchool, ...]
    only_county: bool
    """No other county uses Vidar."""


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """Whom to ask when login fails."""

    school_id: int
    school_name: str
    name: str
    role: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class LoginSchool:
    """A school with what its login page shows."""

    id: int
    owner_id: int
    name: str
    slug: str
    written_language: str
    county_name: str
    county_slug: str
    contact: ContactPerson


_COUNTIES = """
SELECT o.id, o.name, o.slug, count(*) FROM schools_schoolowner o
JOIN schools_school s ON s.owner_id = o.id WHERE s.active GROUP BY o.id ORDER BY o.id
"""
_SCHOOLS = """
SELECT s.id, s.name, s.short_name, s.slug, s.municipality, s.active, o.name,
  (SELECT count(DISTINCT a.owner_id) FROM schools_school a WHERE a.active)
FROM schools_schoolowner o JOIN schools_school s ON s.owner_id = o.id WHERE o.slug = %s ORDER BY s.id
"""


def counties() -> list[County]:
    """Return the counties with schools that use Vidar, in Norwegian order. One statement."""
    with prepared_cursor() as cursor:
        cursor.execute(_COUNTIES)
        found = [County(*row) for row in cursor.fetchall()]
    return sorted(found, key=lambda county: sort_key(county.name, ""))


def schools_of_county(slug: str) -> CountyList | None:
    """Return a county with its schools, or None. One statement."""
    with prepared_cursor() as cursor:
        cursor.execute(_SCHOOLS, [slug])
        rows = cursor.fetchall()
    if not rows:
        return None
    *_, name, counties_in_use = rows[0]
    listed = sorted((ListedSchool(*row[:-2]) for row in rows), key=lambda school: sort_key(school.name, ""))
    return CountyList(name, tuple(listed), only_county=counties_in_use <= 1)


def login_school(*, slug: str = "", school_id: int | None = None) -> LoginSchool | None:
    """Return one school that uses Vidar, by its address or its id. One statement."""
    which = Q(slug=slug) if school_id is None else Q(id=school_id)
    school = School.objects.select_related("owner").filter(which, active=True).first()
    if school is None:
        return None
    return LoginSchool(
        id=school.id,
        owner_id=school.owner_id,
        name=school.name,
        slug=school.slug,
        written_language=school.written_language,
        county_name=school.owner.name,
        county_slug=school.owner.slug,
        contact=_contact(school),
    )


def contact_persons(school_ids: Collection[int]) -> list[ContactPerson]:
    """Return the contact persons of schools, in the order of the schools' names. One statement."""
    schools = School.objects.filter(id__in=school_ids).exclude(contact_name="").order_by("id")
    return sorted(map(_contact, schools), key=lambda contact: sort_key(contact.school_name, ""))


def owner_names(owner_ids: Collection[int]) -> dict[int, str]:
    """Return the name of each owner. One statement."""
    return dict(SchoolOwner.objects.filter(id__in=owner_ids).order_by("id").values_list("id", "name"))


def _contact(school: School) -> ContactPerson:
    return ContactPerson(
        school_id=school.id,
        school_name=school.name,
        name=school.contact_name,
        role=school.contact_role,
        phone=school.contact_phone,
        email=school.contact_email,
    )
