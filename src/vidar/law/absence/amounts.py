"""Amounts that say what they are: minutes, and hundredths of a percent. Both are whole numbers, never floats."""

from collections.abc import Sequence
from typing import Final

HOUR: Final = 60
"""Minutes. Annual hours and the hours on a document are hours of 60 minutes, however long the lessons are."""

_WHOLE: Final = 10_000


class Minutes(int):
    """A number of minutes. The ring above writes it as hours and minutes in the reader's language."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{int(self)} min"


class Hundredths(int):
    """Hundredths of a percent: 1001 is 10,01 %."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{self // 100},{self % 100:02} %"


def share_of(part: int, whole: int) -> Hundredths:
    """AB-2: the part in hundredths of a percent, rounded up.

    Rounded up, what is shown is over a limit of whole hundredths just when the truth is: 10.001 % shows as
    10,01 % and exactly 10 % as 10,00 %.
    """
    return Hundredths(-(-part * _WHOLE // whole))


def share_out(minutes: int, shares: Sequence[int]) -> tuple[int, ...]:
    """AT-5: the minutes of one activity over several subjects in the chosen shares, none lost and none gained.

    What the division leaves over goes to those who are owed most, the first of equals first.

    Raises:
        ValueError: negative minutes or shares, or no share at all.
    """
    total = sum(shares)
    if minutes < 0 or total <= 0 or min(shares) < 0:
        raise ValueError("an activity is shared out in positive shares")
    whole = [minutes * share // total for share in shares]
    owed = sorted(range(len(shares)), key=lambda place: (-(minutes * shares[place] % total), place))
    for place in owed[: minutes - sum(whole)]:
        whole[place] += 1
    return tuple(whole)
