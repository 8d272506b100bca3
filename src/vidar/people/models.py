"""People and the ties between pupils and their guardians."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from vidar.tenancy.models import TenantForeignKey, TenantModel


class Protection(models.TextChoices):
    """Address protection in the population register (AD-P1)."""

    NONE = "none"
    CONFIDENTIAL = "confidential"
    STRICT = "strict"


class Person(TenantModel):
    """One human being as one owner knows them.

    ``sort_key`` orders names the Norwegian way, ``search_key`` finds them by prefix; both are computed by
    ``law.people`` because the server's locale cannot be relied on. The plain keys are kept by the database, for those
    with ä, ö or ü in their name, and None for all others.
    """

    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    sort_key = models.TextField(db_collation="C")
    search_key = models.TextField(db_collation="C")
    plain_sort_key = models.TextField(db_collation="C", editable=False, null=True)
    plain_search_key = models.TextField(db_collation="C", editable=False, null=True)
    national_id = models.CharField(max_length=11, null=True, blank=True)
    birth_date = models.DateField(null=True)
    protection = models.CharField(max_length=12, choices=Protection, default=Protection.NONE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "national_id"], name="uq_person_national_id"),
            models.CheckConstraint(condition=Q(protection__in=Protection.values), name="ck_person_protection"),
            models.CheckConstraint(
                condition=Q(national_id__isnull=True) | Q(national_id__regex=r"^[0-9]{11}$"),
                name="ck_person_national_id",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "sort_key"], name="ix_person_sort"),
            models.Index(fields=["owner", "search_key"], name="ix_person_search"),
            models.Index(
                fields=["owner", "plain_sort_key"],
                name="ix_person_plain_sort",
                condition=Q(plain_sort_key__isnull=False),
            ),
            models.Index(
                fields=["owner", "plain_search_key"],
                name="ix_person_plain_search",
                condition=Q(plain_search_key__isnull=False),
            ),
        ]


class GuardianKind(models.TextChoices):
    """On what ground somebody is tied to a pupil (GU-8)."""

    PARENTAL_RESPONSIBILITY = "parental_responsibility"
    NO_PARENTAL_RESPONSIBILITY = "no_parental_responsibility"
    FOSTER_PARENT = "foster_parent"
    CHILD_WELFARE = "child_welfare"
    VERGE = "verge"
    OTHER_CONTACT = "other_contact"


class GuardianSource(models.TextChoices):
    """Where a tie comes from: the population register, or the school by hand."""

    REGISTER = "register"
    MANUAL = "manual"


class Guardianship(TenantModel):
    """A tie between a pupil and a guardian or contact, for a period."""

    pupil = TenantForeignKey(Person)
    guardian = TenantForeignKey(Person)
    kind = models.CharField(max_length=30, choices=GuardianKind)
    source = models.CharField(max_length=10, choices=GuardianSource)
    same_household = models.BooleanField(default=True)
    approved_despite_protection = models.BooleanField(default=False)
    valid = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="ex_guardianship_overlap",
                expressions=[
                    ("owner", RangeOperators.EQUAL),
                    ("pupil", RangeOperators.EQUAL),
                    ("guardian", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=~Q(pupil=F("guardian")), name="ck_guardianship_two_people"),
            models.CheckConstraint(condition=Q(kind__in=GuardianKind.values), name="ck_guardianship_kind"),
        ]


class ConsentParty(models.TextChoices):
    """Who has said yes."""

    PUPIL = "pupil"
    GUARDIAN = "guardian"


class Consent(TenantModel):
    """One party's yes to a guardian's access after the pupil is 18; both parties' are needed (GU-3, GU-3b)."""

    pupil = TenantForeignKey(Person)
    guardian = TenantForeignKey(Person)
    party = models.CharField(max_length=10, choices=ConsentParty)
    text_version = models.CharField(max_length=20)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "pupil", "guardian", "party", "text_version"],
                condition=Q(withdrawn_at__isnull=True),
                name="uq_consent_standing",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("given_at")),
                name="ck_consent_order",
            ),
            models.CheckConstraint(condition=Q(party__in=ConsentParty.values), name="ck_consent_party"),
        ]
