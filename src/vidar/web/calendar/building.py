"""A feed as iCalendar (RFC 5545): the same bytes for the same timetable."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from django.utils.translation import gettext as _
from icalendar import Calendar as ICalendar
from icalendar import Event, Timezone

from vidar.access.standing import Child
from vidar.law.basis import Period
from vidar.law.basis.local_time import OSLO, start_of_day
from vidar.timetable.queries_feed import Feed, FreeDays
from vidar.timetable.queries_lessons import Of, PlannedLesson
from vidar.web.timetable.addresses import Origin
from vidar.web.timetable.building_labels import labels_of
from vidar.web.timetable.building_names import groups_text, subject_text, teachers_text, title_text
from vidar.web.timetable.page import LabelKind

ZONE = "Europe/Oslo"
_ASK_AGAIN = timedelta(hours=1)
_BEFORE_THE_SUBJECT = frozenset({LabelKind.CANCELLED, LabelKind.SUBSTITUTE, LabelKind.TEST})


@dataclass(frozen=True, slots=True)
class Calendar:
    """The file, and when anything in it last changed (aware)."""

    content: bytes
    modified: datetime


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the events belong: the owner's short name, our own address, and whose week the links lead to."""

    owner: str
    base: str
    origin: Origin
    begins: datetime


def calendar_of(feed: Feed, *, owner: str, base: str, child: Child | None) -> Calendar:
    """Return the feed as a file, in the language that is active. ``base`` is Vidar's address without a slash last."""
    last = feed.days.end or feed.days.start
    year_begins = start_of_day(last.replace(year=last.year - 1))
    origin = Origin(Of.PUPIL, child.person_id) if child else Origin()
    place = _Place(owner, base, origin, year_begins)
    calendar = ICalendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Vidar//Timeplan//NO")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _name(child))
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", _ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")  # as text: the library knows no type for it
    calendar.add_component(_zone(feed.days))
    for lesson in feed.lessons:
        calendar.add_component(_lesson(lesson, feed, place))
    for free in feed.free_days:
        calendar.add_component(_free(free, place))
    changed = [revision.at for revision in feed.revisions.values()]
    return Calendar(calendar.to_ical(), max([place.begins, *changed]))


def _name(child: Child | None) -> str:
    return _("Timeplanen til %(name)s") % {"name": child.given_name} if child else _("Timeplan")


def _zone(days: Period) -> Timezone:
    return _zone_of(days.start.year, (days.end or days.start).year)


@lru_cache(maxsize=8)
def _zone_of(first: int, last: int) -> Timezone:
    """Return the rules of Norway's clock for these years: making them costs more than a hundred events."""
    return Timezone.from_tzid(ZONE, first_date=date(first, 1, 1), last_date=date(last + 1, 1, 1))


def _lesson(lesson: PlannedLesson, feed: Feed, place: _Place) -> Event:
    revision = feed.revisions.get(lesson.id)
    changed = (revision.at if revision else place.begins).astimezone(UTC).replace(microsecond=0)
    own = next((teacher for teacher in lesson.teachers if teacher.id == feed.whose), None)
    is_free = not lesson.takes_place or (feed.of is Of.TEACHER and own is not None and not own.attends)
    event = Event()
    event.add("uid", f"lesson-{lesson.id}@{place.owner}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", revision.count if revision else 0)
    event.add("dtstart", lesson.starts_at.astimezone(OSLO))
    event.add("dtend", lesson.ends_at.astimezone(OSLO))
    event.add("summary", _summary(lesson, feed))
    event.add("status", "CONFIRMED" if lesson.takes_place else "CANCELLED")
    event.add("transp", "TRANSPARENT" if is_free else "OPAQUE")
    if lesson.rooms:
        event.add("location", ", ".join(room.name for room in lesson.rooms))
    event.add("description", "\n".join(_description(lesson, feed)))
    event.add("url", place.base + place.origin.lesson(lesson.id))
    return event


def _summary(lesson: PlannedLesson, feed: Feed) -> str:
    """Return "Prøve, vikar: Norsk – Heldagsprøve"; most lessons are only "Norsk"."""
    words = [label.text for label in labels_of(lesson, feed.of, feed.whose) if label.kind in _BEFORE_THE_SUBJECT]
    subject = " – ".join(filter(None, (subject_text(lesson), title_text(lesson))))
    return f"{', '.join(words).capitalize()}: {subject}" if words else subject


def _description(lesson: PlannedLesson, feed: Feed) -> Iterator[str]:
    for line in (teachers_text(lesson, feed.of, feed.whose), groups_text(lesson, feed.of), lesson.note):
        if line:
            yield line
    yield from (change.reason for change in lesson.changes if change.reason)
    yield lesson.school_name


def _free(free: FreeDays, place: _Place) -> Event:
    event = Event()
    event.add("uid", f"free-{free.id}@{place.owner}")
    event.add("dtstamp", place.begins.astimezone(UTC))
    event.add("dtstart", free.first_day)
    event.add("dtend", free.last_day + timedelta(days=1))
    event.add("summary", free.name)
    event.add("transp", "TRANSPARENT")
    return event
