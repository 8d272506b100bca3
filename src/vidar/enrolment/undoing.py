"""Undo one's own last deed at the desk, or say why not."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from vidar.access.actor import Actor
from vidar.access.login_names import Given, take_back_feide_name
from vidar.enrolment.desk import RefusedError, keeps_staff, school_of
from vidar.enrolment.models import StaffAssignment, StaffRole
from vidar.enrolment.queries_deeds import opens_kind
from vidar.tenancy.deeds import MAY_BE_UNDONE_FOR, DeedChangedError, last_deed, undo_deed
from vidar.tenancy.models import Deed


@dataclass(frozen=True, slots=True)
class _Held:
    """A role of somebody's at the school, as it stands."""

    id: int
    person_id: int
    role: str
    starts: date
    ends: date | None

    def holds_on(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or self.ends > day)


def undo_at_desk(actor: Actor, deed_id: int) -> None:
    """Put back all that the deed did, the login it gave with it. The school's roles are held still meanwhile.

    Raises:
        RefusedError: ``undo_undone``, ``undo_old``, ``undo_not_last`` (something was done since, or it is another's),
            ``undo_changed``, ``undo_last_principal``, ``undo_own_last``. Nothing is undone then.
    """
    mine = last_deed(actor.person_id, at=actor.at, school_id=actor.school_id)
    if mine is None or mine.id != deed_id or not opens_kind(actor, mine.kind):
        raise RefusedError("", _why_not(actor, deed_id))
    with transaction.atomic():
        before = _roles(actor)
        try:
            undo_deed(deed_id, actor_id=actor.person_id, at=actor.at)
        except DeedChangedError as changed:
            raise RefusedError("", "undo_changed") from changed
        _keep_the_school_led(actor, before, _roles(actor))
        if mine.person_id is not None and mine.about.get("login"):
            take_back_feide_name(actor.owner_id, mine.person_id, Given(mine.about["login"]))


def _why_not(actor: Actor, deed_id: int) -> str:
    """Return why a deed is not the one to undo. What others did is told of no more than that it is not the last."""
    own = Deed.objects.filter(id=deed_id, actor_id=actor.person_id, school_id=school_of(actor)).first()
    if own is None:
        return "undo_not_last"
    if own.undone_at is not None:
        return "undo_undone"
    return "undo_old" if own.at <= actor.at - MAY_BE_UNDONE_FOR else "undo_not_last"


def _roles(actor: Actor) -> list[_Held]:
    rows = StaffAssignment.objects.select_for_update().filter(school_id=school_of(actor)).order_by("id")
    return [_Held(row.id, row.person_id, row.role, row.valid.lower, row.valid.upper) for row in rows]


def _keep_the_school_led(actor: Actor, before: list[_Held], after: list[_Held]) -> None:
    """Refuse an undo that takes a role away and leaves the school without a principal, or the actor without rights.

    The day that counts is the first on which the role that goes would have held.
    """
    for lost in set(before) - set(after):
        day = max(actor.today, lost.starts)
        if not lost.holds_on(day):
            continue
        held = [each for each in after if each.holds_on(day)]
        if lost.role == StaffRole.PRINCIPAL and not any(each.role == StaffRole.PRINCIPAL for each in held):
            raise RefusedError("", "undo_last_principal")
        own = [each.role for each in held if each.person_id == actor.person_id]
        if lost.person_id == actor.person_id and not keeps_staff(actor, own):
            raise RefusedError("", "undo_own_last")
