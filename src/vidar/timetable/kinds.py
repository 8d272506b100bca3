"""What kinds there are of lessons, of teachers in them, and of changes. Words only: pages may use them."""

from django.db import models


class LessonKind(models.TextChoices):
    """What happens in the lesson."""

    LESSON = "lesson"
    TEST = "test"
    EVENT = "event"
    ACTIVITY = "activity"
    CROSS_SUBJECT = "cross_subject"


class TeacherRole(models.TextChoices):
    """A lesson's teacher, a second one, or somebody who steps in."""

    MAIN = "main"
    CO = "co"
    SUBSTITUTE = "substitute"


class ChangeKind(models.TextChoices):
    """What was done to a lesson after the plan was published."""

    CANCELLED = "cancelled"
    MOVED = "moved"
    ROOM = "room"
    SUBSTITUTE = "substitute"
    ADDED = "added"
    CROSS_SUBJECT = "cross_subject"
