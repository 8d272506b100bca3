"""National facts, the same for every owner, so outside the wall. Source: Udir's Grep (see facts/README.md)."""

from django.db import models


class EducationProgramme(models.Model):
    """An education programme (utdanningsprogram), for example ST."""

    code = models.CharField(max_length=2, primary_key=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=2)


class ProgrammeArea(models.Model):
    """A programme area (programområde), for example STREA2----."""

    code = models.CharField(max_length=10, primary_key=True)
    programme = models.ForeignKey(EducationProgramme, models.PROTECT, related_name="+")
    level = models.CharField(max_length=3)
    name = models.CharField(max_length=120)


class Subject(models.Model):
    """A subject (fag) with its yearly hours of 60 minutes, where the code carries hours."""

    code = models.CharField(max_length=7, primary_key=True)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=60)
    category = models.CharField(max_length=40)
    level = models.CharField(max_length=12, blank=True, default="")
    hours = models.PositiveSmallIntegerField(null=True)


class SubjectPlanRow(models.Model):
    """One subject of one level of a plan (fag- og timefordeling)."""

    id = models.BigAutoField(primary_key=True)
    plan = models.CharField(max_length=12)
    plan_name = models.CharField(max_length=120)
    programme_area = models.ForeignKey(ProgrammeArea, models.PROTECT, related_name="+")
    level = models.CharField(max_length=3)
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="+")
    hours = models.PositiveSmallIntegerField()
    slot = models.CharField(max_length=40)
    choice_group = models.CharField(max_length=60, blank=True, default="")
    role = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "programme_area", "subject", "choice_group"], name="uq_subjectplanrow"
            )
        ]
