"""What the address asks for: ``?uke=2026-W48&dag=2026-11-24``, and ``maaned=2026-11`` with the calendar open.

What cannot be read is told to the reader, and the present week is shown instead. On Saturday and Sunday the present
week is over, and the coming one is meant, unless a lesson is still to come: ``Asked.weekend``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from vidar.law.basis import Period
from vidar.law.calendar import Week, WeekFault

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2099
_SATURDAY: Final = 6
_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class UnreadableError(ValueError):
    """A part of the address cannot be read. ``message`` names the field and says how to write it."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Asked:
    """The week to show, the chosen day where one was asked for, and the calendar's month by its first day."""

    week: Week
    day: date | None
    month: date
    calendar_is_open: bool
    fault: str = ""
    weekend: Period | None = None
    """The rest of a weekend that is passed over; where it has lessons, ask with ``pass_weekend=False``."""

    @property
    def days(self) -> Period:
        """The days of the week."""
        return Period.through(self.week.monday, self.week.days[-1])

    @property
    def reach(self) -> Period:
        """The days whose lessons must be known: the week, and the weekend before it that is passed over."""
        return self.days if self.weekend is None else Period(self.weekend.start, self.days.end)


def read_week(query: Mapping[str, str], *, today: date, pass_weekend: bool = True) -> Asked:
    """Return the week that the address asks for, or the present one with a sentence about what was wrong.

    The present one is the coming one on a Saturday and a Sunday; with ``pass_weekend`` off, always that of today.
    """
    present = _present(today, pass_weekend=pass_weekend)
    try:
        return _read(query, today, present)
    except UnreadableError as unreadable:
        return replace(present, fault=unreadable.message)


def read_day(query: Mapping[str, str], *, today: date) -> tuple[date, str]:
    """Return the day that the address asks for, or today with a sentence about what was wrong."""
    try:
        return _day(query.get("dag", "")) or today, ""
    except UnreadableError as unreadable:
        return today, unreadable.message


def _present(today: date, *, pass_weekend: bool) -> Asked:
    week = Week.of(today)
    if not pass_weekend or today.isoweekday() < _SATURDAY or week == Week.of(date(LAST_YEAR, 12, 31)):
        return Asked(week, None, today.replace(day=1), calendar_is_open=False)
    coming = week.plus(1)
    weekend = Period.through(today, week.days[-1])
    return Asked(coming, None, coming.monday.replace(day=1), calendar_is_open=False, weekend=weekend)


def _read(query: Mapping[str, str], today: date, present: Asked) -> Asked:
    day, asked = _day(query.get("dag", "")), _week(query.get("uke", ""))
    if day is None and asked is None:
        month = _month(query.get("maaned", ""))
        return replace(present, month=month or present.month, calendar_is_open=month is not None)
    week = asked or Week.of(day or today)
    if day is not None and Week.of(day) != week:
        raise UnreadableError(_("Dag: datoen ligger ikke i uka som er valgt."))
    month = _month(query.get("maaned", ""))
    shown = today if week == Week.of(today) else day or week.monday
    return Asked(week, day, month or shown.replace(day=1), calendar_is_open=month is not None)


def _week(text: str) -> Week | None:
    if not text:
        return None
    try:
        week = Week.parse(text)
    except WeekFault as fault:
        reason = _(fault.message).format(**fault.places)
        raise UnreadableError(_("Uke: %(reason)s") % {"reason": reason}) from fault
    _check_year(week.year, _("Uke"))
    return week


def _day(text: str) -> date | None:
    if not text:
        return None
    if not _DAY.fullmatch(text):
        raise UnreadableError(_("Dag: datoen må skrives som 2026-11-24."))
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise UnreadableError(_("Dag: datoen finnes ikke i kalenderen.")) from error
    _check_year(day.year, _("Dag"))
    return day


def _month(text: str) -> date | None:
    if not text:
        return None
    match = _MONTH.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= 12:  # noqa: PLR2004 - months
        raise UnreadableError(_("Måned: den må skrives som 2026-11."))
    _check_year(int(match[1]), _("Måned"))
    return date(int(match[1]), int(match[2]), 1)


def _check_year(year: int, field: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadableError(
            _("%(field)s: velg et år fra %(first)s til %(last)s.")
            % {"field": field, "first": FIRST_YEAR, "last": LAST_YEAR}
        )


def month_after(month: date, months: int) -> date:
    """Return the first day of the month so many months later, or earlier when negative."""
    place = month.year * 12 + month.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)


def month_grid(month: date) -> tuple[Week, ...]:
    """Return the weeks that hold a day of the month."""
    first, last = Week.of(month), Week.of(month_after(month, 1) - timedelta(days=1))
    weeks = (last.monday - first.monday).days // 7 + 1
    return tuple(first.plus(number) for number in range(weeks))
