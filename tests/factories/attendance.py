"""Registers, notices of absence and what lessons are about. For use within an ``owner_scope``."""

from tests.factories.days import THIS_MORNING, TODAY, at
from vidar.attendance.models import AbsenceNotice, LessonContent, Register, RegisterEntry, RegisterGuest
from vidar.tenancy.wall import current_scope


def make_register(lesson, by, pupils, *, state="open", version=1, saved_at=THIS_MORNING, cause=""):
    confirmed = state == "confirmed"
    return Register.objects.create(
        owner_id=current_scope().owner_id,
        lesson_id=lesson.id,
        school_id=lesson.school_id,
        date=lesson.date,
        starts_at=lesson.starts_at,
        ends_at=lesson.ends_at,
        state=state,
        roster=sorted(pupil.id for pupil in pupils),
        version=version,
        saved_at=saved_at,
        saved_by_id=by.id,
        confirmed_at=saved_at if confirmed else None,
        confirmed_by_id=by.id if confirmed else None,
        not_held_cause=cause,
    )


def make_entry(register, pupil, by, *, presence="absent", late=0, early=0, marked_at=THIS_MORNING):
    return RegisterEntry.objects.create(
        owner_id=current_scope().owner_id,
        register_id=register.id,
        pupil_id=pupil.id,
        starts_at=register.starts_at,
        presence=presence,
        late_minutes=late,
        early_minutes=early,
        marked_at=marked_at,
        marked_by_id=by.id,
    )


def make_notice(pupil, by, *, starts="08.00", ends="16.00", day=TODAY, ground="health", evidence="own_notice", note=""):
    return AbsenceNotice.objects.create(
        owner_id=current_scope().owner_id,
        pupil_id=pupil.id,
        starts_at=at(day, starts),
        ends_at=at(day, ends),
        ground=ground,
        evidence=evidence,
        note=note,
        filed_at=THIS_MORNING,
        filed_by_id=by.id,
    )


def make_content(lesson, by, *, topic="Likninger", homework="Oppgave 3.12"):
    return LessonContent.objects.create(
        owner_id=current_scope().owner_id,
        lesson_id=lesson.id,
        topic=topic,
        homework=homework,
        written_at=THIS_MORNING,
        written_by_id=by.id,
    )


def make_guest(register, pupil, by):
    """Put a pupil on a register that is not the pupil's, as the action does."""
    Register.objects.filter(id=register.id).update(
        roster=sorted([*register.roster, pupil.id]), version=register.version + 1
    )
    register.refresh_from_db()
    return RegisterGuest.objects.create(
        owner_id=current_scope().owner_id,
        register_id=register.id,
        pupil_id=pupil.id,
        starts_at=register.starts_at,
        added_at=THIS_MORNING,
        added_by_id=by.id,
    )
