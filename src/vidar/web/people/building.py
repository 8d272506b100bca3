"""What the people pages show, as texts and addresses."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vidar.access.actor import Actor
from vidar.law.people import Protection
from vidar.people.queries import PAGE_SIZE, AttendedSchool, FoundPupil, FoundPupils, Personalia, sees_all
from vidar.web.address import address
from vidar.web.words import day_of_a_year

_NEAR = 2
_KEEP_ADDRESSES = frozenset({"office", "principal"})
"""The roles that see a confidential address (AD-P4)."""


@dataclass(frozen=True, slots=True)
class PupilRow:
    """A pupil in the result of a search. ``personalia_href`` is "" where it is not open to the reader."""

    name: str
    class_name: str
    programme: str
    week_href: str
    personalia_href: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """A numbered page of the result."""

    number: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search as it is shown. ``links`` has None for a gap."""

    query: str
    school: str
    error: str
    count: str
    summary: str
    rows: tuple[PupilRow, ...]
    links: tuple[PageLink | None, ...]
    previous_href: str
    next_href: str


def search_page(actor: Actor, found: FoundPupils, query: str, error: str) -> SearchPage:
    """Build the search page."""
    first = (found.page - 1) * PAGE_SIZE + 1
    last = first + len(found.pupils) - 1
    summary = _("%(first)s–%(last)s av %(total)s") % {"first": first, "last": last, "total": found.total}
    return SearchPage(
        query=query,
        school=next((role.school_name for role in actor.standing.roles if role.school_id == actor.school_id), ""),
        error=error,
        count=ngettext("%(n)s elev", "%(n)s elever", found.total) % {"n": found.total},
        summary=summary,
        rows=tuple(map(_row, found.pupils)),
        links=tuple(_links(found)) if found.pages > 1 else (),
        previous_href=_href(found.page - 1) if found.page > 1 else "",
        next_href=_href(found.page + 1) if found.page < found.pages else "",
    )


def _row(pupil: FoundPupil) -> PupilRow:
    return PupilRow(
        name=f"{pupil.family_name}, {pupil.given_name}",
        class_name=pupil.class_name,
        programme=f"{pupil.level} {pupil.programme_area}",
        week_href=address("pupil-week", pupil.person_id),
        personalia_href=address("personalia", pupil.person_id) if pupil.opens_personalia else "",
    )


def _links(found: FoundPupils) -> Iterator[PageLink | None]:
    """Give the first, the last and those near the page at hand, with a gap between."""
    before = 0
    for number in range(1, found.pages + 1):
        if number in {1, found.pages} or abs(number - found.page) <= _NEAR:
            if number - before > 1:
                yield None
            yield PageLink(number, _href(number), number == found.page)
            before = number


def _href(number: int) -> str:
    return address("pupil-search") + (f"?side={number}" if number > 1 else "")


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Personalia as they are shown. ``facts`` are (term, text) pairs; ``schools`` the facts of each school."""

    name: str
    is_self: bool
    facts: tuple[tuple[str, str], ...]
    national_id: str
    schools: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    protection_note: str
    name_only: bool


def person_page(actor: Actor, shown: Personalia) -> PersonPage:
    """Build the page of a person's personalia."""
    record = shown.record
    facts = [(_("Navn"), record.name)]
    if shown.birth_date is not None and sees_all(record):
        facts.append((_("Født"), day_of_a_year(shown.birth_date)))
    return PersonPage(
        name=record.name,
        is_self=record.person_id == actor.person_id,
        facts=tuple(facts),
        national_id=_spaced(shown.national_id),
        schools=tuple((school.school_name, tuple(_school_facts(school))) for school in shown.schools),
        protection_note=_protection_note(actor, shown),
        name_only=not sees_all(record),
    )


def _school_facts(school: AttendedSchool) -> Iterator[tuple[str, str]]:
    if school.class_name:
        yield _("Klasse"), school.class_name
    if school.contact_teachers:
        label = ngettext("Kontaktlærer", "Kontaktlærere", len(school.contact_teachers))
        yield label, ", ".join(school.contact_teachers)
    yield _("Utdanningsprogram"), school.programme
    yield _("Programområde"), school.programme_area
    yield _("Trinn"), school.level


def class_card(school: AttendedSchool) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the title and the facts of a school on the class page.

    Where no teacher is named, there may be none yet or one who is strictly protected: the answer is the same.
    """
    place = (_("Programområde"), f"{school.level} {school.programme_area}")
    if not school.class_name:
        return school.school_name, ((_("Klasse"), _("Ikke satt ennå")), place)
    label = ngettext("Kontaktlærer", "Kontaktlærere", len(school.contact_teachers) or 1)
    teachers = ", ".join(school.contact_teachers) or _("Spør kontoret")
    return school.class_name, ((_("Skole"), school.school_name), (label, teachers), place)


def _spaced(national_id: str | None) -> str:
    """Return the number as people write it, six digits and five."""
    return f"{national_id[:6]} {national_id[6:]}" if national_id else ""


def _protection_note(actor: Actor, shown: Personalia) -> str:
    """Tell the pupil and those who must know that the address is protected; for others it is not said."""
    protection = shown.record.protection
    if shown.record.person_id == actor.person_id:
        return _own_note(protection)
    if actor.is_staff and protection is Protection.STRICT:
        return _("Strengt fortrolig adresse. Ikke si eller skriv til noen hvor eleven går på skole.")
    if protection is Protection.CONFIDENTIAL and actor.roles & _KEEP_ADDRESSES:
        return _("Fortrolig adresse. Ikke gi adresse eller telefon videre.")
    return ""


def _own_note(protection: Protection) -> str:
    if protection is Protection.STRICT:
        return _("Adressen din er beskyttet. Bare noen få navngitte ansatte ser opplysninger om deg her.")
    if protection is Protection.CONFIDENTIAL:
        return _("Adressen din er fortrolig. Bare kontoret og rektor kan se den.")
    return ""
