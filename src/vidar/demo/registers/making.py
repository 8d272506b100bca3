"""Half a year of registers, from the lessons and who was to be there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from vidar.demo.chance import stream
from vidar.demo.registers import stories
from vidar.demo.registers.board import Held, RegisterBoard
from vidar.demo.registers.contents import make_contents
from vidar.demo.registers.spells import Spell, Word, draw_spells, one_of_each, whole_days
from vidar.demo.registers.taking import Known, Taking, habits_of
from vidar.demo.rows.attendance import AbsenceNoticeRow, LessonContentRow, RegisterEntryRow, RegisterRow
from vidar.law.attendance import Evidence, Ground

_COMING = timedelta(days=8)
_FORGETFUL = ("anne", "omar", "tor", "ragnhild")  # each has one register missing
_FORGOTTEN_DAYS_AGO = 2


@dataclass(frozen=True, slots=True)
class Registers:
    """Everything about attendance. ``cases`` names a few lessons."""

    registers: tuple[RegisterRow, ...]
    entries: tuple[RegisterEntryRow, ...]
    notices: tuple[AbsenceNoticeRow, ...]
    contents: tuple[LessonContentRow, ...]
    cases: dict[str, int]


@dataclass(frozen=True, slots=True)
class RegisterPeople:
    """Who is who: the cast by key, each pupil with the person who tells the school."""

    cast: dict[str, int]
    tellers: Callable[[int, datetime], int]
    languages: dict[int, str]


def make_registers(seed: int, board: RegisterBoard, people: RegisterPeople) -> Registers:
    """Return the registers of everything that is over, and the notices they stand beside."""
    over, cast = board.over(), people.cast
    pupils = sorted({pupil for each in board.lessons for pupil in each.roster})
    told_of = {cast[key] for key in stories.TOLD_OF}
    habits = habits_of(pupils, stream(seed, "habits of absence"))
    now = board.on_now(cast["kari"])
    spells = [*_spells(seed, board, [each for each in pupils if each not in told_of], habits, now),
              *_documented(board, cast[stories.MANY_DOCUMENTED]), *_few(board, cast[stories.FEW])]  # fmt: skip
    cases = _cases(over, cast, now)
    skipped = {
        (lesson, skipping.pupil_id)
        for key, (subject, share) in stories.LIMIT_STORIES.items()
        for skipping in [stories.skip_until(board, cast[key], subject, share)]
        for lesson in skipping.lessons
    }
    sleeper = cast[stories.OVERSLEEPS]
    late = {(lesson, sleeper): minutes for lesson, minutes in stories.late_mornings(over, sleeper).items()}
    left_out = frozenset(each for name, each in cases.items() if name.startswith("register_missing"))
    known = Known(
        spells, skipped, late, frozenset(told_of), left_out, cases.get("register_not_held", 0),
        cases.get("register_open", 0), people.languages, habits,
    )  # fmt: skip
    taking = Taking(board, known, stream(seed, "registers"))
    taking.take()
    contents = make_contents(board, people.languages, cast["kari"], stream(seed, "contents"))
    return Registers(
        tuple(taking.registers), tuple(taking.entries), tuple(_notices(spells, people, board)), contents, cases
    )


def _spells(seed: int, board: RegisterBoard, pupils: list[int], habits: dict[int, float], now: Held) -> list[Spell]:
    """Return drawn spells, one of each kind, and those that the register at the start opens with."""
    today = board.now.date()
    days = tuple(each for each in board.year.school_days() if each <= today + _COMING)
    before = tuple(each for each in days if each < today)
    random = stream(seed, "spells")
    drawn = [
        spell
        for pupil in pupils
        for spell in draw_spells(pupil, habits[pupil], days, random)
        if spell.starts_at <= board.now or spell.is_planned  # nobody knows today that they will be ill tomorrow
    ]
    shown = one_of_each(pupils[:: max(1, len(pupils) // 40)], before) if before else []
    own = set(pupils)
    here = [each for each in now.roster if each in own]
    away = {each.pupil_id for each in drawn if each.starts_at <= board.now < each.ends_at}
    free = [each for each in here if each not in away][:3]
    of_today = [whole_days(pupil, today, today, word) for pupil, word in zip(free, _TODAY, strict=False)]
    return [*drawn, *shown, *(replace(each, withdrawn=each.ground is Ground.REPORTED) for each in of_today)]


_TODAY: tuple[Word, ...] = (
    (Ground.HEALTH, Evidence.OWN_NOTICE, "Feber"),
    (Ground.SCHOOL_ACTIVITY, Evidence.NONE, "Åpen dag på ungdomsskolen"),
    (Ground.REPORTED, Evidence.NONE, "Kommer likevel"),
)


def _documented(board: RegisterBoard, pupil_id: int) -> list[Spell]:
    """Every eighth day with the health services, with documents."""
    days = [each for each in board.year.school_days() if each < board.now.date()]
    return [
        whole_days(pupil_id, day, day, (Ground.HEALTH, Evidence.HEALTH_PERSONNEL, "Behandling på sykehuset"))
        for day in days[4::8]
    ]


def _few(board: RegisterBoard, pupil_id: int) -> list[Spell]:
    """One day of illness in all."""
    days = [each for each in board.year.school_days() if each < board.now.date() - timedelta(days=14)]
    return [whole_days(pupil_id, day, day, (Ground.HEALTH, Evidence.OWN_NOTICE, "Feber")) for day in days[-5:-4]]


def _cases(over: list[Held], cast: dict[str, int], now: Held) -> dict[str, int]:
    """Return lessons to look at: on now, missing, not held, taken and not yet confirmed."""
    cases = {"register_now": now.row.id}
    today = now.row.date
    for key in _FORGETFUL:
        mine = [each for each in over if each.teacher == cast[key]]
        mine = [each for each in mine if each.row.date <= today - timedelta(days=_FORGOTTEN_DAYS_AGO)]
        if mine:
            cases[f"register_missing_{key}"] = mine[-1].row.id
    eva = [each for each in over if each.teacher == cast["eva"] and each.row.date < today]
    if eva:
        cases["register_not_held"] = eva[-1].row.id
    this_morning = [each for each in over if each.row.date == today and each.row.school_id == now.row.school_id]
    if this_morning:
        cases["register_open"] = this_morning[-1].row.id
    return cases


def _notices(spells: Iterable[Spell], people: RegisterPeople, board: RegisterBoard) -> Iterable[AbsenceNoticeRow]:
    told = [each for each in spells if each.ground is not None]
    told.sort(key=lambda each: (each.starts_at, each.pupil_id, str(each.ground)))
    for number, each in enumerate(told, start=1):
        at = min(each.told_at, board.now - timedelta(hours=1))
        withdrawn = at + timedelta(minutes=20) if each.withdrawn else None
        teller = people.tellers(each.pupil_id, each.starts_at)
        yield AbsenceNoticeRow(
            number, each.pupil_id, each.starts_at, each.ends_at, str(each.ground), each.evidence.value, each.note, at,
            teller, withdrawn,
        )  # fmt: skip
