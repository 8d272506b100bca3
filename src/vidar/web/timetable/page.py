"""What the timetable pages show: plain, finished values that ``components/week.jinja`` draws.

The builders of these objects decide everything a reader sees (words, order, what is left out); the templates
only place it. Times are ready texts in the reader's language ("08.15"), links are ready addresses. An empty
text means that there is nothing to say: the templates then leave the part out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from vidar.web.timetable.grid import MINUTES_A_STEP, grid_step


class LessonState(StrEnum):
    """How a lesson stands out. What it says in words is in its labels."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    MOVED = "moved"
    CHANGED = "changed"
    SUBSTITUTE = "substitute"
    TEST = "test"
    EVENT = "event"
    CROSS_SUBJECT = "cross_subject"


_TINY = 40
_SHORT = 60
"""Minutes below which a lesson's box has room for fewer words."""

_CHANGED = frozenset({LessonState.CANCELLED, LessonState.MOVED, LessonState.CHANGED, LessonState.SUBSTITUTE})


class LabelKind(StrEnum):
    """The kind of a label decides its icon and colour, never its words."""

    CANCELLED = "cancelled"
    CHANGED = "changed"
    SUBSTITUTE = "substitute"
    TEST = "test"
    EVENT = "event"
    NOW = "now"
    WEEK = "week"
    SCHOOL = "school"
    HOMEWORK = "homework"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Label:
    """A short word on a lesson or a week: "Avlyst", "Vikar", "Nytt rom", "Prøve", "A-uke"."""

    kind: LabelKind
    text: str


@dataclass(frozen=True, slots=True)
class LessonBlock:
    """One lesson as it stands in the week, the day and the teacher's day.

    `start_step` and `end_step` are rows counted from the page's first minute (see `grid_step`). `column` is
    this lesson's place, from 1, among the `columns` that stand side by side. `colour` is 1–8, the same for a
    subject all year. `room`, `teachers` and `groups` are empty where the reader knows them already (a
    teacher's own week has no teachers). `school_short` is set only for a lesson at another school than the
    reader's main one.
    """

    is_free: ClassVar[bool] = False
    is_bundle: ClassVar[bool] = False

    href: str
    subject: str
    starts: str
    ends: str
    start_step: int
    end_step: int
    colour: int
    title: str = ""
    room: str = ""
    teachers: str = ""
    groups: str = ""
    column: int = 1
    columns: int = 1
    state: LessonState = LessonState.PLANNED
    labels: tuple[Label, ...] = ()
    is_now: bool = False
    is_past: bool = False
    school_short: str = ""

    @property
    def minutes(self) -> int:
        """How long the lesson is drawn, in minutes."""
        return (self.end_step - self.start_step) * MINUTES_A_STEP

    @property
    def place(self) -> str:
        """The classes that put it in the grid."""
        return f"s{self.start_step} e{self.end_step} c{self.column}-{self.columns}"

    @property
    def look(self) -> str:
        """The classes that say how it stands out and how much room there is for words."""
        minutes = self.minutes
        return " ".join(
            name
            for name, holds in (
                (f"subject-{self.colour}", True),
                (f"is-{self.state}", True),
                ("is-now", self.is_now),
                ("is-past", self.is_past),
                ("has-labels", self.labels or self.school_short),
                ("is-short", minutes < _SHORT),
                ("is-tiny", minutes < _TINY),
            )
            if holds
        )

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place: its subject is struck through."""
        return self.state is LessonState.CANCELLED

    @property
    def details(self) -> tuple[str, ...]:
        """Title, room, groups and teachers, those that there are, in reading order."""
        return tuple(part for part in (self.title, self.room, self.groups, self.teachers) if part)


@dataclass(frozen=True, slots=True)
class LessonBundle:
    """More lessons at the very same time than can stand side by side, as in a block of programme subjects.

    `title` is "5 timer samtidig". The lessons' own columns are not used.
    """

    is_bundle: ClassVar[bool] = True

    title: str
    lessons: tuple[LessonBlock, ...]
    column: int = 1
    columns: int = 1

    @property
    def place(self) -> str:
        """The classes that put it in the grid."""
        return f"s{self.start_step} e{self.end_step} c{self.column}-{self.columns}"

    @property
    def starts(self) -> str:
        """When all of them start, as "08.15"."""
        return self.lessons[0].starts

    @property
    def ends(self) -> str:
        """When all of them end."""
        return self.lessons[0].ends

    @property
    def start_step(self) -> int:
        """The row they start in."""
        return self.lessons[0].start_step

    @property
    def end_step(self) -> int:
        """The row they end before."""
        return self.lessons[0].end_step


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the week.

    `name` is "Mandag", `short_name` "ma", `label` "23. nov.", `long_label` "Mandag 23. november".
    `notes` fill the day when it has no lessons (a holiday, a planning day) and stand above them when it has.
    """

    date: date
    name: str
    short_name: str
    label: str
    long_label: str
    href: str
    is_today: bool = False
    is_selected: bool = False
    notes: tuple[str, ...] = ()
    lessons: tuple[LessonBlock | LessonBundle, ...] = ()

    @property
    def has_changes(self) -> bool:
        """Whether a lesson is cancelled, moved, changed or has a substitute."""
        blocks = (
            block for each in self.lessons for block in (each.lessons if isinstance(each, LessonBundle) else (each,))
        )
        return any(block.state in _CHANGED for block in blocks)


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day to choose in the month calendar: `label` is read aloud, `note` is a holiday's name."""

    number: int
    label: str
    href: str
    is_today: bool = False
    is_selected: bool = False
    is_in_month: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """A row of the month calendar: the week's number, its address and its seven days."""

    number: int
    label: str
    href: str
    days: tuple[CalendarDay, ...]
    is_selected: bool = False


