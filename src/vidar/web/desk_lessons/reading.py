"""What a form says, read with care: a field that cannot be read gets a sentence, and nothing is guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from django.utils.translation import gettext as _

LONGEST_REASON = 200
_LONGEST_ID = 18


@dataclass(slots=True)
class Reader:
    """Reads fields and collects what is wrong with them, as (field, sentence) pairs in the form's order."""

    fields: Mapping[str, str]
    errors: list[tuple[str, str]] = field(default_factory=list)

    def text(self, name: str, longest: int = LONGEST_REASON) -> str:
        """Return the field's text, shortened to what there is room for."""
        return self.fields.get(name, "").strip()[:longest]

    def number(self, name: str) -> int | None:
        """Return the id in a field, or None."""
        return read_id(self.fields.get(name, ""))

    def day(self, name: str, missing: str) -> date | None:
        """Return the date in a field; ``missing`` is said where there is none."""
        day = read_date(self.fields.get(name, ""))
        if day is None:
            self.errors.append((name, missing))
        return day

    def clock(self, name: str, missing: str) -> time | None:
        """Return the time of day in a field ("08:15" or "08.15"); ``missing`` is said where there is none."""
        try:
            return time.fromisoformat(self.fields.get(name, "").strip().replace(".", ":"))
        except ValueError:
            self.errors.append((name, missing))
            return None

    def error(self, name: str) -> str:
        """Return what is wrong with a field, or nothing."""
        return next((sentence for key, sentence in self.errors if key == name), "")


def read_id(text: str) -> int | None:
    """Return the id that a text is, or None."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_ID else None


def read_date(text: str) -> date | None:
    """Return the date that a text is, within the years of the calendar, or None."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2099 else None  # noqa: PLR2004 - the years that pages show


def reasons() -> tuple[str, ...]:
    """Return suggestions of why a lesson is changed. None of them tells anything about a person's health."""
    return (_("Læreren er borte"), _("Kurs"), _("Møte"), _("Ekskursjon"), _("Rommet er opptatt"), _("Endret plan"))
