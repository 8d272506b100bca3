"""All lessons of the county on one board: who is free when, and what can be moved where."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time

from vidar.demo.lessons.draft import Lesson
from vidar.demo.plan.groups import Group
from vidar.demo.plan.week import DOUBLES
from vidar.demo.rows import GroupMembershipRow, RoomRow
from vidar.demo.year import DemoYear

type Span = tuple[date, time, time]


class Board:
    """Lessons by day, with the people and rooms they keep busy."""

    def __init__(
        self,
        *,
        year: DemoYear,
        now: datetime,
        start: date,
        lessons: list[Lesson],
        groups: Iterable[Group],
        memberships: Iterable[GroupMembershipRow],
        rooms: Iterable[RoomRow],
        school_ids: dict[str, int],
        substitutes: dict[str, list[int]],
        languages: dict[str, str],
    ) -> None:
        self.year = year
        self.now = now
        self.start = start
        self.lessons = lessons
        self.groups = {each.id: each for each in groups}
        self.rooms = {each.id: each for each in rooms}
        self.substitutes = substitutes
        self.languages = languages
        self._school_ids = school_ids
        self._members: dict[int, set[int]] = {}
        self._for_a_time: dict[int, list[GroupMembershipRow]] = {}
        for row in memberships:
            if row.valid == year.period:
                self._members.setdefault(row.teaching_group_id, set()).add(row.pupil_id)
            else:
                self._for_a_time.setdefault(row.teaching_group_id, []).append(row)
        self._by_day: dict[date, list[Lesson]] = {}
        for lesson in lessons:
            self._by_day.setdefault(lesson.date, []).append(lesson)

    def on(self, day: date) -> list[Lesson]:
        """Return the lessons of a day."""
        return self._by_day.get(day, [])

    def between(self, first: date, last: date) -> Iterator[Lesson]:
        """Yield the lessons from one day to another, both included."""
        for day in sorted(each for each in self._by_day if first <= each <= last):
            yield from self._by_day[day]

    def add(self, lesson: Lesson) -> Lesson:
        """Put a new lesson on the board."""
        self.lessons.append(lesson)
        self._by_day.setdefault(lesson.date, []).append(lesson)
        return lesson

    def move(self, lesson: Lesson, to: Span) -> None:
        """Change a lesson's time without asking whether it is free."""
        self._by_day[lesson.date].remove(lesson)
        lesson.date, lesson.starts, lesson.ends = to
        self._by_day.setdefault(lesson.date, []).append(lesson)

    def school_id(self, school: str) -> int:
        """Return a school's id by its slug."""
        return self._school_ids[school]

    def group(self, school: str, name: str) -> Group:
        """Return a group by name."""
        return next(each for each in self.groups.values() if (each.school, each.name) == (school, name))

    def pupils_of(self, groups: Iterable[int], day: date) -> set[int]:
        """Return everybody who is in one of the groups on a day."""
        pupils: set[int] = set()
        for each in groups:
            pupils |= self._members.get(each, set())
            pupils.update(row.pupil_id for row in self._for_a_time.get(each, ()) if row.valid.contains(day))
        return pupils

    def groups_of(self, pupil_id: int) -> set[int]:
        """Return the groups that somebody is in all year."""
        return {group for group, members in self._members.items() if pupil_id in members}

    def is_teacher_free(self, person_id: int, span: Span, *, but: Iterable[Lesson] = ()) -> bool:
        """Tell whether somebody teaches nothing at this time; ``but`` are lessons that do not count."""
        return not any(person_id in each.present for each in self._at(span, but))

    def is_room_free(self, room_id: int, span: Span, *, but: Iterable[Lesson] = ()) -> bool:
        """Tell whether a room is empty, or may be shared."""
        return self.rooms[room_id].shareable or not any(room_id in each.rooms for each in self._at(span, but))

    def are_pupils_free(self, groups: Iterable[int], span: Span, *, but: Iterable[Lesson] = ()) -> bool:
        """Tell whether nobody in the groups has anything else at this time."""
        pupils = self.pupils_of(groups, span[0])
        return not any(pupils & self.pupils_of(each.groups, span[0]) for each in self._at(span, but))

    def is_free(self, lesson: Lesson, span: Span, *, but: Iterable[Lesson] = ()) -> bool:
        """Tell whether everybody and every room of a lesson could have it at another time."""
        ignored = (lesson, *but)
        day = span[0]
        return (
            self.year.is_school_day(day, lesson.school)
            and all(self.is_teacher_free(each, span, but=ignored) for each in lesson.present)
            and all(self._is_there(each, lesson.school, day) for each in lesson.present)
            and all(self.is_room_free(each, span, but=ignored) for each in lesson.rooms)
            and self.are_pupils_free(lesson.groups, span, but=ignored)
        )

    def is_empty(self, groups: Iterable[int], span: Span) -> bool:
        """Tell whether the groups have nothing at this time, not even a cancelled lesson."""
        pupils = self.pupils_of(groups, span[0])
        return not any(
            each.starts < span[2] and span[1] < each.ends and pupils & self.pupils_of(each.groups, span[0])
            for each in self.on(span[0])
        )

    def other_span(self, lesson: Lesson, spans: Iterable[Span]) -> Span | None:
        """Return another time at which a lesson could be: one where nothing stood before, if there is one."""
        free = [each for each in spans if not lesson.overlaps(*each) and self.is_free(lesson, each)]
        return next((each for each in free if self.is_empty(lesson.groups, each)), free[0] if free else None)

    def free_room(self, school: str, kind: Callable[[RoomRow], bool], span: Span) -> RoomRow | None:
        """Return an empty room of a school."""
        school_id = self._school_ids[school]
        fitting = (each for each in self.rooms.values() if each.school_id == school_id and kind(each))
        return next((each for each in fitting if self.is_room_free(each.id, span)), None)

    def free_spans(self, days: Iterable[date], minutes: int) -> Iterator[Span]:
        """Yield the doubles of the days that are long enough, cut to the length."""
        for day in days:
            for starts, ends in DOUBLES:
                if _minutes(starts, ends) >= minutes:
                    yield day, starts, later(starts, minutes)

    def week_days(self, day: date, school: str) -> list[date]:
        """Return the school days of the same week."""
        week = day.isocalendar()[:2]
        return [each for each in self.year.school_days(school) if each.isocalendar()[:2] == week]

    def _at(self, span: Span, but: Iterable[Lesson]) -> Iterator[Lesson]:
        ignored = list(but)
        return (each for each in self.on(span[0]) if each.overlaps(*span) and each not in ignored)

    def _is_there(self, person_id: int, school: str, day: date) -> bool:
        """A teacher at two schools cannot be called to one on a day at the other."""
        return all(each.school == school for each in self.on(day) if person_id in each.present)


def later(clock: time, minutes: int) -> time:
    """Return the time so many minutes later on the same day."""
    total = clock.hour * 60 + clock.minute + minutes
    return time(total // 60, total % 60)


def span_of(lesson: Lesson) -> Span:
    """Return when a lesson is."""
    return lesson.date, lesson.starts, lesson.ends


def minutes_of(lesson: Lesson) -> int:
    """Return how long a lesson is."""
    return _minutes(lesson.starts, lesson.ends)


def _minutes(starts: time, ends: time) -> int:
    return (ends.hour - starts.hour) * 60 + ends.minute - starts.minute
