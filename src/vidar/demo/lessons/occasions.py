"""What is not a subject's lesson: a cross-subject day, school photographs, an open evening, help after school."""

from collections.abc import Iterator
from datetime import date, time

from vidar.demo.lessons.board import Span
from vidar.demo.lessons.changing import Changing
from vidar.demo.lessons.choosing import DAY, HOME, Choosing, Missing
from vidar.demo.lessons.draft import ACTIVITY, CO, CROSS_SUBJECT, EVENT, MAIN, TEST, Attendance, Lesson

CLASS, LEVEL = "2STA", ("2STA", "2STB", "2STC")
_CROSS_SUBJECT_TITLE = "Tverrfaglig dag: bærekraftig utvikling"
_MORNING, _AFTERNOON = (time(8, 15), time(11, 30)), (time(12, 15), time(14, 30))
_EVENING, _AFTER_SCHOOL = (time(18, 0), time(20, 0)), (time(15, 35), time(16, 30))
_WEDNESDAY, _SEVERAL_DAYS = 3, 20


class Occasions:
    """Arranges what Kari's level does besides its lessons; ``cases`` tells which lesson shows which."""

    def __init__(self, choosing: Choosing, changing: Changing, cast: dict[str, int]) -> None:
        self._choosing = choosing
        self._board = choosing.board
        self._changing = changing
        self._cast = cast
        self._level = [self._board.group(HOME, name).id for name in LEVEL]
        self.cases: dict[str, Lesson] = {}

    def arrange(self) -> None:
        """Arrange everything.

        Raises:
            Missing: there is no day or no time for one of them.
        """
        self._cross_subject_day()
        self._photographs()
        self._open_evening()
        self._study_hall()

    def _cross_subject_day(self) -> None:
        """A whole day for all classes of the level, next week if there is one."""
        for day in self._choosing.near(8):
            replaced = self._lessons_of_level(day)
            untouched = all(not each.changes and each.kind != TEST and each.school == HOME for each in replaced)
            if not replaced or not untouched or day == self._board.start:
                continue
            instead = list(self._cross_subject(day, replaced))
            self._changing.replace_day(replaced, instead)
            self.cases["cross_subject_day"], self.cases["replaced"] = instead[0], replaced[0]
            return
        raise Missing("a day without other changes")

    def _lessons_of_level(self, day: date) -> list[Lesson]:
        pupils = self._board.pupils_of(self._level, day)
        return [each for each in self._board.on(day) if pupils & self._board.pupils_of(each.groups, day)]

    def _cross_subject(self, day: date, replaced: list[Lesson]) -> Iterator[Lesson]:
        """Yield a morning together in the auditorium, and an afternoon for each class in its own room."""
        teachers = self._free_teachers((day, *_MORNING), replaced)
        together = [Attendance(each, CO if index else MAIN) for index, each in enumerate(teachers)]
        yield Lesson(
            HOME, day, *_MORNING, None, _CROSS_SUBJECT_TITLE, list(self._level), together,
            [self._choosing.room("Aud")], kind=CROSS_SUBJECT,
        )  # fmt: skip
        for group, teacher in zip(self._level, self._free_teachers((day, *_AFTERNOON), replaced), strict=True):
            room = self._choosing.room(self._board.groups[group].home)
            yield Lesson(
                HOME, day, *_AFTERNOON, None, _CROSS_SUBJECT_TITLE, [group], [Attendance(teacher)], [room],
                kind=CROSS_SUBJECT,
            )  # fmt: skip

    def _free_teachers(self, span: Span, replaced: list[Lesson]) -> list[int]:
        """Return one teacher a class: those whose lessons are replaced first, then whoever else can."""
        known = [self._cast["omar"], *(each.main_teacher for each in replaced), *map(self._cast.get, _CAN_HELP)]
        free = [each for each in known if each and self._board.is_teacher_free(each, span, but=replaced)]
        return list(dict.fromkeys(free))[: len(self._level)]

    def _photographs(self) -> None:
        """Half an hour when the whole class and its contact teacher are free, if possible still to come."""
        start = self._board.start
        days = sorted(self._choosing.near(2), key=lambda day: day <= start)
        contact, room = Attendance(self._cast["omar"]), self._choosing.room("Bib")
        anywhere = (start, time(7, 15), time(7, 45))
        photo = Lesson(HOME, *anywhere, None, "Skolefoto", [self._level[0]], [contact], [room], kind=EVENT)
        span = self._board.other_span(photo, self._board.free_spans(days, 30))
        if span is None:
            raise Missing("a time for photographs")
        photo.date, photo.starts, photo.ends = span
        self.cases["event"] = self._board.add(photo)

    def _open_evening(self) -> None:
        day = next(each for each in self._choosing.near(2) if each != self._board.start)
        teachers = [Attendance(self._cast["liv"]), Attendance(self._cast["omar"], CO)]
        self.cases["evening"] = self._board.add(
            Lesson(
                HOME, day, *_EVENING, None, "Åpen kveld for foresatte og elever i Vg2", list(self._level), teachers,
                [self._choosing.room("Aud")], kind=EVENT,
            )
        )  # fmt: skip

    def _study_hall(self) -> None:
        """Help with mathematics after school, every Wednesday."""
        group = self._board.group(HOME, "R1 2ST")
        start, shown = self._board.start, []
        for day in self._board.year.school_days(HOME):
            if abs(day - start) <= _SEVERAL_DAYS * DAY and day.isoweekday() == _WEDNESDAY:
                teacher = Attendance(self._cast["omar"])
                hall = Lesson(
                    HOME, day, *_AFTER_SCHOOL, None, "Studieverksted i matematikk", [group.id], [teacher],
                    [self._choosing.room("Bib")], kind=ACTIVITY,
                )  # fmt: skip
                shown.append(self._board.add(hall))
        self.cases["activity"] = min(shown, key=lambda each: abs(each.date - start))


_CAN_HELP = ("geir", "marit", "svein", "nina", "liv")
