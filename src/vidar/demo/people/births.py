"""When pupils were born: in the years usual for their level, and around 18 where the cast needs it."""

from datetime import date, timedelta
from random import Random

from vidar.demo.cast.model import Birth
from vidar.demo.people.registry import born_between

_AGE_AT_NEW_YEAR = {"Vg1": 16, "Vg2": 17, "Vg3": 18}
_OLDER_SHARE = 0.06
_MAJORITY = 18

# So many days after a birthday one is at the usual level all through the school year, wherever it begins.
_DAYS_SINCE_BIRTHDAY = range(170, 229)


def usual_year(level: str, start_year: int) -> int:
    """Return the year most pupils of a level were born in."""
    return start_year - _AGE_AT_NEW_YEAR[level]


def ordinary_birth(random: Random, level: str, start_year: int, *, oldest: int = 1) -> date:
    """Return a birth date usual for the level; a few are up to ``oldest`` years older."""
    year = usual_year(level, start_year)
    if random.random() < _OLDER_SHARE * oldest:
        year -= random.randint(1, oldest)
    return born_between(random, date(year, 1, 1), date(year, 12, 31))


def cast_birth(random: Random, birth: Birth, level: str, start: date, start_year: int) -> date:
    """Return the birth date of a pupil of the cast."""
    match birth:
        case Birth.TODAY:
            return years_before(start, _MAJORITY)
        case Birth.TOMORROW:
            return years_before(start + timedelta(days=1), _MAJORITY)
        case Birth.SEVENTEEN:
            return years_before(start, _MAJORITY - 1) - timedelta(days=random.choice(_DAYS_SINCE_BIRTHDAY))
        case Birth.EIGHTEEN:
            return years_before(start, _MAJORITY) - timedelta(days=random.choice(_DAYS_SINCE_BIRTHDAY))
        case Birth.BY_LEVEL:
            year = usual_year(level, start_year)
            return born_between(random, date(year, 1, 1), date(year, 12, 31))


def years_before(day: date, years: int) -> date:
    """Return the same day so many years before; 28 February for a leap day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def level_by_age(birth_date: date, start_year: int) -> str:
    """Return Vg3 for those born in its usual year or before, otherwise Vg2."""
    return "Vg3" if birth_date.year <= usual_year("Vg3", start_year) else "Vg2"
