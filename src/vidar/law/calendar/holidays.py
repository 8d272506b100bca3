"""Norwegian public holidays: days that are never school days (docs/law/SY-2.md)."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final

from vidar.law.basis import N_

# bokmål name: month and day
_FIXED: Final = {
    N_("Første nyttårsdag"): (1, 1),
    N_("Arbeidernes dag"): (5, 1),
    N_("Grunnlovsdagen"): (5, 17),
    N_("Første juledag"): (12, 25),
    N_("Andre juledag"): (12, 26),
}

# bokmål name: days from Easter Sunday
_AROUND_EASTER: Final = {
    N_("Skjærtorsdag"): -3,
    N_("Langfredag"): -2,
    N_("Første påskedag"): 0,
    N_("Andre påskedag"): 1,
    N_("Kristi himmelfartsdag"): 39,
    N_("Første pinsedag"): 49,
    N_("Andre pinsedag"): 50,
}


def easter_sunday(year: int) -> date:
    """Easter Sunday of a Gregorian year, reckoned from the age of the moon in March."""
    golden = year % 19
    century = year // 100
    # the epact: how old the church's moon is, corrected for leap centuries and the moon's drift
    shift = century - century // 4 - (8 * century + 13) // 25
    moon = (shift + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=moon - weekday)


@cache
def public_holidays(year: int) -> Mapping[date, str]:
    """The public holidays of a calendar year in order, with their bokmål names; Sundays as such are not listed.

    Where two fall on one day (Ascension Day on 1 or 17 May) the day carries the name of the church's holiday.
    """
    easter = easter_sunday(year)
    named = {date(year, *month_day): name for name, month_day in _FIXED.items()}
    named |= {easter + timedelta(days=days): name for name, days in _AROUND_EASTER.items()}
    return MappingProxyType(dict(sorted(named.items())))
