"""Places sessions in the week so that no class, teacher or room is needed twice.

Constructive: the hardest session first, each where it does least harm to the shape of the day. Where nothing is
free, the placement that drives out the least is taken and what was there is placed again; a session that has been
driven out often becomes dear to drive out. At the end every session may move to a better place.
"""

from collections import Counter
from dataclasses import dataclass, field
from random import Random

from vidar.demo.plan.sessions import Session, Size
from vidar.demo.plan.week import BITS, DAY_BITS, DAY_COST, PLACEMENTS, Placement, cell_mask

_PATIENCE = 20_000
_ROUNDS = 8
_SAME_DAY = 20
_SAME_WORKSHOP_DAY = -4


class Unsolvable(RuntimeError):  # noqa: N818 - named for what is the matter
    """No week was found within the patience of the solver."""


@dataclass(slots=True)
class Solver:
    """One school's week. ``busy`` holds masks that are taken from the start; ``capacity`` counts rooms of a kind."""

    sessions: list[Session]
    capacity: dict[str, int]
    random: Random
    busy: dict[str | int, int]
    places: dict[int, Placement] = field(default_factory=dict)
    _used: dict[str | int, int] = field(default_factory=dict)
    _rooms: dict[str, list[int]] = field(default_factory=dict)
    _driven_out: Counter[int] = field(default_factory=Counter)
    _needs: dict[int, tuple[str | int, ...]] = field(default_factory=dict)
    _kinds: dict[int, Counter[str]] = field(default_factory=dict)

    def solve(self) -> dict[int, Placement]:
        """Return a placement for every session's key.

        Raises:
            Unsolvable: the sessions do not fit, or not within the patience.
        """
        self._prepare()
        waiting = sorted(self.sessions, key=self._difficulty)
        for _ in range(_PATIENCE):
            if not waiting:
                self._improve()
                return self.places
            waiting.extend(self._place(waiting.pop()))
        raise Unsolvable(f"{len(waiting)} sessions are left")

    def _prepare(self) -> None:
        for session in self.sessions:
            self._needs[session.key] = (*session.audience, *session.teachers)
            kinds = Counter(part.room for part in session.parts)
            self._kinds[session.key] = Counter({kind: n for kind, n in kinds.items() if kind in self.capacity})
            for need in self._needs[session.key]:
                self._used.setdefault(need, self.busy.get(need, 0))
        self._rooms = {kind: [0] * BITS for kind in self.capacity}

    def _difficulty(self, session: Session) -> tuple[bool, int, int, int]:
        """Order for taking from the end: pinned, then many classes, many rooms, long."""
        return (session.pin is not None, len(session.audience), session.size, len(session.parts))

    def _place(self, session: Session) -> list[Session]:
        """Place one session; return those it drove out."""
        choices = self._choices(session)
        free = [place for place in choices if self._is_free(session, place)]
        if free:
            self._put(session, min(free, key=lambda place: (self._cost(session, place), self.random.random())))
            return []
        place = min(choices, key=lambda each: (self._harm(session, each), self.random.random()))
        out = self._in_the_way(session, place)
        for other in out:
            self._driven_out[other.key] += 1
            self._take_away(other)
        self._put(session, place)
        return out

    def _choices(self, session: Session) -> list[Placement]:
        allowed = PLACEMENTS[session.size]
        if session.pin is not None:
            mask = cell_mask(*session.pin)
            return [place for place in allowed if place.mask & mask == place.mask and place.half == 0]
        fixed = 0
        for need in self._needs[session.key]:
            fixed |= self.busy.get(need, 0)
        return [place for place in allowed if not place.mask & fixed]

    def _is_free(self, session: Session, place: Placement) -> bool:
        if any(self._used[need] & place.mask for need in self._needs[session.key]):
            return False
        return all(
            self._rooms[kind][bit] + count <= self.capacity[kind]
            for kind, count in self._kinds[session.key].items()
            for bit in _bits(place)
        )

    def _in_the_way(self, session: Session, place: Placement) -> list[Session]:
        needs = set(self._needs[session.key])
        kinds = self._kinds[session.key]
        out = []
        crowded = {
            kind
            for kind, count in kinds.items()
            if any(self._rooms[kind][bit] + count > self.capacity[kind] for bit in _bits(place))
        }
        for other in self.sessions:
            there = self.places.get(other.key)
            if there is None or not there.mask & place.mask:
                continue
            if needs.intersection(self._needs[other.key]) or crowded.intersection(self._kinds[other.key]):
                out.append(other)
        return out

    def _harm(self, session: Session, place: Placement) -> int:
        out = self._in_the_way(session, place)
        pinned = sum(each.pin is not None for each in out)
        return 10_000 * pinned + sum(each.size * len(each.audience) + 3 * self._driven_out[each.key] for each in out)

    def _cost(self, session: Session, place: Placement) -> int:
        """Judge the shape of the day for each class, and sessions of the same series on the same day."""
        shift = place.day * DAY_BITS
        cost = 0
        for name in session.audience:
            before = self._used[name] >> shift & 0xFF
            cost += DAY_COST[before | place.mask >> shift & 0xFF] - DAY_COST[before]
        for other in self.sessions:
            there = self.places.get(other.key)
            if other.series == session.series and there is not None and there.day == place.day:
                both_long = other.size is Size.LONG and session.size is Size.LONG
                cost += _SAME_WORKSHOP_DAY if both_long else _SAME_DAY
        return cost

    def _put(self, session: Session, place: Placement) -> None:
        self.places[session.key] = place
        for need in self._needs[session.key]:
            self._used[need] |= place.mask
        for kind, count in self._kinds[session.key].items():
            for bit in _bits(place):
                self._rooms[kind][bit] += count

    def _take_away(self, session: Session) -> None:
        place = self.places.pop(session.key)
        for need in self._needs[session.key]:
            self._used[need] &= ~place.mask
        for kind, count in self._kinds[session.key].items():
            for bit in _bits(place):
                self._rooms[kind][bit] -= count

    def _improve(self) -> None:
        for _ in range(_ROUNDS):
            moved = False
            for session in self.random.sample(self.sessions, len(self.sessions)):
                here = self.places[session.key]
                self._take_away(session)
                free = [place for place in self._choices(session) if self._is_free(session, place)]
                best = min(free, key=lambda place: self._cost(session, place))
                better = self._cost(session, best) < self._cost(session, here)
                self._put(session, best if better else here)
                moved = moved or better
            if not moved:
                return


def _bits(place: Placement) -> list[int]:
    return [bit for bit in range(BITS) if place.mask >> bit & 1]
