"""What no source decides, or none we could verify: settings with a default. docs/law/README.md lists them."""

from dataclasses import dataclass
from enum import StrEnum


class Straddling(StrEnum):
    """AB-10: what becomes of health absence with a note in which the limit is reached."""

    SPLIT = "split"  # counts up to the limit, and not beyond
    COUNTS = "counts"  # counts whole, as it began before the limit was reached
    FREE = "free"  # counts not at all


class Rounding(StrEnum):
    """AD-7: how the minutes of a year become whole hours."""

    DOWN = "down"
    NEAREST = "nearest"  # half an hour and more is rounded up
    UP = "up"


class SpellDays(StrEnum):
    """AF-6: which days make a spell of illness."""

    SCHOOL_DAYS = "school_days"  # a weekend or holiday neither breaks a spell nor counts
    CALENDAR_DAYS = "calendar_days"  # it does not break the spell, and its days count
    BROKEN_BY_DAYS_OFF = "broken_by_days_off"


@dataclass(frozen=True, slots=True)
class WarningLevels:
    """AW-4: from which absence it is clear that the grade is in danger, in thousandths of the annual hours."""

    usual_permille: int = 60
    small_permille: int = 50
    small_up_to_hours: int = 60
    """Subjects of up to so many annual hours are small: two hours a week make 56."""


@dataclass(frozen=True, slots=True)
class AbsenceSettings:
    """The owner's or the school's choices. Enumerations may come as text from the database."""

    noted_health_in_discretion: bool = True
    """AB-9: health absence before the limit counts towards the 15 per cent also with a note."""

    straddling: Straddling = Straddling.SPLIT
    """AB-10."""

    late_threshold_minutes: int = 15
    """AD-6: who comes fewer minutes late has no absence for it; from this number on every minute counts."""

    elsewhere_breaks_day: bool = True
    """AD-2: who was in the school's care for a lesson was not away from all teaching that day."""

    cancelled_breaks_day: bool = False
    """AD-2: whether a lesson that was not held keeps the day from being a day of absence."""

    hours_rounding: Rounding = Rounding.DOWN
    """AD-7."""

    own_notice_deducts: bool = True
    """AF-5: own notice is documentation enough for a deduction while it is inside the limit."""

    spell_days: SpellDays = SpellDays.SCHOOL_DAYS
    """AF-6."""

    warning_levels: WarningLevels = WarningLevels()
    """AW-4."""

    new_warning_in_second_term: bool = True
    """AW-5: a warning from before the second term does not stand for the grades at the end of the year."""

    warning_days_before: int = 0
    """AW-3: so many days before the assessment a warning must be sent to leave a real chance."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "straddling", Straddling(self.straddling))
        object.__setattr__(self, "hours_rounding", Rounding(self.hours_rounding))
        object.__setattr__(self, "spell_days", SpellDays(self.spell_days))
        if self.late_threshold_minutes < 0 or self.warning_days_before < 0:
            raise ValueError("a number of minutes or days cannot be negative")


DEFAULT_SETTINGS = AbsenceSettings()
