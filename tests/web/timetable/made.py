"""Timetables made up in memory, for the pure parts of the pages."""

from datetime import date

from tests.factories.days import MONDAY, THIS_MORNING, at
from vidar.law.basis import Period
from vidar.law.calendar import Week
from vidar.schools.models import CalendarKind
from vidar.timetable.kinds import ChangeKind, LessonKind, TeacherRole
from vidar.timetable.queries import Timetable
from vidar.timetable.queries_frame import CalendarNote, Frame, SchoolOf
from vidar.timetable.queries_lessons import Change, Of, PlannedLesson, Room, Subject, Teacher

NORSK = Subject("NOR1264", "Norsk vg2 studieforberedende, skriftlig", "Norsk")
ANNE = Teacher(1, "Anne Lien", TeacherRole.MAIN, attends=True)
ANNE_AWAY = Teacher(1, "Anne Lien", TeacherRole.MAIN, attends=False)
OMAR = Teacher(2, "Omar Aziz", TeacherRole.CO, attends=True)
TOR = Teacher(3, "Tor Berg", TeacherRole.SUBSTITUTE, attends=True)
WEEK = Week(2026, 48)
YEAR = Period.through(date(2026, 8, 1), date(2027, 7, 31))


def lesson(day=MONDAY, starts="08.15", ends="09.45", **more):
    """Return an ordinary lesson in Norsk; ``more`` is any field."""
    fields = {
        "id": 1,
        "date": day,
        "starts_at": at(day, starts),
        "ends_at": at(day, ends),
        "kind": LessonKind.LESSON,
        "takes_place": True,
        "title": "",
        "note": "",
        "subject": NORSK,
        "school_id": 1,
        "school_name": "Nord-Østerdal videregående skole",
        "school_short_name": "Nord-Østerdal",
        "teachers": (ANNE,),
        "rooms": (Room(1, "Rom 214", "Hovedbygget"),),
        "groups": ("NOR 2STA",),
        "changes": (),
    }
    return PlannedLesson(**{**fields, **more})


def change(kind, reason="", **more):
    fields = {"at": THIS_MORNING, "was_starts_at": None, "was_ends_at": None, "was_room": "", "was_teacher": ""}
    return Change(ChangeKind(kind), reason, **{**fields, **more})


def school(number=1, name="Nord-Østerdal videregående skole", **more):
    fields = {
        "short_name": name.split()[0],
        "class_name": "2STA",
        "contact_name": "Berit Solberg",
        "contact_role": "Konsulent",
        "contact_phone": "62 00 00 00",
        "cycle_week": 0,
        "has_plan": True,
        "next_plan": None,
    }
    return SchoolOf(id=number, name=name, **{**fields, **more})


def note(name, first, last=None, *, at_school=None, kind=CalendarKind.HOLIDAY):
    return CalendarNote(kind, name, first, last or first, at_school)


def timetable(*lessons, of=Of.PUPIL, whose=10, week=WEEK, **frame):
    """Return a week with these lessons; ``frame`` is any field of ``Frame``."""
    fields = {
        "name": "Kari Nordli",
        "detail": "",
        "schools": (school(),),
        "notes": (),
        "years": (YEAR,),
        "subjects": ("NOR1264",),
    }
    days = Period.through(week.monday, week.days[-1])
    return Timetable(of, whose, days, Frame(**{**fields, **frame}), lessons)
