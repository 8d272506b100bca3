"""A whole week page from a timetable and what was asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from vidar.attendance.queries_week import WeekBeside
from vidar.law.basis import local_date
from vidar.law.calendar import Week
from vidar.timetable.queries import Timetable
from vidar.timetable.queries_lessons import Of
from vidar.web.timetable.addresses import Origin
from vidar.web.timetable.asking import Asked
from vidar.web.timetable.building_calendar import month_calendar
from vidar.web.timetable.building_days import days_of
from vidar.web.timetable.building_empty import empty_text
from vidar.web.timetable.building_lesson import reader_of
from vidar.web.timetable.building_places import drawn_hours, minute_of, span_of
from vidar.web.timetable.page import Label, LabelKind, WeekPage
from vidar.web.words import day_span, month_name, upper_first

_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """What the page is called, and on paper whose it is."""

    title: str
    print_name: str


def week_page(
    timetable: Timetable,
    asked: Asked,
    origin: Origin,
    heading: Heading,
    now: datetime,
    *,
    beside: WeekBeside | None = None,
) -> WeekPage:
    """Return the page. ``now`` is the school's clock (aware), ``beside`` what is written about the lessons."""
    first, last = drawn_hours(span_of(lesson) for lesson in timetable.lessons)
    today, week = local_date(now), asked.week
    is_present = week == Week.of(today)
    subtitle = subtitle_of(timetable)
    before, after = week.plus(-1), week.plus(1)
    days = days_of(timetable, week, asked.day, reader_of(timetable, origin, now, beside), first)
    label = week_label(week, days[-1].date)
    return WeekPage(
        title=heading.title,
        subtitle=subtitle,
        week_label=label,
        week_label_short=short_week_label(week),
        iso_week=str(week),
        previous_href=origin.week(before),
        previous_label=week_label(before),
        next_href=origin.week(after),
        next_label=week_label(after),
        calendar=month_calendar(timetable.frame, asked, origin, today),
        days=days,
        first_minute=first,
        last_minute=last,
        print_title=" · ".join(filter(None, (heading.print_name, subtitle, f"{label} {days[-1].date.year}"))),
        today_href="" if is_present else origin.week(Week.of(today)),
        now_minute=minute_of(now, today) if is_present else None,
        labels=tuple(cycle_labels(timetable)),
        empty="" if timetable.lessons or all(day.notes for day in days) else empty_text(timetable, week),
    )


def week_label(week: Week, last_day: date | None = None) -> str:
    """Return "Uke 48 · 23.–27. november", to Friday if nothing else is said."""
    days = day_span(week.monday, last_day or week.days[_FRIDAY])
    return _("Uke %(number)s · %(days)s") % {"number": week.number, "days": days}


def short_week_label(week: Week) -> str:
    """Return "Uke 48 · november", both months where the week has two."""
    months = dict.fromkeys(month_name(day) for day in (week.monday, week.days[_FRIDAY]))
    return _("Uke %(number)s · %(days)s") % {"number": week.number, "days": "–".join(months)}


def subtitle_of(timetable: Timetable) -> str:
    """Return the class and school of a pupil, the programme of a class, the building of a room."""
    frame = timetable.frame
    schools = ", ".join(" · ".join(filter(None, (school.class_name, school.name))) for school in frame.schools)
    detail = "" if frame.detail == frame.name else upper_first(frame.detail)
    return " · ".join(filter(None, (detail, schools)))


def heading_of(timetable: Timetable) -> Heading:
    """Return the heading of somebody else's timetable."""
    name = timetable.frame.name
    title = _("Klasse %(name)s") % {"name": name} if timetable.of is Of.CLASS else upper_first(name)
    return Heading(title, title)


def cycle_labels(timetable: Timetable) -> Iterator[Label]:
    """Say which week of two it is; once where all schools count alike, else with the school's name."""
    words = {1: _("A-uke"), 2: _("B-uke")}
    schools = timetable.frame.schools
    if len({school.cycle_week for school in schools}) == 1 and schools[0].cycle_week:
        yield Label(LabelKind.WEEK, words[schools[0].cycle_week])
        return
    for school in schools:
        if school.cycle_week:
            yield Label(LabelKind.WEEK, f"{words[school.cycle_week]} {school.short_name}")
