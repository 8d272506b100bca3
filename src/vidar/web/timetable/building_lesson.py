"""One lesson as it stands in a week or a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from vidar.attendance.queries_week import WeekBeside
from vidar.timetable.queries import Timetable
from vidar.timetable.queries_lessons import Of, PlannedLesson
from vidar.web.timetable.addresses import Origin
from vidar.web.timetable.building_beside import beside_labels
from vidar.web.timetable.building_colours import colour_of, subject_colours
from vidar.web.timetable.building_labels import labels_of, state_of
from vidar.web.timetable.building_names import groups_text, rooms_text, subject_text, teachers_text, title_text
from vidar.web.timetable.building_places import rows_of, span_of
from vidar.web.timetable.page import LessonBlock
from vidar.web.words import clock_time


@dataclass(frozen=True, slots=True)
class Reader:
    """From where the lessons of one timetable are read: whose it is, links, colours, and what time it is."""

    of: Of
    whose: int
    origin: Origin
    now: datetime
    colours: Mapping[str, int]
    main_school: int | None
    """None where a school's name would tell nothing: a class or a room has only one."""

    beside: WeekBeside = field(default_factory=WeekBeside)


def reader_of(timetable: Timetable, origin: Origin, now: datetime, beside: WeekBeside | None = None) -> Reader:
    """Return how the lessons of a timetable are read, with what is written about them where that is asked for."""
    schools = timetable.frame.schools
    personal = timetable.of in {Of.PUPIL, Of.TEACHER}
    return Reader(
        timetable.of,
        timetable.whose,
        origin,
        now,
        subject_colours(timetable.frame.subjects),
        schools[0].id if personal and schools else None,
        beside or WeekBeside(),
    )


def lesson_block(lesson: PlannedLesson, reader: Reader, first_minute: int) -> LessonBlock:
    """Return the lesson with every word that stands on it; its rows count from ``first_minute`` of the day."""
    start_step, end_step = rows_of(span_of(lesson), first_minute)
    elsewhere = reader.main_school is not None and lesson.school_id != reader.main_school
    return LessonBlock(
        href=reader.origin.lesson(lesson.id),
        subject=subject_text(lesson),
        starts=clock_time(lesson.starts_at),
        ends=clock_time(lesson.ends_at),
        start_step=start_step,
        end_step=end_step,
        colour=colour_of(reader.colours, lesson.key),
        title=title_text(lesson),
        room=rooms_text(lesson, reader.of),
        teachers=teachers_text(lesson, reader.of, reader.whose),
        groups=groups_text(lesson, reader.of),
        state=state_of(lesson),
        labels=(*labels_of(lesson, reader.of, reader.whose), *beside_labels(reader.beside.of(lesson.id))),
        is_now=lesson.takes_place and lesson.starts_at <= reader.now < lesson.ends_at,
        is_past=lesson.ends_at <= reader.now,
        school_short=lesson.school_short_name if elsewhere else "",
    )
