"""How a school of the demo is described: classes, choices, rooms. The numbers of lessons come from the plans."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RoomSpec:
    """A room; ``kind`` is what it is for: class, lab, computers, gym, workshop or hall."""

    code: str
    name: str
    building: str
    capacity: int
    kind: str
    shareable: bool = False


@dataclass(frozen=True, slots=True)
class ClassSpec:
    """A class of a programme area; ``plan`` names the subject plan, ``workshop`` a room of its own."""

    name: str
    level: str
    area: str
    plan: str
    size: int
    room: str
    workshop: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A subject that pupils of ``classes`` may choose, in ``groups`` parallel groups named after ``label``."""

    subject: str
    label: str
    classes: tuple[str, ...]
    groups: int = 1
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Band:
    """Subjects taught at the same time to pupils of several classes.

    ``pins`` fixes its cells as (weekday, period), where another school must be able to count on them.
    """

    name: str
    classes: tuple[str, ...]
    offers: tuple[Offer, ...]
    pins: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """Classes taught one subject in one room by one teacher: a merged lesson of several groups."""

    subject: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Classes taught one subject at the same time, each with its teacher, sharing the hall."""

    subject: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchoolSpec:
    """A school that uses Vidar in the demo.

    ``cycle_weeks`` 2 teaches odd lessons every other week (A and B), 1 teaches them as single lessons.
    ``co_taught`` names groups with two teachers. ``blocked`` keeps cells (weekday, period) of a class empty.
    """

    slug: str
    org_number: str
    cycle_weeks: int
    planning: str
    classes: tuple[ClassSpec, ...]
    rooms: tuple[RoomSpec, ...]
    bands: tuple[Band, ...] = ()
    together: tuple[Together, ...] = ()
    side_by_side: tuple[SideBySide, ...] = ()
    co_taught: tuple[str, ...] = ()
    substitutes: int = 1
    language: str = "nb"
    blocked: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def class_named(self, name: str) -> ClassSpec:
        """Return the class with this name."""
        return next(each for each in self.classes if each.name == name)


def classrooms(building: str, codes: range) -> tuple[RoomSpec, ...]:
    """Return ordinary classrooms, one for each number."""
    return tuple(RoomSpec(str(code), f"Rom {code}", building, 30, "class") for code in codes)
