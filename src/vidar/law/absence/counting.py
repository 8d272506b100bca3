"""The limit as time runs: what came before decides what health absence counts (AB-5, AB-6, AB-8, AB-10)."""

from collections.abc import Iterable

from vidar.law.absence.facts import PupilYear
from vidar.law.absence.lines import Line
from vidar.law.absence.settings import AbsenceSettings, Straddling
from vidar.law.absence.standing import Placed, Standing


def count_in_order(
    placed: Iterable[Placed], limit: int | None, year: PupilYear, settings: AbsenceSettings
) -> tuple[Line, ...]:
    """One subject at one school from the start of the year; ``placed`` is in order of time.

    Without a known limit nothing is beyond it, and all health absence counts.
    """
    lines = []
    total = 0
    for each in placed:
        line = _line(each, total, limit, year, settings)
        total += line.counted
        lines.append(line)
    return tuple(lines)


def _line(placed: Placed, before: int, limit: int | None, year: PupilYear, settings: AbsenceSettings) -> Line:
    at_risk = placed.standing is Standing.OWN_NOTICE and year.has_risk(placed.absence.day)
    counted = _counted(placed, before, limit, settings.straddling, at_risk=at_risk)
    beyond = 0 if limit is None else max(0, before + counted - max(limit, before))
    return Line(placed, counted, beyond, _is_proved(placed, beyond, settings, at_risk=at_risk), at_risk)


def _counted(placed: Placed, before: int, limit: int | None, straddling: Straddling, *, at_risk: bool) -> int:
    """The minutes of this absence that count, with so many counted before it."""
    if placed.standing in {Standing.NO_ABSENCE, Standing.EXEMPT}:
        return 0
    ends_at_limit = placed.standing is Standing.NOTED_HEALTH or at_risk
    if not ends_at_limit or limit is None:
        return placed.minutes
    room = max(0, limit - before)
    if placed.minutes <= room or straddling is Straddling.SPLIT:
        return min(placed.minutes, room)
    return placed.minutes if room and straddling is Straddling.COUNTS else 0


def _is_proved(placed: Placed, beyond: int, settings: AbsenceSettings, *, at_risk: bool) -> bool:
    """AF-1, AF-5: whether a day with this absence can be left out of the document."""
    if placed.standing is Standing.OWN_NOTICE:
        return settings.own_notice_deducts and (at_risk or not beyond)
    return placed.standing in {Standing.NOTED_HEALTH, Standing.EXEMPT}
