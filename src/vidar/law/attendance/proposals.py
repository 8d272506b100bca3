"""What a notice makes of a lesson before anybody has registered it (AT-3). A proposal; the teacher decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from vidar.law.attendance.grounds import Effect
from vidar.law.attendance.presence import Mark, Presence

_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Notified:
    """What a teacher is told of a notice: its effect, from ``starts_at`` up to ``ends_at`` (aware)."""

    effect: Effect
    starts_at: datetime
    ends_at: datetime

    def covers(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Tell whether the whole lesson lies inside."""
        return self.starts_at <= starts_at and ends_at <= self.ends_at


def proposed_mark(notices: Iterable[Notified], *, starts_at: datetime, ends_at: datetime) -> Mark | None:
    """Return what the notices propose for a lesson: the school's care goes before absence, the whole before a part.

    A notice that begins and ends inside the lesson proposes nothing: the pupil came, went and came back.
    """
    touching = [each for each in notices if each.starts_at < ends_at and starts_at < each.ends_at]
    whole = {each.effect for each in touching if each.covers(starts_at, ends_at)}
    if Effect.ELSEWHERE in whole:
        return Mark(Presence.ELSEWHERE)
    if Effect.ABSENT in whole:
        return Mark(Presence.ABSENT)
    absent = [each for each in touching if each.effect is Effect.ABSENT]
    late = max((_minutes(starts_at, each.ends_at) for each in absent if each.starts_at <= starts_at), default=0)
    early = max((_minutes(each.starts_at, ends_at) for each in absent if each.ends_at >= ends_at), default=0)
    if not late and not early:
        return None
    if late + early >= _minutes(starts_at, ends_at):
        return Mark(Presence.ABSENT)
    return Mark(Presence.PARTLY, late, early)


def _minutes(first: datetime, second: datetime) -> int:
    """Return the whole minutes between; a started minute counts."""
    return -(-int((second - first).total_seconds()) // _MINUTE)
