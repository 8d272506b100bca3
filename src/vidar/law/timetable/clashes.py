"""Double bookings of persons, rooms and groups. The database refuses those it must; this one tells them all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vidar.law.basis import N_, Explanation, explain, step


class ResourceKind(StrEnum):
    PERSON = "person"
    ROOM = "room"
    GROUP = "group"


@dataclass(frozen=True, slots=True, order=True)
class Resource:
    """Something that can be in one place at a time."""

    kind: ResourceKind
    id: int


@dataclass(frozen=True, slots=True)
class Booking:
    """A lesson that takes place, from `starts_at` up to `ends_at` (aware), with what it needs to itself.

    Leave out what may be shared: a hall used by several lessons, a co-teacher who does not attend.
    """

    key: int
    starts_at: datetime
    ends_at: datetime
    resources: frozenset[Resource]

    def __post_init__(self) -> None:
        if self.ends_at <= self.starts_at:
            raise ValueError("a booking ends after it begins")


@dataclass(frozen=True, slots=True, order=True)
class Clash:
    """Two bookings that need the same resource at the same time; `first` is the lower key."""

    resource: Resource
    starts_at: datetime
    ends_at: datetime
    first: int
    second: int

    @property
    def explanation(self) -> Explanation:
        """The clash in one step, with ids instead of names."""
        return explain(
            step(
                "TT-1",
                "",
                _SENTENCES[self.resource.kind],
                result=self.resource.id,
                starts_at=self.starts_at,
                ends_at=self.ends_at,
                first=self.first,
                second=self.second,
            )
        )


_SENTENCES = {
    ResourceKind.PERSON: N_("Samme person er satt opp to steder fra {starts_at} til {ends_at}."),
    ResourceKind.ROOM: N_("Samme rom er satt opp to ganger fra {starts_at} til {ends_at}."),
    ResourceKind.GROUP: N_("Samme gruppe er satt opp to ganger fra {starts_at} til {ends_at}."),
}


def clashes(bookings: Iterable[Booking]) -> tuple[Clash, ...]:
    """Every pair of bookings that overlap on a resource, ordered by resource and time.

    Half-open: a lesson may begin in the minute another ends. Takes time by the number of bookings and of
    clashes, not by the number of pairs.
    """
    by_resource: dict[Resource, list[Booking]] = {}
    for booking in bookings:
        for resource in booking.resources:
            by_resource.setdefault(resource, []).append(booking)
    return tuple(sorted(clash for resource, booked in by_resource.items() for clash in _on(resource, booked)))


def _on(resource: Resource, booked: list[Booking]) -> Iterator[Clash]:
    going_on: list[Booking] = []
    for booking in sorted(booked, key=lambda each: (each.starts_at, each.key)):
        going_on = [other for other in going_on if other.ends_at > booking.starts_at]
        for other in going_on:
            first, second = sorted((other.key, booking.key))
            ends_at = min(other.ends_at, booking.ends_at)
            yield Clash(resource, booking.starts_at, ends_at, first, second)
        going_on.append(booking)
