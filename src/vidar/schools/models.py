"""The school directory (outside the wall) and each owner's years, calendar and rooms (inside)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from vidar.tenancy.models import TenantForeignKey, TenantModel


class SchoolOwner(models.Model):
    """A county (fylkeskommune): the data controller, and so the tenant. Public directory, outside the wall."""

    id = models.BigAutoField(primary_key=True)
    county_code = models.CharField(max_length=2, unique=True)
    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=40, unique=True)
    org_number = models.CharField(max_length=9, unique=True)


class WrittenLanguage(models.TextChoices):
    """The form of Norwegian a school writes."""

    BOKMAAL = "nb"
    NYNORSK = "nn"


class SchoolKind(models.TextChoices):
    """An administrative unit, a place that belongs to one, or a school without a building."""

    SCHOOL = "school"
    DEPARTMENT = "department"
    ONLINE = "online"


class School(models.Model):
    """A school in the public directory, with whom to ask when login fails. Outside the wall."""

    id = models.BigAutoField(primary_key=True)
    owner = models.ForeignKey(SchoolOwner, models.PROTECT, related_name="schools", db_index=False)
    org_number = models.CharField(max_length=9, unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    slug = models.SlugField(max_length=60, unique=True)
    municipality = models.CharField(max_length=60)
    written_language = models.CharField(max_length=2, choices=WrittenLanguage, default=WrittenLanguage.BOKMAAL)
    kind = models.CharField(max_length=10, choices=SchoolKind, default=SchoolKind.SCHOOL)
    active = models.BooleanField(default=False)
    contact_name = models.CharField(max_length=120, blank=True, default="")
    contact_role = models.CharField(max_length=80, blank=True, default="")
    contact_phone = models.CharField(max_length=20, blank=True, default="")
    contact_email = models.EmailField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "id"], name="uq_schools_school_owner"),
            models.CheckConstraint(
                condition=Q(active=False) | ~Q(contact_name=""), name="ck_school_active_has_contact"
            ),
        ]


class SchoolYear(TenantModel):
    """A school year; ``ends`` is its last day."""

    label = models.CharField(max_length=7)
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "label"], name="uq_schoolyear_label"),
            models.CheckConstraint(condition=Q(starts__lt=F("ends")), name="ck_schoolyear_order"),
            ExclusionConstraint(
                name="ex_schoolyear_overlap",
                expressions=[
                    ("owner", RangeOperators.EQUAL),
                    (Func("starts", "ends", Value("[]"), function="daterange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]


class Term(TenantModel):
    """A half-year. The law names two and sets no date: the owner does."""

    school_year = TenantForeignKey(SchoolYear)
    number = models.PositiveSmallIntegerField()
    starts = models.DateField()
    ends = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "school_year", "number"], name="uq_term_number"),
            models.CheckConstraint(condition=Q(number__in=[1, 2]), name="ck_term_number"),
            models.CheckConstraint(condition=Q(starts__lt=F("ends")), name="ck_term_order"),
        ]


class CalendarKind(models.TextChoices):
    """Why a weekday is not an ordinary school day."""

    HOLIDAY = "holiday"
    PUBLIC_HOLIDAY = "public_holiday"
    PLANNING_DAY = "planning_day"


class CalendarEntry(TenantModel):
    """Days without teaching; ``school`` empty means all the owner's schools."""

    school = TenantForeignKey(School, null=True, blank=True)
    school_year = TenantForeignKey(SchoolYear)
    kind = models.CharField(max_length=20, choices=CalendarKind)
    name = models.CharField(max_length=80)
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(first_day__lte=F("last_day")), name="ck_calendarentry_order"),
            models.CheckConstraint(condition=Q(kind__in=CalendarKind.values), name="ck_calendarentry_kind"),
        ]


class Room(TenantModel):
    """A room. A shareable room (hall, gym) may hold several lessons at once."""

    school = TenantForeignKey(School)
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    building = models.CharField(max_length=60, blank=True, default="")
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    shareable = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "school", "code"], name="uq_room_code"),
            models.UniqueConstraint(fields=["owner", "id", "shareable"], name="uq_room_shareable"),
        ]


class OwnerSetting(TenantModel):
    """A choice the law leaves to the owner, valid for a period. The keys stand in ``schools.settings``."""

    key = models.CharField(max_length=60)
    value = models.JSONField()
    valid = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="ex_ownersetting_overlap",
                expressions=[
                    ("owner", RangeOperators.EQUAL),
                    ("key", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            )
        ]


class DemoClock(models.Model):
    """How far the demo's clock is from the real one. One row, outside the wall; production never reads it.

    ``started_at`` is what the clock showed when the demo was made, and what it can be set back to.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    offset_seconds = models.BigIntegerField(default=0)
    started_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="ck_democlock_one_row")]
