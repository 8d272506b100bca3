"""A teacher's day: the lesson now, the next one, the free periods, and the way to other days."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vidar.attendance.queries_beside import DayBeside
from vidar.law.attendance import RegisterState
from vidar.law.basis import local_date
from vidar.law.calendar import Week
from vidar.timetable.queries import Timetable
from vidar.timetable.queries_lessons import PlannedLesson
from vidar.web.timetable.addresses import Origin, my_day
from vidar.web.timetable.building_lesson import lesson_block, reader_of
from vidar.web.timetable.building_names import subject_text
from vidar.web.timetable.building_notes import day_notes
from vidar.web.timetable.building_places import drawn_hours, span_of
from vidar.web.timetable.building_week import cycle_labels
from vidar.web.timetable.page import FreePeriod, LessonBlock, MyDay, RegisterLink
from vidar.web.words import clock_time, upper_first, weekday_day_month

SHORTEST_FREE: Final = timedelta(minutes=25)
"""A shorter gap is a break, not a free period."""

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_HOUR: Final = 60


def my_day_page(
    timetable: Timetable,
    day: date,
    now: datetime,
    *,
    beside: DayBeside | None = None,
    opens_before: timedelta = timedelta(),
) -> MyDay:
    """Return the day. The timetable spans more than the day, so that the next lesson after it can be told.

    ``beside`` has the states of the registers that are begun; others can be taken ``opens_before`` the lesson's start.
    """
    beside = beside or DayBeside()
    lessons = [lesson for lesson in timetable.lessons if lesson.date == day]
    reader = reader_of(timetable, Origin(from_day=True), now, beside.notes)
    first_minute = drawn_hours(map(span_of, lessons))[0]
    blocks = [lesson_block(lesson, reader, first_minute) for lesson in lessons]
    is_today = day == local_date(now)
    attended = [(lesson, block) for lesson, block in zip(lessons, blocks, strict=True) if _goes(timetable, lesson)]
    present = next((pair for pair in attended if is_today and pair[0].starts_at <= now < pair[0].ends_at), None)
    coming = next((pair for pair in attended if is_today and pair[0].starts_at > now), None)
    before, after = neighbours(day, {lesson.date for lesson in timetable.lessons})
    return MyDay(
        title=_("Min dag"),
        subtitle=_subtitle(timetable, day),
        previous_href=my_day(before),
        previous_label=upper_first(weekday_day_month(before)),
        next_href=my_day(after),
        next_label=upper_first(weekday_day_month(after)),
        items=tuple(_with_free_periods(lessons, blocks)),
        now=present[1] if present else None,
        now_ends=_("%(time)s igjen") % {"time": duration(present[0].ends_at - now)} if present else "",
        next=coming[1] if coming else None,
        next_in=_("om %(time)s") % {"time": duration(coming[0].starts_at - now)} if coming else "",
        today_href="" if is_today else my_day(),
        notes=(*day_notes(timetable.frame, day), *_afterwards(timetable, day, now)),
        registers={
            block.href: register_link(lesson, beside.states.get(lesson.id), now)
            for lesson, block in attended
            if lesson.groups and (lesson.starts_at - opens_before <= now or lesson.id in beside.states)
        },
        done=_("Du har ingen timer %(day)s") % {"day": weekday_day_month(day)},
    )


def register_link(lesson: PlannedLesson, state: RegisterState | None, now: datetime) -> RegisterLink:
    """Return the way to a lesson's register, and how far it has come."""
    href = reverse("register", args=[lesson.id])
    if state is RegisterState.CONFIRMED:
        return RegisterLink(href, _("Ført"), "done")
    if state is RegisterState.NOT_HELD:
        return RegisterLink(href, _("Ikke holdt"), "done")
    if lesson.ends_at <= now:
        return RegisterLink(href, _("Mangler"), "missing")
    return RegisterLink(href, _("Før fravær"), "due")


def neighbours(day: date, taught: set[date]) -> tuple[date, date]:
    """Return the day before and the day after, past Saturdays and Sundays without lessons."""

    def walk(step: timedelta) -> date:
        found = day + step
        while found.weekday() >= _SATURDAY and found not in taught:
            found += step
        return found

    return walk(-_DAY), walk(_DAY)


def duration(length: timedelta) -> str:
    """Return "45 minutter", "1 time" or "1 time 20 minutter"; a started minute counts."""
    minutes = -(-int(length.total_seconds()) // 60)
    hours, left = divmod(minutes, _HOUR)
    hour_text = ngettext("%(count)s time", "%(count)s timer", hours) % {"count": hours} if hours else ""
    minute_text = ngettext("%(count)s minutt", "%(count)s minutter", left) % {"count": left} if left else ""
    return " ".join(filter(None, (hour_text, minute_text)))


def _subtitle(timetable: Timetable, day: date) -> str:
    week = _("uke %(number)s") % {"number": Week.of(day).number}
    return " · ".join((upper_first(weekday_day_month(day)), week, *(label.text for label in cycle_labels(timetable))))


def _with_free_periods(
    lessons: Sequence[PlannedLesson], blocks: Sequence[LessonBlock]
) -> Iterator[LessonBlock | FreePeriod]:
    """Put the free time between the lessons it lies between."""
    busy_until: datetime | None = None
    for lesson, block in zip(lessons, blocks, strict=True):
        if busy_until is not None and lesson.starts_at - busy_until >= SHORTEST_FREE:
            text = _("%(time)s fri") % {"time": duration(lesson.starts_at - busy_until)}
            yield FreePeriod(clock_time(busy_until), block.starts, text)
        busy_until = max(lesson.ends_at, busy_until or lesson.ends_at)
        yield block


def _afterwards(timetable: Timetable, day: date, now: datetime) -> Iterator[str]:
    """When today's lessons are over, or there are none, tell which comes next."""
    attended = [lesson for lesson in timetable.lessons if _goes(timetable, lesson)]
    if day != local_date(now) or any(lesson.date == day and lesson.ends_at > now for lesson in attended):
        return
    coming = next((lesson for lesson in attended if lesson.starts_at > now), None)
    if coming is not None:
        yield _("Neste time: %(subject)s %(day)s kl. %(time)s.") % {
            "subject": subject_text(coming),
            "day": weekday_day_month(coming.date),
            "time": clock_time(coming.starts_at),
        }


def _goes(timetable: Timetable, lesson: PlannedLesson) -> bool:
    """Tell whether the teacher goes to the lesson: it takes place, and nobody else has it."""
    return lesson.takes_place and any(teacher.id == timetable.whose and teacher.attends for teacher in lesson.teachers)
