"""What the calendar says of a day: holidays and planning days."""

from datetime import date

from django.utils.translation import gettext as _

from vidar.law.calendar import public_holidays
from vidar.timetable.queries_frame import CalendarNote, Frame


def day_notes(frame: Frame, day: date) -> tuple[str, ...]:
    """Return what the calendars say of a day; a school is named where the timetable has several.

    A public holiday that the owner's calendar leaves out is said by the law.
    """
    entries = [note for note in frame.notes if note.first_day <= day <= note.last_day]
    if not entries:
        name = public_holidays(day.year).get(day)
        return (_(name),) if name else ()
    return tuple(dict.fromkeys(_named(frame, note) for note in entries))


def _named(frame: Frame, note: CalendarNote) -> str:
    school = frame.school(note.school_id) if note.school_id and len(frame.schools) > 1 else None
    return _("%(name)s (%(school)s)") % {"name": note.name, "school": school.short_name} if school else note.name
