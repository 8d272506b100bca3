"""What a lesson is about, and what to do until the next."""

from django.db import models
from django.db.models import Q

from vidar.people.models import Person
from vidar.tenancy.models import TenantForeignKey, TenantModel
from vidar.timetable.models import Lesson


class LessonContent(TenantModel):
    """Topic and homework of a lesson, seen by everybody who sees the lesson."""

    lesson = TenantForeignKey(Lesson)
    topic = models.CharField(max_length=200, blank=True, default="")
    homework = models.CharField(max_length=1000, blank=True, default="")
    written_at = models.DateTimeField()
    written_by = TenantForeignKey(Person)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "lesson"], name="uq_lessoncontent_lesson"),
            models.CheckConstraint(condition=~Q(topic="") | ~Q(homework=""), name="ck_lessoncontent_something"),
        ]
