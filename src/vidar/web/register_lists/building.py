"""What the lists of registers show, as texts and addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vidar.access.actor import Actor
from vidar.attendance.queries_lists import ListedLesson, OwnEntry, TeacherBehind
from vidar.law.attendance import Presence, RegisterState
from vidar.law.basis import local_date
from vidar.web.address import address
from vidar.web.mark_words import mark_text
from vidar.web.timetable.building_day import neighbours
from vidar.web.words import clock_time, moment, upper_first, weekday_day_month


@dataclass(frozen=True, slots=True)
class LessonLine:
    """A lesson in a list. ``kind`` is that of the label beside it."""

    href: str
    time: str
    subject: str
    groups: str
    teachers: str
    rooms: str
    kind: str
    state: str
    away: str


@dataclass(frozen=True, slots=True)
class Section:
    """Lessons under one heading."""

    title: str
    lines: tuple[LessonLine, ...]


@dataclass(frozen=True, slots=True)
class BehindLine:
    """A teacher with lessons that are over and not registered; the link leads to the first day of them."""

    teacher: str
    lessons: str
    since: str
    href: str


@dataclass(frozen=True, slots=True)
class SchoolDay:
    """The registers of a school's day. ``done`` of ``due`` are taken; ``due`` counts those that have begun."""

    subtitle: str
    previous_href: str
    previous_label: str
    next_href: str
    next_label: str
    today_href: str
    due: int
    done: int
    summary: str
    sections: tuple[Section, ...]
    behind: tuple[BehindLine, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A teacher's lessons without a register, by day."""

    subtitle: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One lesson on which a register says something of the pupil; a guest's leads nowhere."""

    href: str
    time: str
    subject: str
    kind: str
    mark: str
    by: str


@dataclass(frozen=True, slots=True)
class OwnAbsence:
    """A pupil's entries of the school year, by day, and how many there are of each kind."""

    subtitle: str
    sums: tuple[tuple[str, int], ...]
    days: tuple[tuple[str, tuple[EntryLine, ...]], ...]


def school_day_page(
    lessons: Sequence[ListedLesson], behind: Sequence[TeacherBehind], *, day: date, actor: Actor
) -> SchoolDay:
    """Return the page of a school's day: first what is missing, then what is under way, to come, and done."""
    due = [lesson for lesson in lessons if lesson.starts_at <= actor.at]
    done = [lesson for lesson in due if lesson.is_done]
    before, after = neighbours(day, {day})
    return SchoolDay(
        subtitle=upper_first(weekday_day_month(day)),
        previous_href=_day_href(before),
        previous_label=upper_first(weekday_day_month(before)),
        next_href=_day_href(after),
        next_label=upper_first(weekday_day_month(after)),
        today_href="" if day == actor.today else address("registers-of-day"),
        due=len(due),
        done=len(done),
        summary=_("%(done)s av %(due)s timer er ført") % {"done": len(done), "due": len(due)},
        sections=tuple(_sections(lessons, actor)),
        behind=tuple(_behind(each) for each in behind),
        empty="" if lessons else _("Ingen timer å føre %(day)s") % {"day": weekday_day_month(day)},
    )


def _sections(lessons: Sequence[ListedLesson], actor: Actor) -> Iterator[Section]:
    titles = {
        "missing": _("Mangler"),
        "now": _("Pågår"),
        "coming": _("Kommer"),
        "done": _("Ført"),
    }
    for stage, title in titles.items():
        lines = tuple(_line(lesson, actor) for lesson in lessons if _stage(lesson, actor) == stage)
        if lines:
            yield Section(f"{title} ({len(lines)})", lines)


def _stage(lesson: ListedLesson, actor: Actor) -> str:
    if lesson.is_done:
        return "done"
    if lesson.ends_at <= actor.at:
        return "missing"
    return "now" if lesson.starts_at <= actor.at else "coming"


_LABELS = {"missing": "danger", "now": "info", "coming": "neutral", "done": "success"}


def _line(lesson: ListedLesson, actor: Actor) -> LessonLine:
    stage = _stage(lesson, actor)
    return LessonLine(
        href=address("register", lesson.id),
        time=f"{clock_time(lesson.starts_at)}–{clock_time(lesson.ends_at)}",
        subject=lesson.subject,
        groups=", ".join(lesson.groups),
        teachers=", ".join(lesson.teachers) or "–",
        rooms=", ".join(lesson.rooms),
        kind="neutral" if lesson.state is RegisterState.NOT_HELD else _LABELS[stage],
        state=_state(lesson, stage),
        away=_away(lesson),
    )


def _state(lesson: ListedLesson, stage: str) -> str:
    if lesson.state is RegisterState.NOT_HELD:
        return _("Ikke holdt")
    if lesson.state is RegisterState.OPEN and stage != "coming":
        return _("Begynt, ikke bekreftet")
    match stage:
        case "missing":
            return _("Mangler")
        case "now":
            return _("Ikke ført ennå")
        case "coming":
            return _("Kommer")
    return _("Ført")


def _away(lesson: ListedLesson) -> str:
    """Return "2 borte · 1 delvis" of those who were to be there; "" before anything is written."""
    if not lesson.expected:
        return ""
    if not lesson.absent and not lesson.partly:
        return _("Alle %(n)s til stede") % {"n": lesson.expected}
    said = [ngettext("%(n)s borte", "%(n)s borte", lesson.absent) % {"n": lesson.absent}] if lesson.absent else []
    if lesson.partly:
        said.append(ngettext("%(n)s delvis", "%(n)s delvis", lesson.partly) % {"n": lesson.partly})
    return " · ".join(said)


def _behind(each: TeacherBehind) -> BehindLine:
    return BehindLine(
        teacher=each.teacher,
        lessons=str(each.lessons),
        since=weekday_day_month(each.first_day),
        href=_day_href(each.first_day),
    )


def missing_page(lessons: Sequence[ListedLesson], actor: Actor) -> Missing:
    """Return a teacher's lessons without a register, the latest day first."""
    by_day = groupby(lessons, key=lambda lesson: lesson.date)
    return Missing(
        subtitle=_lessons(len(lessons)) if lessons else "",
        sections=tuple(
            Section(upper_first(weekday_day_month(day)), tuple(_line(lesson, actor) for lesson in of_day))
            for day, of_day in by_day
        ),
    )


def own_page(entries: Sequence[OwnEntry], actor: Actor) -> OwnAbsence:
    """Return what registers say of a pupil this school year, the latest day first."""
    kinds = [entry.mark.presence for entry in entries]
    sums = (
        (_("Borte"), kinds.count(Presence.ABSENT)),
        (_("Delvis til stede"), kinds.count(Presence.PARTLY)),
        (_("På annet opplegg"), kinds.count(Presence.ELSEWHERE)),
    )
    by_day = groupby(entries, key=lambda entry: local_date(entry.starts_at))
    return OwnAbsence(
        subtitle=_("Det lærerne har ført dette skoleåret"),
        sums=sums if entries else (),
        days=tuple(
            (upper_first(weekday_day_month(day)), tuple(_entry(entry, actor) for entry in of_day))
            for day, of_day in by_day
        ),
    )


_MARKS = {Presence.ABSENT: "danger", Presence.PARTLY: "warning", Presence.ELSEWHERE: "info"}


def _entry(entry: OwnEntry, actor: Actor) -> EntryLine:
    when = moment(entry.marked_at, actor.at)
    said = {"name": entry.marked_by, "when": when}
    by = _("Ført av %(name)s %(when)s") % said if entry.marked_by else _("Ført %(when)s") % said
    return EntryLine(
        href="" if entry.is_guest else address("lesson", entry.lesson_id),
        time=f"{clock_time(entry.starts_at)}–{clock_time(entry.ends_at)}" + (_(" · gjest") if entry.is_guest else ""),
        subject=entry.subject,
        kind=_MARKS[entry.mark.presence],
        mark=mark_text(entry.mark),
        by=by,
    )


def _lessons(count: int) -> str:
    return ngettext("%(n)s time", "%(n)s timer", count) % {"n": count}


def _day_href(day: date) -> str:
    return f"{address('registers-of-day')}?{urlencode({'dag': day.isoformat()})}"
