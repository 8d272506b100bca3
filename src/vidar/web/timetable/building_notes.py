"""What the calendar says of a day: holidays and planning days."""

from datetime import date

from django.utils.translation import gettext as _

from vidar.law.calendar import public_holidays
from vidar.timetable.queries_frame import CalendarNote, Frame, SchoolOf


def day_notes(frame: Frame, day: date) -> tuple[str, ...]:
    """Return what the calendars say of a day; a school is named where the timetable has several.

    A public holiday that the owner's calendar leaves out is said by the law.
    """
    return notes_among(frame.notes, frame.schools, day)


def notes_among(notes: tuple[CalendarNote, ...], schools: tuple[SchoolOf, ...], day: date) -> tuple[str, ...]:
    """Return what these of the calendars' entries say of a day, as ``day_notes``."""
    entries = [note for note in notes if note.first_day <= day <= note.last_day]
    if not entries:
        name = public_holidays(day.year).get(day)
        return (_(name),) if name else ()
    return tuple(dict.fromkeys(_named(note, schools) for note in entries))


def _named(note: CalendarNote, schools: tuple[SchoolOf, ...]) -> str:
    several = note.school_id is not None and len(schools) > 1
    school = next((school for school in schools if school.id == note.school_id), None) if several else None
    return _("%(name)s (%(school)s)") % {"name": note.name, "school": school.short_name} if school else note.name
