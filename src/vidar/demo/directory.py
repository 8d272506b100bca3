"""The directory of Innlandet's schools, the year, calendar and rooms of those in use, and what the county opens."""

from datetime import date, time

from vidar.curriculum import facts
from vidar.demo.cast.staff import CONTACTS, STAFF
from vidar.demo.rows import CalendarEntryRow, OwnerRow, PermissionOpeningRow, RoomRow, SchoolRow, SchoolYearRow, TermRow
from vidar.demo.spec import SCHOOLS
from vidar.demo.year import DemoYear
from vidar.law.access import Object, Role, Verb
from vidar.law.basis import instant

COUNTY_CODE = "34"
OWNER_ID = YEAR_ID = 1
_KINDS = {"school": "school", "department": "department", "online school": "online"}
_SUFFIXES = ((" videregående skole", " vgs", "nb"), (" vidaregåande skule", " vgs", "nn"))
_SLUG = str.maketrans({"æ": "ae", "ø": "o", "å": "a", " ": "-", ".": None, ",": None})


def owner_row() -> OwnerRow:
    """Return the county."""
    fact = facts.counties()[COUNTY_CODE]
    return OwnerRow(OWNER_ID, fact.county_code, fact.owner_name, _slug(fact.name), fact.org_number)


def school_rows() -> tuple[SchoolRow, ...]:
    """Return the county's own schools, departments and online school: those in use first."""
    in_use = {each.org_number: index for index, each in enumerate(SCHOOLS)}
    own = [each for each in facts.schools() if each.ownership == "public" and each.kind in _KINDS]
    own.sort(key=lambda each: (in_use.get(each.org_number, len(in_use)), each.name))
    return tuple(_school_row(index, fact) for index, fact in enumerate(own, start=1))


def _school_row(school_id: int, fact: facts.SchoolFact) -> SchoolRow:
    short, language = fact.name, "nb"
    for suffix, abbreviation, written in _SUFFIXES:
        if suffix in fact.name:
            short, language = fact.name.replace(suffix, abbreviation), written
    spec = next((each for each in SCHOOLS if each.org_number == fact.org_number), None)
    slug = spec.slug if spec else _slug(short.replace(" vgs", ""))
    row = (
        school_id, fact.org_number, fact.name, short, slug, fact.municipality, language, _KINDS[fact.kind],
        spec is not None,
    )  # fmt: skip
    return SchoolRow(*row, *_contact(slug)) if spec else SchoolRow(*row)


def _contact(slug: str) -> tuple[str, str, str, str]:
    """Return whom to ask when login fails. The numbers are no telephone numbers."""
    member = next(each for each in STAFF if each.key == CONTACTS[slug])
    number = f"00 00 00 {list(CONTACTS).index(slug) + 1:02d}"
    return (f"{member.given} {member.family}", member.posts[0].title, number, f"kontor@{slug}.innlandet-demo.example")


def _slug(name: str) -> str:
    return name.lower().translate(_SLUG)


def year_rows(year: DemoYear) -> tuple[tuple[SchoolYearRow, ...], tuple[TermRow, ...]]:
    """Return the school year and its two terms."""
    whole = year.period
    last = whole.end.fromordinal(whole.end.toordinal() - 1) if whole.end else whole.start
    before = year.term_two.fromordinal(year.term_two.toordinal() - 3)  # the Friday before
    return (
        (SchoolYearRow(YEAR_ID, year.label, whole.start, last),),
        (
            TermRow(1, YEAR_ID, 1, year.first_day, before),
            TermRow(2, YEAR_ID, 2, year.term_two, year.last_day),
        ),
    )


def calendar_rows(year: DemoYear, school_ids: dict[str, int]) -> tuple[CalendarEntryRow, ...]:
    """Return the days without teaching."""
    return tuple(
        CalendarEntryRow(index, school_ids.get(each.school), YEAR_ID, each.kind, each.name, each.first, each.last)
        for index, each in enumerate(sorted(year.closed, key=lambda each: (each.first, each.school)), start=1)
    )


def room_rows(school_ids: dict[str, int]) -> tuple[RoomRow, ...]:
    """Return the rooms of all schools in use."""
    rooms = [(school, room) for school in SCHOOLS for room in school.rooms]
    return tuple(
        RoomRow(index, school_ids[school.slug], room.code, room.name, room.building, room.capacity, room.shareable)
        for index, (school, room) in enumerate(rooms, start=1)
    )


def opening_rows(year: DemoYear) -> tuple[PermissionOpeningRow, ...]:
    """Return what the county has opened: after 18, where both have consented, a guardian sees week and personalia.

    Other contacts (foster parents, a verge, child welfare) stay closed, so the demo shows what they are told.
    """
    at = instant(date(year.start_year, 8, 10), time(12, 0))
    opened = (Object.PERSONALIA, Object.TIMETABLE)
    return tuple(
        PermissionOpeningRow(index, obj.value, Role.GUARDIAN_ADULT.value, Verb.READ.value, at)
        for index, obj in enumerate(opened, start=1)
    )
