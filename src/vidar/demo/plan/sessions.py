"""What has to be placed in the week: sessions of 45, 90 or 180 minutes, with everybody who must be free."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from vidar.demo.plan.groups import CLASS_HOUR, Group
from vidar.demo.plan.teachers import merged_with
from vidar.demo.spec import SchoolSpec

_LONG_LESSONS, _DOUBLE_LESSONS = 4, 2


class Size(IntEnum):
    """How much of the week a session takes.

    HALF is every other week's double lesson, or a single lesson where a school has no A and B weeks.
    LONG is two double lessons without a break between.
    """

    HALF = 1
    FULL = 2
    LONG = 4


@dataclass(frozen=True, slots=True)
class Part:
    """One of the lessons in a session: its groups, teachers and room. Several groups are a merged lesson."""

    groups: tuple[Group, ...]
    teachers: tuple[int, ...]
    room: str
    home: str
    title: str = ""
    single: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """Lessons that begin together. ``series`` says which sessions should fall on different days."""

    key: int
    size: Size
    series: int
    audience: tuple[str, ...]
    parts: tuple[Part, ...]
    pin: tuple[int, int] | None = None

    @property
    def teachers(self) -> tuple[int, ...]:
        """Return everybody who teaches in it."""
        return tuple(teacher for part in self.parts for teacher in part.teachers)


def make_sessions(school: SchoolSpec, groups: list[Group], contact: dict[str, int]) -> list[Session]:
    """Return every session of the week."""
    sessions: list[Session] = []
    for series, cluster in enumerate(_clusters(school, groups, contact)):
        pins = _pins(school, cluster)
        for index, (size, parts) in enumerate(_split(cluster)):
            audience = tuple(dict.fromkeys(name for part in parts for g in part.groups for name in g.classes))
            pin = pins[index] if index < len(pins) else None
            sessions.append(Session(len(sessions), size, series, audience, tuple(parts), pin))
    return sessions


def _clusters(school: SchoolSpec, groups: list[Group], contact: dict[str, int]) -> Iterator[list[Part]]:
    """Yield the parts that are taught at the same time."""
    by_name = {each.name: each for each in groups}
    done: set[int] = set()
    for group in groups:
        if group.id in done:
            continue
        if group.is_class:
            title = CLASS_HOUR[school.language]
            yield [Part((group,), (contact[group.name],), group.room, group.home, title, single=True)]
            continue
        parallel = [each for each in groups if group.parallel and each.parallel == group.parallel] or [group]
        parts = []
        for each in parallel:
            merged = merged_with(school, each, by_name)
            done.update((each.id, *(other.id for other in merged)))
            parts.append(Part((each, *merged), tuple(each.teachers), each.room, each.home))
        yield parts


def _pins(school: SchoolSpec, cluster: list[Part]) -> tuple[tuple[int, int], ...]:
    name = cluster[0].groups[0].band
    return next((band.pins for band in school.bands if band.name == name), ())


def _split(cluster: list[Part]) -> Iterator[tuple[Size, list[Part]]]:
    """Yield the sessions of a cluster; a part with fewer lessons than another is missing from some."""
    if cluster[0].single:
        yield Size.FULL, cluster
        return
    sizes = {id(part): _sizes(part.groups[0]) for part in cluster}
    for size in (Size.LONG, Size.FULL, Size.HALF):
        for index in range(max(each.count(size) for each in sizes.values())):
            yield size, [part for part in cluster if sizes[id(part)].count(size) > index]


def _sizes(group: Group) -> list[Size]:
    longs = group.lessons // _LONG_LESSONS if group.vocational else 0
    rest = group.lessons - longs * _LONG_LESSONS
    return [Size.LONG] * longs + [Size.FULL] * (rest // _DOUBLE_LESSONS) + [Size.HALF] * (rest % _DOUBLE_LESSONS)
