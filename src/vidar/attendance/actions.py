"""Writes into a register. Nothing of a colleague's is overwritten unseen: who writes says what they saw before.

A mark that already stands as wanted is a success, so that a tap on a bad line can be sent again. A refusal leaves
nothing behind, not even the beginning of a register.
"""

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from vidar.access.actor import Actor
from vidar.attendance.actions_content import write_content
from vidar.attendance.beginning import opened, writable
from vidar.attendance.refusals import (
    ConflictError,
    ContentConflictError,
    LessonCancelledError,
    MarksOfOthersError,
    NotOnRosterError,
    NotYetOpenError,
    RegisterRefusedError,
    Standing,
    WrongStateError,
)
from vidar.attendance.rows import (
    Entry,
    StoredRegister,
    empty,
    entries_of,
    marks_of_others,
    proposals_of,
    store,
)
from vidar.law.attendance import Mark, RegisterState, check_mark

__all__ = [
    "ConflictError",
    "ContentConflictError",
    "LessonCancelledError",
    "MarksOfOthersError",
    "NotOnRosterError",
    "NotYetOpenError",
    "RegisterRefusedError",
    "Saved",
    "Standing",
    "WrongStateError",
    "mark_not_held",
    "mark_pupil",
    "reopen_register",
    "save_register",
    "write_content",
]

type Marks = Mapping[int, Mark | None]


@dataclass(frozen=True, slots=True)
class Saved:
    """The register after a write. ``seen`` is the version that the write met, 0 where it began the register."""

    version: int
    seen: int
    state: RegisterState
    saved_at: datetime


def save_register(*, actor: Actor, lesson_id: int, marks: Marks, expected: Marks, confirm: bool = False) -> Saved:
    """Write the marks of some pupils, and confirm the lesson where asked. All of it or nothing.

    ``expected`` is what the writer saw of each of them before; None is present, in both.

    Raises:
        NotVisibleError: there is no such lesson for the actor to register.
        NotYetOpenError: the lesson is too far ahead.
        LessonCancelledError: it does not take place.
        WrongStateError: it is confirmed, or was not held.
        NotOnRosterError: a pupil was not to be there.
        ConflictError: somebody else has written another mark since, for some of the pupils.
        ImpossibleMarkError: the minutes leave nothing of the lesson.
    """
    lesson = writable(actor, lesson_id)
    with nullcontext() if lesson.register_id else transaction.atomic():
        register, proposed = opened(actor, lesson, list(marks))
        _check(register, marks)
        stands = entries_of(register, list(marks)) if proposed is None else proposed
        changed = _changes(stands, marks, expected)
        state = RegisterState(register.state)
        wanted = RegisterState.CONFIRMED if confirm else RegisterState.OPEN
        if not changed and not proposed and state in {wanted, RegisterState.CONFIRMED} and register.seen:
            return Saved(register.version, register.seen, state, register.saved_at)
        if state is not RegisterState.OPEN:
            raise WrongStateError(state)
        begun = {pupil: entry.mark for pupil, entry in (proposed or {}).items()}
        return _write(actor, register, {**begun, **changed}, state=wanted)


def mark_pupil(*, actor: Actor, lesson_id: int, pupil_id: int, mark: Mark | None, expected: Mark | None) -> Saved:
    """Write one pupil's mark. Raises as ``save_register``."""
    return save_register(actor=actor, lesson_id=lesson_id, marks={pupil_id: mark}, expected={pupil_id: expected})


def reopen_register(*, actor: Actor, lesson_id: int) -> Saved:
    """Open a confirmed register again, or one of a lesson that was held after all.

    The marks of a confirmed register stand. A lesson that was held after all begins anew, from the notices.

    Raises:
        NotVisibleError, NotYetOpenError, LessonCancelledError: as ``save_register``.
    """
    register, proposed = opened(actor, writable(actor, lesson_id), [])
    if register.state == RegisterState.OPEN and register.seen:
        return Saved(register.version, register.seen, RegisterState.OPEN, register.saved_at)
    if register.state == RegisterState.NOT_HELD:
        # The database takes no marks while the lesson is not held, so it is opened first.
        register = register.after(_write(actor, register, {}, state=RegisterState.OPEN).version)
        proposed = proposals_of(register, by=actor.name, at=actor.at)
    begun = {pupil: entry.mark for pupil, entry in (proposed or {}).items()}
    return _write(actor, register, begun, state=RegisterState.OPEN)


def mark_not_held(*, actor: Actor, lesson_id: int, cause: str, expected: int | None = None) -> Saved:
    """Say that the lesson was not held, and why. What was marked is taken away; the history keeps it.

    ``expected`` is the version at which the actor has been told of colleagues' marks, and has asked for it anyway.

    Raises:
        NotVisibleError, NotYetOpenError, LessonCancelledError: as ``save_register``.
        WrongStateError: the lesson is confirmed, or not held by another cause; whoever knows better opens it first.
        MarksOfOthersError: colleagues' marks would be taken away, and the actor does not know of them as they stand.
        ValueError: no cause is given.
    """
    if not cause.strip():
        raise ValueError("a lesson that was not held has a cause")
    lesson = writable(actor, lesson_id)
    register, proposed = opened(actor, lesson, [])
    state = RegisterState(register.state)
    if state is RegisterState.NOT_HELD and register.not_held_cause == cause.strip():
        return Saved(register.version, register.seen, state, register.saved_at)
    if state is not RegisterState.OPEN:
        raise WrongStateError(state)
    if proposed is None and expected != register.version:
        others = marks_of_others(actor, register, teaches=lesson.teaches)
        if others:
            raise MarksOfOthersError(others, register.version)
    empty(register)
    return _write(actor, register, {}, state=RegisterState.NOT_HELD, cause=cause.strip())


def _check(register: StoredRegister, marks: Marks) -> None:
    if not set(marks) <= set(register.markable):
        raise NotOnRosterError
    for mark in marks.values():
        check_mark(mark, length=register.length)


def _changes(stands: Mapping[int, Entry], marks: Marks, expected: Marks) -> dict[int, Mark | None]:
    """Return the marks that are not as wanted already.

    Raises:
        ConflictError: what stands is neither what is wanted nor what the writer saw.
    """
    actual = {pupil: stands[pupil].mark if pupil in stands else None for pupil in marks}
    changed = {pupil: mark for pupil, mark in marks.items() if actual[pupil] != mark}
    others = [pupil for pupil in changed if actual[pupil] != expected.get(pupil)]
    if others:
        raise ConflictError(tuple(_standing(pupil, stands.get(pupil)) for pupil in others))
    return changed


def _standing(pupil_id: int, entry: Entry | None) -> Standing:
    if entry is None:
        return Standing(pupil_id, None, "", None)
    return Standing(pupil_id, entry.mark, entry.marked_by, entry.marked_at)


def _write(actor: Actor, register: StoredRegister, changed: Marks, *, state: RegisterState, cause: str = "") -> Saved:
    store(actor, register, changed, state=state, cause=cause)
    return Saved(register.version + 1, register.seen, state, actor.at)
