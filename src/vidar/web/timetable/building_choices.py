"""The lists from which staff pick a class, a teacher or a room."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vidar.law.people import search_key
from vidar.timetable.queries_choices import Choice, Choices
from vidar.web.address import address

KINDS = ("klasser", "larere", "rom")
FOUND = "treff"
"""The list of what was searched for."""

_LETTERS = {"{": "Æ", "|": "Ø", "}": "Å"}
"""The letters that follow Z, as sort keys write them."""

_ADDRESSES = {"klasser": "class-week", "larere": "teacher-week", "rom": "room-week"}


@dataclass(frozen=True, slots=True)
class Place:
    """A link in a list, or a tab."""

    label: str
    href: str
    detail: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Links under a heading; rooms without a building have none."""

    title: str
    links: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ChoicePage:
    """What the page shows: schools to choose from, or one school's tabs and lists."""

    school: str
    slug: str
    others_href: str
    """Where another school is chosen, if there is one."""

    schools: tuple[Place, ...]
    tabs: tuple[Place, ...]
    sections: tuple[Section, ...]
    query: str
    all_href: str
    empty: str


def choice_page(choices: Choices, *, kind: str, query: str, slug: str) -> ChoicePage:
    """Return one kind's list, or with a query what fits it of every kind. An unknown kind is the first."""
    kind = kind if kind in KINDS else KINDS[0]
    wanted = search_key(query)
    if choices.school is None:
        sections: tuple[Section, ...] = ()
    elif wanted:
        sections = tuple(_found(choices, wanted))
    else:
        sections = tuple(_grouped(kind, _of_kind(choices, kind)))
    return ChoicePage(
        school=choices.school.name if choices.school else "",
        slug=slug,
        others_href=choices_address(slug="") if choices.school and len(choices.schools) > 1 else "",
        schools=tuple(Place(school.name, choices_address(slug=school.slug)) for school in choices.schools),
        tabs=() if wanted else tuple(_tabs(kind, slug)),
        sections=sections,
        query=query,
        all_href=choices_address(slug=slug),
        empty="" if sections or choices.school is None else _nothing(kind, query if wanted else ""),
    )


def _of_kind(choices: Choices, kind: str) -> tuple[Choice, ...]:
    return {"klasser": choices.classes, "larere": choices.teachers, "rom": choices.rooms}[kind]


def _tabs(kind: str, slug: str) -> Iterator[Place]:
    words = _kinds_in_words()
    for each in KINDS:
        yield Place(words[each], choices_address(slug=slug, kind=each), current=each == kind)


def _kinds_in_words() -> dict[str, str]:
    # One room and several are the same word in Norwegian, but not in English.
    return {"klasser": _("Klasser"), "larere": _("Lærere"), "rom": ngettext("Rom", "Rom", 2)}


def _grouped(kind: str, choices: Iterable[Choice]) -> Iterator[Section]:
    for title, members in groupby(choices, key=lambda choice: choice.group):
        yield Section(_LETTERS.get(title, title.upper() if kind == "larere" else title), _links(kind, members))


def _found(choices: Choices, wanted: str) -> Iterator[Section]:
    titles = _kinds_in_words()
    for kind in KINDS:
        links = _links(kind, (choice for choice in _of_kind(choices, kind) if fits(choice, wanted)))
        if links:
            yield Section(titles[kind], links)


def fits(choice: Choice, wanted: str) -> bool:
    """Tell whether every word of the search begins a word of the choice. ``wanted`` is a search key."""
    words = search_key(f"{choice.name} {choice.detail}".replace(",", " ")).split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def _links(kind: str, choices: Iterable[Choice]) -> tuple[Place, ...]:
    page = _ADDRESSES[kind]
    return tuple(Place(choice.name, address(page, choice.id), choice.detail) for choice in choices)


def choices_address(*, slug: str, kind: str = "") -> str:
    """Return the address of a list; ``slug`` is that of a school, for those who choose among several."""
    fields = {name: value for name, value in (("skole", slug), ("vis", kind)) if value}
    return f"{address('timetables')}?{urlencode(fields)}" if fields else address("timetables")


def _nothing(kind: str, query: str) -> str:
    if query:
        return _("Ingen klasser, lærere eller rom passer med «%(query)s».") % {"query": query}
    return {
        "klasser": _("Skolen har ingen klasser dette skoleåret."),
        "larere": _("Skolen har ingen lærere ennå."),
        "rom": _("Skolen har ingen rom ennå."),
    }[kind]