@dataclass(frozen=True, slots=True)
class MonthCalendar:
    """The calendar behind the week's date.

    `weekdays` are (short, full) names from Monday. `previous_href` and `next_href` give the same page with
    another month and the calendar open, so that it works without JavaScript.
    """

    label: str
    previous_href: str
    previous_label: str
    next_href: str
    next_label: str
    weekdays: tuple[tuple[str, str], ...]
    weeks: tuple[CalendarWeek, ...]
    is_open: bool = False


_STEPS_OF_A_FIGURE = 4
"""How high the figures beside the grid are, in rows."""


@dataclass(frozen=True, slots=True)
class WeekPage:
    """A week of lessons for one pupil, class, teacher or room.

    `week_label` is "Uke 48 · 23.–27. november", `week_label_short` "Uke 48 · november" for a phone.
    `today_href` is empty in the present week. `first_minute` and `last_minute` are whole hours, in minutes
    from midnight. `now_minute` is set in the present week only. `empty` says what to do when the whole week
    has no lessons and no notes.
    """

    title: str
    subtitle: str
    week_label: str
    week_label_short: str
    iso_week: str
    previous_href: str
    previous_label: str
    next_href: str
    next_label: str
    calendar: MonthCalendar
    days: tuple[Day, ...]
    first_minute: int
    last_minute: int
    print_title: str
    today_href: str = ""
    now_minute: int | None = None
    labels: tuple[Label, ...] = ()
    empty: str = ""

    @property
    def hour_count(self) -> int:
        """Whole hours in the grid."""
        return (self.last_minute - self.first_minute) // 60

    @property
    def hours(self) -> tuple[tuple[int, str], ...]:
        """(row, "09") for each full hour after the first line."""
        first = self.first_minute // 60
        return tuple(
            (grid_step(60 * hour, self.first_minute), f"{hour:02}")
            for hour in range(first + 1, first + self.hour_count)
        )

    @property
    def now_step(self) -> int | None:
        """The row of the now line, or None when now is outside the grid or the week."""
        if self.now_minute is None or not self.first_minute <= self.now_minute < self.last_minute:
            return None
        return grid_step(self.now_minute, self.first_minute)

    def is_beside_now(self, step: int) -> bool:
        """Whether the time of the now line stands where an hour's figure in this row would."""
        return self.now_step is not None and abs(step - self.now_step) < _STEPS_OF_A_FIGURE

    @property
    def has_anything(self) -> bool:
        """Whether any day has a lesson or a note."""
        return any(day.lessons or day.notes for day in self.days)


@dataclass(frozen=True, slots=True)
class Room:
    """A room and, where it has one, its building."""

    name: str
    building: str = ""


@dataclass(frozen=True, slots=True)
class TeacherLine:
    """A teacher of a lesson: `role` is "Vikar" or "Er borte", `href` their week if the reader may see it."""

    name: str
    role: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: what happened ("Flyttet"), what was before, why, and when ("i dag kl. 07.40")."""

    label: str
    was: str = ""
    why: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class LessonDetail:
    """All that the reader may know about one lesson, for its own page and for the panel over the week."""

    subject: str
    time: str
    colour: int
    back_href: str
    back_label: str
    code: str = ""
    title: str = ""
    state: LessonState = LessonState.PLANNED
    labels: tuple[Label, ...] = ()
    rooms: tuple[Room, ...] = ()
    teachers: tuple[TeacherLine, ...] = ()
    groups: tuple[str, ...] = ()
    changes: tuple[ChangeLine, ...] = ()
    notes: tuple[str, ...] = ()
    school: str = ""
    topic: str = ""
    homework: str = ""
    register_href: str = ""


@dataclass(frozen=True, slots=True)
class FreePeriod:
    """Time between two lessons of a teacher's day: "45 minutter fri"."""

    is_free: ClassVar[bool] = True

    starts: str
    ends: str
    text: str


@dataclass(frozen=True, slots=True)
class RegisterLink:
    """The way to a lesson's register, with how far it has come: "Før fravær", "Mangler" or "Ført"."""

    href: str
    text: str
    kind: str
    """"due" for the one to take now, "missing", or "done"."""


@dataclass(frozen=True, slots=True)
class MyDay:
    """A teacher's day: the lesson now, the next one, and the whole day in order.

    `now_ends` is "til 11.30", `next_in` "om 25 minutter". `done` says that the day is over or has no lessons.
    """

    title: str
    subtitle: str
    previous_href: str
    previous_label: str
    next_href: str
    next_label: str
    items: tuple[LessonBlock | FreePeriod, ...]
    now: LessonBlock | None = None
    now_ends: str = ""
    next: LessonBlock | None = None
    next_in: str = ""
    today_href: str = ""
    notes: tuple[str, ...] = ()
    done: str = ""
    registers: Mapping[str, RegisterLink] = field(default_factory=dict)
    """The lessons whose register can be taken, by the lesson's ``href``."""
