"""A room for every part of every session: the home room first, then the room the group had before, then any."""

from dataclasses import dataclass

from vidar.demo.plan.sessions import Part, Session, Size
from vidar.demo.plan.week import Placement
from vidar.demo.spec import SchoolSpec

_GROUPS_IN_THE_HALL = 2


@dataclass(frozen=True, slots=True)
class Wish:
    """One part in its place, waiting for a room."""

    session: Session
    index: int
    place: Placement

    @property
    def part(self) -> Part:
        """Return the part itself."""
        return self.session.parts[self.index]


def capacities(school: SchoolSpec) -> dict[str, int]:
    """Return how many parts may need a kind of room at one time. Workshops belong to one class each."""
    counts: dict[str, int] = {}
    for room in school.rooms:
        if room.kind not in ("workshop", "hall"):
            counts[room.kind] = counts.get(room.kind, 0) + (_GROUPS_IN_THE_HALL if room.shareable else 1)
    return counts


def give_rooms(school: SchoolSpec, sessions: list[Session], places: dict[int, Placement]) -> dict[tuple[int, int], str]:
    """Return the room's code for each (session, part)."""
    wishes = [
        Wish(session, index, places[session.key])
        for session in sorted(sessions, key=lambda each: -each.size)
        for index in range(len(session.parts))
    ]
    rooms = _Rooms(school)
    given: dict[tuple[int, int], str] = {}
    for prefer in (rooms.home, rooms.own_laboratory, rooms.any_fitting):
        for wish in wishes:
            code = "" if (wish.session.key, wish.index) in given else prefer(wish)
            if code:
                given[wish.session.key, wish.index] = rooms.take(wish, code)
    return given


class _Rooms:
    def __init__(self, school: SchoolSpec) -> None:
        homes = {each.room for each in school.classes}
        self._rooms = sorted(school.rooms, key=lambda each: each.code in homes)
        self._taken = {each.code: 0 for each in school.rooms}
        self._before: dict[int, str] = {}

    def home(self, wish: Wish) -> str:
        """Return the room where the part belongs, or "" if it has none or it is taken."""
        part = wish.part
        belongs = part.room in ("class", "workshop") and bool(part.home)
        return part.home if belongs and self._is_free(part.home, wish) else ""

    def own_laboratory(self, wish: Wish) -> str:
        """Return the free laboratory of the subject, or "". Half cells wait, so as not to split the whole ones."""
        if wish.session.size is Size.HALF:
            return ""
        area = wish.part.groups[0].area
        return next((code for code, name in self._free(wish) if area and area in name.lower()), "")

    def any_fitting(self, wish: Wish) -> str:
        """Return a free room of the right kind: the one before, or one that is nobody's home; those stand first."""
        codes = [code for code, _ in self._free(wish)]
        before = self._before.get(wish.part.groups[0].id)
        return before if before in codes else codes[0]

    def take(self, wish: Wish, code: str) -> str:
        """Book a room."""
        self._taken[code] |= wish.place.mask
        self._before[wish.part.groups[0].id] = code
        return code

    def _free(self, wish: Wish) -> list[tuple[str, str]]:
        fitting = [each for each in self._rooms if each.kind == wish.part.room]
        return [(each.code, each.name) for each in fitting if each.shareable or self._is_free(each.code, wish)]

    def _is_free(self, code: str, wish: Wish) -> bool:
        return not self._taken[code] & wish.place.mask
