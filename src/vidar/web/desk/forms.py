"""The desk's forms: fields with what was written in them, errors that name the field, and a step to look over."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from vidar.enrolment.desk import RefusedError
from vidar.enrolment.queries_desk import Named
from vidar.enrolment.queries_years import OfYear
from vidar.web.desk.words import parse_day, refusal

_LONGEST = 120
_SHOWN = 1000
LONGEST_NAME = 100
LONGEST_TITLE = 80
_DIGITS = 18
"""More do not go into a bigint."""


def parse_number(text: str) -> int | None:
    """Return the id in a text, or None."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else None


@dataclass(frozen=True, slots=True)
class Field:
    """A field. ``kind``: text, date, select or checkbox. A select may have ``groups``: (heading, options)."""

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    help: str = ""
    options: tuple[tuple[str, str], ...] = ()
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    optional: bool = False
    error: str = ""


@dataclass(slots=True)
class Form:
    """A form that has been sent, or not yet. ``looking_over`` shows ``steps`` and asks once more."""

    title: str
    subtitle: str
    back: str
    submit: str
    fields: list[Field] = field(default_factory=list)
    hidden: dict[str, str] = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)
    looking_over: bool = False
    errors: list[tuple[str, str]] = field(default_factory=list)
    danger: bool = False
    link: tuple[str, str] | None = None
    """What to do instead, and where: shown under the errors."""

    def refuse(self, refused: RefusedError) -> None:
        """Show why beside the field, and let the form be filled in again."""
        self.looking_over = False
        self.steps = []
        name = refused.field if any(each.name == refused.field for each in self.fields) else self.fields[0].name
        text = refusal(refused.why)
        self.errors.append((name, text))
        self.fields = [
            Field(**{**{slot: getattr(each, slot) for slot in Field.__slots__}, "error": text})
            if each.name == name
            else each
            for each in self.fields
        ]


class Sent:
    """What was sent: each reading gives the value or raises RefusedError with the field."""

    def __init__(self, request: Any) -> None:
        self.data = request.POST if request.method == "POST" else request.GET
        self.is_sent = request.method == "POST"
        self.confirmed = self.data.get("bekreft") == "ja"

    def text(self, name: str, default: str = "") -> str:
        """Return what stands in the field, to show it again."""
        return str(self.data.get(name, default)).strip()[:_SHOWN]

    def needed(self, name: str, *, longest: int = _LONGEST) -> str:
        """Return the text of a field that must be filled in; one that is too long is never cut."""
        text = self.optional(name, longest=longest)
        if not text:
            raise RefusedError(name, "required")
        return text

    def optional(self, name: str, *, longest: int = _LONGEST) -> str:
        """Return the text of a field that may be empty; one that is too long is never cut."""
        text = " ".join(str(self.data.get(name, "")).replace("\x00", "").split())
        if len(text) > longest:
            raise RefusedError(name, "too_long")
        return text

    def day(self, name: str) -> date:
        """Return the date in a field."""
        day = parse_day(self.text(name))
        if day is None:
            raise RefusedError(name, "date")
        return day

    def number(self, name: str, why: str) -> int:
        """Return the id chosen in a list."""
        number = parse_number(self.text(name))
        if number is None:
            raise RefusedError(name, why)
        return number


def by_year(found: Iterable[OfYear]) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return options for a list under a heading for each school year."""
    years: dict[str, list[tuple[str, str]]] = {}
    for each in found:
        years.setdefault(each.year_label, []).append((str(each.id), each.name))
    return tuple((_("Skoleåret %(year)s") % {"year": label}, tuple(options)) for label, options in years.items())


def named_in(groups: Iterable[tuple[str, tuple[tuple[str, str], ...]]], value: str) -> str:
    """Return the text of an option in a list by year, "" if it is not there."""
    return next((text for _heading, options in groups for each, text in options if each == value), "")


def choices(named: Iterable[Named], nothing: str = "") -> tuple[tuple[str, str], ...]:
    """Return options for a list, with a first one that is no choice."""
    return (("", nothing or _("Velg")), *((str(each.id), each.name) for each in named))
