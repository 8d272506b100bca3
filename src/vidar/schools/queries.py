"""The public directory of counties and schools: what a person needs before anybody is logged in. Outside the wall."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q

from vidar.law.people import sort_key
from vidar.schools.models import School, SchoolOwner


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


def counties() -> list[County]:
    """Return the counties with schools that use Vidar, in Norwegian order. One statement."""
    rows = (
        SchoolOwner.objects.annotate(active_schools=Count("schools", filter=Q(schools__active=True)))
        .filter(active_schools__gt=0)
        .order_by("id")
        .values_list("id", "name", "slug", "active_schools")
    )
    return sorted((County(*row) for row in rows), key=lambda county: sort_key(county.name, ""))


def schools_of_county(slug: str) -> tuple[str, list[ListedSchool]] | None:
    """Return a county's name and all its schools in Norwegian order, or None. One statement."""
    rows = list(
        School.objects.filter(owner__slug=slug)
        .order_by("id")
        .values_list("owner__name", "id", "name", "short_name", "slug", "municipality", "active")
    )
    if not rows:
        return None
    listed = [ListedSchool(*row[1:]) for row in rows]
    return rows[0][0], sorted(listed, key=lambda school: sort_key(school.name, ""))


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
