"""The two words that every login has: who vouches for it, and in which capacity it is used."""

from django.db import models


class Provider(models.TextChoices):
    """Who vouches for a login."""

    FEIDE = "feide"
    IDPORTEN = "idporten"


class CapacityKind(models.TextChoices):
    """In which capacity somebody uses Vidar."""

    PUPIL = "pupil"
    GUARDIAN = "guardian"
    STAFF = "staff"
    OWNER_STAFF = "owner_staff"
    LEAVER = "leaver"
