"""The days of a week page, each with its notes and lessons."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from vidar.law.basis import local_date
from vidar.law.calendar import Week
from vidar.timetable.queries import Timetable
from vidar.timetable.queries_lessons import Of, PlannedLesson
from vidar.web.timetable.building_lesson import Reader, lesson_block
from vidar.web.timetable.building_notes import day_notes
from vidar.web.timetable.building_places import days_shown
from vidar.web.timetable.page import Day, LessonBlock, LessonBundle
from vidar.web.timetable.placing import place
from vidar.web.words import short_date, short_weekday, upper_first, weekday, weekday_day_month


def days_of(
    timetable: Timetable, week: Week, chosen: date | None, reader: Reader, first_minute: int
) -> tuple[Day, ...]:
    """Return the days to draw. One is selected: the chosen one, else today, else the first."""
    shown = days_shown(week.monday, (lesson.date for lesson in timetable.lessons))
    today = local_date(reader.now)
    selected = _selected(shown, chosen, today)
    return tuple(
        Day(
            date=day,
            name=upper_first(weekday(day)),
            short_name=short_weekday(day),
            label=short_date(day),
            long_label=upper_first(weekday_day_month(day)),
            href=reader.origin.week(week, day),
            is_today=day == today,
            is_selected=day == selected,
            notes=day_notes(timetable.frame, day),
            lessons=_placed((each for each in timetable.lessons if each.date == day), reader, first_minute),
        )
        for day in shown
    )


def _selected(shown: tuple[date, ...], chosen: date | None, today: date) -> date:
    """On a weekend without lessons the week is over: its last day is nearest."""
    if chosen in shown:
        return chosen
    if today in shown:
        return today
    return shown[-1] if Week.of(today) == Week.of(shown[0]) else shown[0]


def _placed(
    lessons: Iterable[PlannedLesson], reader: Reader, first_minute: int
) -> tuple[LessonBlock | LessonBundle, ...]:
    blocks = [lesson_block(lesson, reader, first_minute) for lesson in lessons]
    placed = place(blocks, lambda count: _("%(count)s timer samtidig") % {"count": count})
    return tuple(map(_without_groups, placed)) if reader.of is Of.CLASS else placed


def _without_groups(item: LessonBlock | LessonBundle) -> LessonBlock | LessonBundle:
    """In a class's week groups are named where several lessons share the time, and are noise elsewhere."""
    return replace(item, groups="") if isinstance(item, LessonBlock) and item.columns == 1 else item
