"""Which parts of the desk are whose: pupils, roles, lessons."""

from dataclasses import dataclass

from vidar.access.actor import Actor
from vidar.enrolment.desk import may_assign_staff, may_enrol
from vidar.timetable.queries_changing import may_write_timetable


@dataclass(frozen=True, slots=True)
class DeskParts:
    """What somebody may do at the desk. Without any part there is no desk."""

    pupils: bool
    roles: bool
    lessons: bool

    def __bool__(self) -> bool:
        return self.pupils or self.roles or self.lessons


def parts_of(actor: Actor) -> DeskParts:
    """Return the parts that are the actor's, at the school at hand."""
    return DeskParts(may_enrol(actor), may_assign_staff(actor), may_write_timetable(actor))
