"""Who is away when, and what the school has been told: days of illness, single hours, trips, and no word at all."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from vidar.law.attendance import Effect, Evidence, Ground, effect_of
from vidar.law.basis import instant

_FIRST, _LAST = time(8, 15), time(15, 30)
_DAY = timedelta(days=1)
_SPELLS_A_DAY = 0.0155
_LENGTHS = (1, 1, 1, 1, 1, 1, 2, 2, 3, 5)
_WITHOUT_WORD, _WITHDRAWN = 0.17, 0.012
_PLANNED_DAYS_BEFORE = 6

# How often, what for, what it rests on, and what was written.
_GROUNDS: tuple[tuple[int, Ground, tuple[Evidence, ...], tuple[str, ...]], ...] = (
    (52, Ground.HEALTH, (Evidence.OWN_NOTICE,) * 7 + (Evidence.HEALTH_PERSONNEL, Evidence.AWAITED, Evidence.REJECTED),
     ("Feber", "Omgangssyke", "Migrene", "Forkjølet", "", "")),
    (18, Ground.REPORTED, (Evidence.NONE,), ("Kommer ikke i dag", "Forsov seg og blir hjemme", "")),
    (6, Ground.WELFARE, (Evidence.DOCUMENTED, Evidence.AWAITED), ("Begravelse i familien", "Alvorlig sykdom hjemme")),
    (2, Ground.RELIGIOUS, (Evidence.DOCUMENTED,), ("Høytidsdag",)),
    (2, Ground.STATUTORY, (Evidence.DOCUMENTED, Evidence.AWAITED), ("Sesjon", "Møte i retten")),
    (2, Ground.REPRESENTATIVE, (Evidence.DOCUMENTED,), ("Landsting i Elevorganisasjonen",)),
    (2, Ground.POLITICAL, (Evidence.DOCUMENTED, Evidence.REJECTED), ("Landsmøte i ungdomspartiet",)),
    (1, Ground.RELIEF, (Evidence.DOCUMENTED, Evidence.AWAITED), ("Kurs i Sivilforsvaret", "Leteaksjon")),
    (4, Ground.DRIVING, (Evidence.DOCUMENTED, Evidence.AWAITED), ("Oppkjøring", "Sikkerhetskurs på bane")),
    (3, Ground.REPRESENTATION, (Evidence.DOCUMENTED, Evidence.REJECTED), ("Junior-NM på ski", "Landskamp")),
    (3, Ground.RIGHTS_BASED, (Evidence.NONE,), ("Samtale med rådgiver", "Elevrådsmøte")),
    (5, Ground.SCHOOL_ACTIVITY, (Evidence.NONE,), ("Ekskursjon med en annen klasse", "Åpen dag på ungdomsskolen")),
)  # fmt: skip
_SOON_KNOWN = (Ground.HEALTH, Ground.REPORTED)  # told the same morning; everything else is known before


@dataclass(frozen=True, slots=True)
class Spell:
    """A time away. Without a ground nobody has told why."""

    pupil_id: int
    starts_at: datetime
    ends_at: datetime
    ground: Ground | None
    evidence: Evidence = Evidence.NONE
    note: str = ""
    withdrawn: bool = False

    @property
    def is_elsewhere(self) -> bool:
        """Tell whether the pupil is in the school's care meanwhile."""
        return self.ground is not None and effect_of(self.ground) is Effect.ELSEWHERE

    @property
    def is_planned(self) -> bool:
        """Tell whether it is known some days before."""
        return self.ground is not None and self.ground not in _SOON_KNOWN

    @property
    def told_at(self) -> datetime:
        """Return when the school was told."""
        ahead = _PLANNED_DAYS_BEFORE if self.is_planned else 0
        return self.starts_at - ahead * _DAY - timedelta(minutes=40)


type Word = tuple[Ground | None, Evidence, str]
"""What the school has been told: the ground, what it rests on, a note."""

NO_WORD: Word = (None, Evidence.NONE, "")


def whole_days(pupil_id: int, first: date, last: date, word: Word) -> Spell:
    """Return a spell of whole school days."""
    return Spell(pupil_id, instant(first, _FIRST), instant(last, _LAST), *word)


def draw_spells(pupil_id: int, habit: float, days: tuple[date, ...], random: Random) -> list[Spell]:
    """Return a pupil's spells within some school days; ``habit`` 1 is the usual, 2 twice as often."""
    spells: list[Spell] = []
    index = 0
    while index < len(days):
        if random.random() < _SPELLS_A_DAY * habit:
            length = min(random.choice(_LENGTHS), len(days) - index)
            spells.append(_draw(pupil_id, days[index], days[index + length - 1], random))
            index += length
        index += 1
    return spells


def one_of_each(pupils: list[int], days: tuple[date, ...]) -> list[Spell]:
    """Return a day for each ground with each evidence, one pupil after the other, so that none is missing."""
    cases: list[Word] = [
        (ground, each, notes[0]) for _, ground, evidence, notes in _GROUNDS for each in dict.fromkeys(evidence)
    ]
    return [
        whole_days(pupils[number % len(pupils)], day, day, word)
        for number, word in enumerate(cases)
        for day in [days[(number * 5 + 3) % len(days)]]
    ]


def _draw(pupil_id: int, first: date, last: date, random: Random) -> Spell:
    if random.random() < _WITHOUT_WORD:
        return whole_days(pupil_id, first, last, NO_WORD)
    _, ground, evidence, notes = random.choices(_GROUNDS, [each[0] for each in _GROUNDS])[0]
    if ground not in _SOON_KNOWN:
        last = first
    spell = whole_days(pupil_id, first, last, (ground, random.choice(evidence), random.choice(notes)))
    return replace(spell, withdrawn=True) if random.random() < _WITHDRAWN else spell
