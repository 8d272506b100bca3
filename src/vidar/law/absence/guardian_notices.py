"""What guardians of a pupil under 18 are told of absence: the date and how much, never a lesson or reason (AW-2)."""

from dataclasses import dataclass
from datetime import date, datetime

from vidar.law.absence.document import DocumentAbsence
from vidar.law.basis import start_of_day
from vidar.law.people import LeapDay, is_adult


@dataclass(frozen=True, slots=True)
class Extent:
    """The absence of one day."""

    day: date
    whole: bool
    minutes: int


def notices_for_guardians(
    document: DocumentAbsence, *, birth_date: date, at: datetime, leap_day: LeapDay = LeapDay.FEBRUARY_28
) -> tuple[Extent, ...]:
    """The days guardians shall be told of at the moment, in order.

    None once the pupil is of age; then access asks for consent (GU-3). Days to come are told when they are past.
    """
    if is_adult(birth_date, at, leap_day=leap_day):
        return ()
    return tuple(Extent(each.day, each.whole, each.minutes) for each in document.absent if start_of_day(each.day) <= at)
