"""Put the tables behind the wall."""

from django.db import migrations

from vidar.tenancy.operations import KeepCopies, RaiseWall


class Migration(migrations.Migration):
    dependencies = [("timetable", "0001_initial"), ("tenancy", "0001_history"), ("enrolment", "0002_wall")]
    operations = [
        RaiseWall("WeekPlan", "PlanSlot", "PlanSlotGroup", "PlanSlotTeacher", "PlanSlotRoom"),
        RaiseWall("Lesson", "LessonGroup", "LessonTeacher", "LessonRoom", history="UD"),
        RaiseWall("LessonChange"),
        *(
            KeepCopies(part, "lesson_id", "timetable_lesson", ("starts_at", "ends_at", "takes_place"))
            for part in ("LessonGroup", "LessonTeacher", "LessonRoom")
        ),
        KeepCopies("LessonRoom", "room_id", "schools_room", ("shareable",)),
    ]
