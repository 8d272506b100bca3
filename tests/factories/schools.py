"""Owners, schools and what belongs to them.

The directory (owners, schools) is written by the migrator, outside any ``owner_scope``; everything else within one.
"""

from datetime import date
from itertools import count

from tests.factories.days import ALL_YEAR
from vidar.schools.models import CalendarEntry, OwnerSetting, Room, School, SchoolOwner, SchoolYear, Term
from vidar.tenancy.wall import current_scope

_numbers = count(900_000_001)


def make_owner(county_code="34", name="Innlandet fylkeskommune", *, slug="innlandet"):
    return SchoolOwner.objects.using("migrator").create(
        county_code=county_code, name=name, slug=slug, org_number=str(next(_numbers))
    )


def make_school(owner, name="Nord-Østerdal videregående skole", *, short_name="NØVGS", slug="nord-osterdal", **more):
    """``more``: any field of the model, such as ``active=False`` or ``written_language="nn"``."""
    defaults = {
        "municipality": "Tynset",
        "active": True,
        "contact_name": "Berit Solberg",
        "contact_role": "Konsulent",
        "contact_phone": "62 00 00 00",
        "contact_email": "berit.solberg@innlandet.example",
    }
    return School.objects.using("migrator").create(
        owner_id=owner.id,
        org_number=str(next(_numbers)),
        name=name,
        short_name=short_name,
        slug=slug,
        **{**defaults, **more},
    )


def make_school_year(*, label="2026/27", starts=date(2026, 8, 1), ends=date(2027, 7, 31)):
    return SchoolYear.objects.create(owner_id=current_scope().owner_id, label=label, starts=starts, ends=ends)


def make_term(school_year, *, number=1, starts=date(2026, 8, 1), ends=date(2027, 1, 17)):
    return Term.objects.create(
        owner_id=current_scope().owner_id, school_year_id=school_year.id, number=number, starts=starts, ends=ends
    )


def make_calendar_entry(
    school_year,
    *,
    school=None,
    kind="holiday",
    name="Høstferie",
    first_day=date(2026, 10, 5),
    last_day=date(2026, 10, 9),
):
    return CalendarEntry.objects.create(
        owner_id=current_scope().owner_id,
        school_year_id=school_year.id,
        school_id=school and school.id,
        kind=kind,
        name=name,
        first_day=first_day,
        last_day=last_day,
    )


def make_room(school, code="A101", *, name="", building="A-bygget", capacity=30, shareable=False):
    return Room.objects.create(
        owner_id=current_scope().owner_id,
        school_id=school.id,
        code=code,
        name=name or code,
        building=building,
        capacity=capacity,
        shareable=shareable,
    )


def make_owner_setting(key, value, *, valid=ALL_YEAR):
    return OwnerSetting.objects.create(owner_id=current_scope().owner_id, key=key, value=value, valid=valid)
