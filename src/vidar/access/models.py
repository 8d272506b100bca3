"""Who logs in, and as whom. All but ``PermissionOpening`` and ``LookEvent`` lie outside the wall."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from vidar.access.kinds import CapacityKind, Provider
from vidar.schools.models import School, SchoolOwner
from vidar.tenancy.models import TenantModel


class Identity(models.Model):
    """One human who can log in, whichever owners know them. Holds no readable national id: only a keyed digest."""

    id = models.BigAutoField(primary_key=True)
    feide_name = models.CharField(max_length=200, unique=True, null=True)
    feide_subject = models.CharField(max_length=64, unique=True, null=True)
    national_id_digest = models.BinaryField(max_length=32, unique=True, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(feide_name__isnull=False) | Q(national_id_digest__isnull=False),
                name="ck_identity_can_log_in",
            ),
            models.CheckConstraint(
                condition=Q(feide_name__isnull=True) | Q(feide_name=Lower("feide_name")),
                name="ck_identity_feide_lower",
            ),
        ]


class IdentityLink(models.Model):
    """Which person an identity is at which owner: ids only, for finding the right wall at login."""

    id = models.BigAutoField(primary_key=True)
    identity = models.ForeignKey(Identity, models.CASCADE, related_name="links", db_index=False)
    owner = models.ForeignKey(SchoolOwner, models.PROTECT, related_name="+")
    person_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["identity", "owner"], name="uq_identitylink_identity"),
            models.UniqueConstraint(fields=["owner", "person_id"], name="uq_identitylink_person"),
        ]


class Session(models.Model):
    """A login on one device. The cookie holds a random token, the row only its SHA-256."""

    id = models.BigAutoField(primary_key=True)
    token_digest = models.BinaryField(max_length=32, unique=True)
    identity = models.ForeignKey(Identity, models.CASCADE, related_name="sessions")
    provider = models.CharField(max_length=10, choices=Provider)
    issuer = models.CharField(max_length=200)
    provider_session = models.CharField(max_length=200, blank=True, default="")
    sealed_id_token = models.BinaryField(null=True)
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    idle_seconds = models.PositiveIntegerField()
    remembered = models.BooleanField(default=False)
    device = models.CharField(max_length=80, blank=True, default="")
    owner = models.ForeignKey(SchoolOwner, models.PROTECT, related_name="+", null=True)
    person_id = models.BigIntegerField(null=True)
    capacity = models.CharField(max_length=12, choices=CapacityKind, blank=True, default="")
    school = models.ForeignKey(School, models.PROTECT, related_name="+", null=True)
    child_id = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["issuer", "provider_session"], name="ix_session_provider")]


class LoginAttempt(models.Model):
    """A login under way: lives ten minutes, is bound to one browser by cookie, and is used once."""

    id = models.BigAutoField(primary_key=True)
    browser_digest = models.BinaryField(max_length=32)
    state_digest = models.BinaryField(max_length=32, unique=True)
    provider = models.CharField(max_length=10, choices=Provider)
    nonce = models.CharField(max_length=100)
    code_verifier = models.CharField(max_length=128)
    return_path = models.CharField(max_length=200, blank=True, default="")
    school = models.ForeignKey(School, models.PROTECT, related_name="+", null=True)
    remember = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class CalendarLink(models.Model):
    """A personal calendar subscription: ids only. The address holds a random token, the row only its SHA-256."""

    id = models.BigAutoField(primary_key=True)
    token_digest = models.BinaryField(max_length=32, unique=True)
    identity = models.ForeignKey(Identity, models.CASCADE, related_name="+")
    owner = models.ForeignKey(SchoolOwner, models.PROTECT, related_name="+", db_index=False)
    person_id = models.BigIntegerField()
    capacity = models.CharField(max_length=12, choices=CapacityKind)
    school = models.ForeignKey(School, models.PROTECT, related_name="+", null=True, db_index=False)
    child_id = models.BigIntegerField(null=True)
    language = models.CharField(max_length=2)
    created_at = models.DateTimeField()
    fetched_at = models.DateTimeField(null=True)


class PermissionOpening(TenantModel):
    """The owner has opened a cell of the permission matrix that is closed by default."""

    object = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    verb = models.CharField(max_length=10)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "object", "role", "verb"], name="uq_permissionopening")]


class LookEvent(models.Model):
    """Somebody looked at other people's records. Written by SQL, partitioned by month, never changed."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    owner_id = models.BigIntegerField()
    actor_id = models.BigIntegerField()
    capacity = models.CharField(max_length=12)
    purpose = models.CharField(max_length=40)
    person_ids = ArrayField(models.BigIntegerField())

    class Meta:
        managed = False
        db_table = "access_lookevent"
