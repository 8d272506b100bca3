"""Plans and dated lessons."""

from vidar.timetable.kinds import ChangeKind, LessonKind, TeacherRole
from vidar.timetable.models.lesson import Lesson, LessonChange, LessonGroup, LessonRoom, LessonTeacher
from vidar.timetable.models.plan import PlanSlot, PlanSlotGroup, PlanSlotRoom, PlanSlotTeacher, WeekPlan

__all__ = [
    "ChangeKind",
    "Lesson",
    "LessonChange",
    "LessonGroup",
    "LessonKind",
    "LessonRoom",
    "LessonTeacher",
    "PlanSlot",
    "PlanSlotGroup",
    "PlanSlotRoom",
    "PlanSlotTeacher",
    "TeacherRole",
    "WeekPlan",
]
