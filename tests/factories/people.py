"""People and the ties between them. For use within an ``owner_scope``."""

from datetime import date, datetime

from tests.factories.days import FROM_BIRTH, THREE_WEEKS_AGO
from vidar.law.basis import make_synthetic
from vidar.law.people import sort_key
from vidar.people.models import Consent, Guardianship, Person
from vidar.tenancy.wall import current_scope


def synthetic_id(birth_date, serial=0):
    """Return a synthetic national id (month + 80): always the same for the same arguments."""
    return make_synthetic(birth_date, serial).reveal()


def make_person(
    given_name="Nora",
    family_name="Vik",
    *,
    birth_date=date(2009, 5, 4),
    national_id=None,
    protection="none",
):
    return Person.objects.create(
        owner_id=current_scope().owner_id,
        given_name=given_name,
        family_name=family_name,
        sort_key=sort_key(family_name, given_name),
        search_key=sort_key(given_name, family_name),
        national_id=national_id,
        birth_date=birth_date,
        protection=protection,
    )


def make_guardianship(
    pupil,
    guardian,
    *,
    kind="parental_responsibility",
    source="register",
    same_household=True,
    approved_despite_protection=False,
    valid=FROM_BIRTH,
):
    return Guardianship.objects.create(
        owner_id=current_scope().owner_id,
        pupil_id=pupil.id,
        guardian_id=guardian.id,
        kind=kind,
        source=source,
        same_household=same_household,
        approved_despite_protection=approved_despite_protection,
        valid=valid,
    )


def make_consent(
    pupil,
    guardian,
    *,
    party="pupil",
    text_version="2026-1",
    given_at: datetime = THREE_WEEKS_AGO,
    withdrawn_at: datetime | None = None,
):
    return Consent.objects.create(
        owner_id=current_scope().owner_id,
        pupil_id=pupil.id,
        guardian_id=guardian.id,
        party=party,
        text_version=text_version,
        given_at=given_at,
        withdrawn_at=withdrawn_at,
    )
