"""The pupil's menu on a pupil's pages: only what works and is open to the reader."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.access.kinds import CapacityKind
from vidar.access.records import Record
from vidar.enrolment.desk import may_enrol
from vidar.law.access import Object, Part
from vidar.web.address import address


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of the pupil's."""

    label: str
    href: str
    current: bool


def pupil_tabs(actor: Actor, record: Record, here: str) -> tuple[Tab, ...]:
    """Return the pages of a pupil for staff. Pupils and guardians have them in the main menu already."""
    if actor.capacity is not CapacityKind.STAFF or not record.is_pupil:
        return ()
    pages = _open(actor, record)
    tabs = tuple(Tab(label, address(name, record.person_id), name == here) for name, label in pages)
    return tabs if len(tabs) > 1 else ()


def _open(actor: Actor, record: Record) -> Iterator[tuple[str, str]]:
    if record.opens_too(actor, Object.TIMETABLE):
        yield "pupil-week", _("Timeplan")
    if record.opens_too(actor, Object.PERSONALIA):
        yield "personalia", _("Personalia")
    if record.opens_too(actor, Object.PERSONALIA, part=Part.WHOLE):
        yield "class-of-pupil", _("Klasse")
    if may_enrol(actor) and record.person_id != actor.person_id and actor.school_id in record.school_ids:
        yield "enrolment", _("Elevforhold")
