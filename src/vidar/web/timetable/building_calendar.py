"""The month behind the week's date."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils import translation
from django.utils.translation import gettext as _

from vidar.law.basis import Period
from vidar.law.calendar import Week
from vidar.timetable.queries_frame import CalendarNote, Frame, SchoolOf
from vidar.web.timetable.addresses import Origin
from vidar.web.timetable.asking import Asked, month_after, month_grid
from vidar.web.timetable.building_notes import notes_among
from vidar.web.timetable.page import CalendarDay, CalendarWeek, MonthCalendar
from vidar.web.words import month_and_year, short_weekday, upper_first, weekday, weekday_day_month

_SATURDAY = 5


def calendar_span(asked: Asked) -> Period:
    """Return the days whose notes the page needs: those of the week and of the month's rows."""
    weeks = (asked.week, *month_grid(asked.month))
    return Period.through(min(weeks).monday, max(weeks).days[-1])


def month_calendar(frame: Frame, asked: Asked, origin: Origin, today: date) -> MonthCalendar:
    """Return the month with a link for every day and week, and for the months around it.

    A school's pupils all have the same one in their week, so it is remembered.
    """
    said = _Calendars(frame.notes, frame.schools if len(frame.schools) > 1 else (), translation.get_language())
    return _month(said, asked, origin, today)


@dataclass(frozen=True, slots=True)
class _Calendars:
    """What the calendars say, of which schools where there are several, and in which language."""

    notes: tuple[CalendarNote, ...]
    schools: tuple[SchoolOf, ...]
    language: str | None


@lru_cache(maxsize=512)
def _month(said: _Calendars, asked: Asked, origin: Origin, today: date) -> MonthCalendar:
    before, after = month_after(asked.month, -1), month_after(asked.month, 1)
    return MonthCalendar(
        label=month_and_year(asked.month),
        previous_href=origin.month(asked.week, asked.day, before),
        previous_label=upper_first(month_and_year(before)),
        next_href=origin.month(asked.week, asked.day, after),
        next_label=upper_first(month_and_year(after)),
        weekdays=tuple((short_weekday(day), weekday(day)) for day in asked.week.days),
        weeks=tuple(_week(week, said, asked, origin, today) for week in month_grid(asked.month)),
        is_open=asked.calendar_is_open,
    )


def _week(week: Week, said: _Calendars, asked: Asked, origin: Origin, today: date) -> CalendarWeek:
    return CalendarWeek(
        number=week.number,
        label=_("Uke %(number)s") % {"number": week.number},
        href=origin.week(week),
        days=tuple(
            CalendarDay(
                number=day.day,
                label=weekday_day_month(day),
                href=origin.week(week, day),
                is_today=day == today,
                is_selected=day == asked.day,
                is_in_month=day.month == asked.month.month,
                note=", ".join(notes_among(said.notes, said.schools, day)) if day.weekday() < _SATURDAY else "",
            )
            for day in week.days
        ),
        is_selected=week == asked.week,
    )
