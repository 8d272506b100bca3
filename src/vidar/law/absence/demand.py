"""A pupil demands that days are left out of the document (AF-1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vidar.law.absence.document import DocumentAbsence
from vidar.law.basis import N_, Explanation, Refused, explain, step


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands on the document after a deduction."""

    days: int
    hours: int
    left_out: tuple[date, ...]
    explanation: Explanation


def leave_out(document: DocumentAbsence, demanded: Iterable[date]) -> Printed:
    """Leave the demanded days out of the document of a whole school year. The limit is another matter (AF-9).

    Raises:
        Refused: a day that may not be left out (with the reason of that day), or too many of them (AF-1).
    """
    days = tuple(sorted(set(demanded)))
    by_day = {each.day: each for each in document.absent}
    for day in days:
        absent = by_day.get(day)
        if absent is None or absent.deduction is None:
            text = N_("Bare hele fraværsdager kan holdes utenfor.")
            raise Refused("AF-2", explain(step("AF-2", "F §9-53(4)", text, result=False, day=day)))
        if not absent.deductible:
            raise Refused(absent.deduction.explanation.rule_ids[0], absent.deduction.explanation)
    if len(days) > document.most_deducted:
        text = N_("Høyst {most} dager i et skoleår kan holdes utenfor, ikke {asked}.")
        why = step("AF-1", "F §9-53(4)", text, result=False, most=document.most_deducted, asked=len(days))
        raise Refused("AF-1", explain(why))
    text = N_("Dager som holdes utenfor: {left_out}. På dokumentet: {result}.")
    why = step("AF-1", "F §9-53(4)", text, result=document.days - len(days), left_out=len(days))
    return Printed(document.days - len(days), document.hours, days, explain(why))
