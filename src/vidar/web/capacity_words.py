"""Capacities in plain words: "Lærer", "Nord-Østerdal"; "Foresatt", "Kari og Emil"."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vidar.access.capacities import Capacity
from vidar.access.kinds import CapacityKind
from vidar.law.access import Role, label


@dataclass(frozen=True, slots=True)
class CapacityChoice:
    """A capacity as a form offers it. ``detail`` may be empty."""

    value: str
    label: str
    detail: str
    current: bool
    icon: str


_ICONS = {
    CapacityKind.PUPIL: "school",
    CapacityKind.GUARDIAN: "group",
    CapacityKind.STAFF: "building",
    CapacityKind.OWNER_STAFF: "building",
    CapacityKind.LEAVER: "person",
}


def capacity_choice(
    capacity: Capacity, *, current: bool = False, owner_names: Mapping[int, str] | None = None
) -> CapacityChoice:
    """Return a capacity in words. With ``owner_names`` its detail ends with the county."""
    county = (owner_names or {}).get(capacity.owner_id, "")
    detail = " · ".join(part for part in (capacity_detail(capacity), county) if part)
    return CapacityChoice(capacity.key, capacity_label(capacity), detail, current, _ICONS[capacity.kind])


def capacity_label(capacity: Capacity) -> str:
    """Return what the person is: "Elev", "Lærer", "Rektor"."""
    match capacity.kind:
        case CapacityKind.PUPIL:
            return _("Elev")
        case CapacityKind.GUARDIAN:
            return _("Foresatt")
        case CapacityKind.LEAVER:
            return _("Tidligere elev")
        case CapacityKind.STAFF | CapacityKind.OWNER_STAFF:
            return together(capacity.titles) if capacity.titles else _roles_in_words(capacity)


def capacity_detail(capacity: Capacity) -> str:
    """Return where, or for a guardian whose: "Nord-Østerdal og Storsteigen", "Kari og Emil"."""
    if capacity.kind is CapacityKind.GUARDIAN:
        return together([child.given_name for child in capacity.children])
    return together(capacity.school_names)


def elsewhere_in_words(kinds: Collection[CapacityKind]) -> list[str]:
    """Return a sentence for each capacity that another login opens."""
    sentences = {
        CapacityKind.GUARDIAN: _("Du er også foresatt. Som foresatt logger du inn med ID-porten."),
        CapacityKind.LEAVER: _("Du er også tidligere elev. Det du har fra skoletida, åpner du med ID-porten."),
        CapacityKind.PUPIL: _("Du er også elev. Som elev logger du inn med Feide."),
        CapacityKind.STAFF: _("Du er også ansatt ved en skole. Som ansatt logger du inn med Feide."),
        CapacityKind.OWNER_STAFF: _("Du er også ansatt i fylkeskommunen. Som ansatt logger du inn med Feide."),
    }
    return [sentence for kind, sentence in sentences.items() if kind in kinds]


def together(names: Sequence[str]) -> str:
    """Return "Kari", "Kari og Emil", "Kari, Emil og Ida"."""
    if len(names) < 2:  # noqa: PLR2004 - one name needs no "and"
        return names[0] if names else ""
    return _("%(first)s og %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _roles_in_words(capacity: Capacity) -> str:
    words = together([_(label(Role(role))) for role in sorted(capacity.roles)])
    return words[:1].upper() + words[1:]
