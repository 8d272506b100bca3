"""A guardian's children: whose week is shown, whose can be, and why one cannot."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.access.kinds import CapacityKind
from vidar.law.access import Decision


@dataclass(frozen=True, slots=True)
class ChildChoice:
    """A child in the switcher. ``value`` is what the form sends."""

    value: int
    label: str
    detail: str
    initials: str
    current: bool


def other_children(actor: Actor) -> tuple[ChildChoice, ...]:
    """Return a guardian's children to switch between; nobody with one child needs to."""
    children = actor.standing.open_children if actor.capacity is CapacityKind.GUARDIAN else ()
    if len(children) < 2:  # noqa: PLR2004 - one to switch from and one to switch to
        return ()
    return tuple(
        ChildChoice(
            value=child.person_id,
            label=child.given_name,
            detail=child.school_name,
            initials=child.given_name[:1] + child.family_name[:1],
            current=child.person_id == actor.child_id,
        )
        for child in children
    )


def closed_child(actor: Actor, decision: Decision) -> dict[str, Any]:
    """Return what the page says when the law closes a child's timetable to the guardian: why, and what to do."""
    name = actor.child.given_name if actor.child else ""
    return {
        "title": _("Timeplanen til %(name)s") % {"name": name},
        "reasons": [step.render(_, str) for step in decision.explanation],
        "children": other_children(actor),
    }
