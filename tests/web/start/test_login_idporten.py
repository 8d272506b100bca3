"""Guardians and people who have left come in by ID-porten."""

from datetime import date

import pytest
from django.conf import settings

from tests.factories.access import make_identity_link, make_permission_opening
from tests.factories.days import THIS_MORNING, THREE_WEEKS_AGO
from tests.factories.people import make_consent, make_guardianship, make_person
from tests.web.start.cast import let_log_in, national_id
from tests.web.start.visitor import heading, main_text, soup
from vidar.access.identity import national_id_digest
from vidar.access.models import Identity, Session
from vidar.tenancy.wall import owner_scope


def test_guardian_of_two_at_two_schools_has_both_in_one_login(running, visitor):
    let_log_in(running, "ingrid")

    response = visitor.log_in("idporten", "ingrid", skole="nord-osterdal")

    assert response["Location"] == "/timeplan/"
    session = Session.objects.get()
    assert (session.capacity, session.child_id) == ("guardian", running.kari.id)
    page = visitor.vidar.get("/timeplan/").content.decode()
    assert "Kari" in page
    assert "Emil" in page


def test_session_is_short_and_ends_with_the_browser(running, visitor):
    let_log_in(running, "ingrid")

    response = visitor.log_in("idporten", "ingrid", husk="ja")

    session = Session.objects.get()
    assert session.idle_seconds == 60 * settings.IDLE_MINUTES["idporten"] <= 1800
    assert not session.remembered
    assert response.cookies[settings.SESSION_COOKIE]["max-age"] == ""


def test_token_with_the_national_id_is_not_kept(running, visitor):
    let_log_in(running, "ingrid")

    visitor.log_in("idporten", "ingrid")

    assert Session.objects.get().sealed_id_token is None


def test_person_who_has_left_sees_own_personalia(running, visitor):
    let_log_in(running, "silje")

    response = visitor.log_in("idporten", "silje")

    assert response["Location"] == f"/elev/{running.silje.id}/"
    assert Session.objects.get().capacity == "leaver"


@pytest.mark.parametrize(("who", "kind"), [("kari", "elev"), ("anne", "ansatt")])
def test_pupils_and_staff_are_sent_to_feide(running, visitor, who, kind):
    let_log_in(running, who)

    response = visitor.log_in("idporten", who, skole="nord-osterdal")

    assert (response.status_code, heading(response)) == (403, "Elever og ansatte logger inn med Feide")
    assert kind in main_text(response)
    assert soup(response).find("form", action="/logg-inn/feide/") is not None
    assert "Berit Solberg" in main_text(response)


def test_nobody_has_registered_the_guardian(running, visitor):
    response = visitor.log_in("idporten", "ukjent", skole="nord-osterdal")

    assert (response.status_code, heading(response)) == (403, "Vi finner deg ikke i Vidar")
    assert "Berit Solberg" in main_text(response)


def test_too_weak_login_is_refused(running, visitor):
    let_log_in(running, "ingrid")

    response = visitor.log_in("idporten", "lav")

    assert (response.status_code, heading(response)) == (403, "Du må logge inn på en sikrere måte")
    assert not Session.objects.exists()


def test_login_without_a_number_is_refused(running, visitor):
    response = visitor.log_in("idporten", "uten")

    assert (response.status_code, heading(response)) == (403, "ID-porten oppga ikke fødselsnummeret ditt")


def test_parent_without_responsibility_is_told_to_ask_the_school(running, visitor):
    let_log_in(running, "per")

    response = visitor.log_in("idporten", "per", skole="nord-osterdal")

    assert (response.status_code, heading(response)) == (403, "Du har ikke innsyn nå")
    assert "Du står ikke med foreldreansvar for Kari." in main_text(response)
    assert "BL §47" in main_text(response)
    assert "Berit Solberg" in main_text(response)


def _consent(running, *parties, **more):
    with owner_scope(running.owner.id):
        for party in parties:
            make_consent(running.jonas, running.bente, party=party, **more)


_CONSENT_STATES = {
    "nobody": ((), {}, "Samtykket fra Jonas mangler."),
    "pupil only": (("pupil",), {}, "men samtykket ditt mangler."),
    "guardian only": (("guardian",), {}, "Samtykket fra Jonas mangler."),
    "withdrawn": (("pupil", "guardian"), {"withdrawn_at": THIS_MORNING}, "Samtykket fra Jonas mangler."),
    "old text": (("pupil", "guardian"), {"text_version": "2025-1"}, "Samtykket fra Jonas mangler."),
}


@pytest.mark.parametrize("state", _CONSENT_STATES)
def test_guardian_of_an_adult_without_both_consents_is_told_which_is_missing(running, visitor, state):
    parties, more, text = _CONSENT_STATES[state]
    _consent(running, *parties, **more)
    let_log_in(running, "bente")

    response = visitor.log_in("idporten", "bente")

    assert response.status_code == 403
    assert text in main_text(response)


def test_consents_open_nothing_until_the_owner_does(running, visitor):
    let_log_in(running, "trine")

    response = visitor.log_in("idporten", "trine")

    assert response.status_code == 403
    assert "Samtykkene om Thea er i orden, men skoleeieren har ikke åpnet" in main_text(response)


def test_guardian_of_an_adult_with_both_consents_comes_in(running, visitor):
    with owner_scope(running.owner.id):
        make_permission_opening("timetable", "guardian_adult", opened_at=THREE_WEEKS_AGO)
    let_log_in(running, "trine")

    response = visitor.log_in("idporten", "trine")

    assert response["Location"] == "/timeplan/"
    assert "Thea" in visitor.vidar.get("/timeplan/").content.decode()


def test_contact_person_is_told_that_the_owner_keeps_it_closed(running, visitor):
    let_log_in(running, "rolf")

    response = visitor.log_in("idporten", "rolf")

    assert response.status_code == 403
    assert "Du er registrert som kontakt for Emil" in main_text(response)


def test_guardian_not_approved_for_a_strictly_protected_pupil_learns_nothing(running, visitor):
    with owner_scope(running.owner.id):
        make_guardianship(running.sol, running.per)
    let_log_in(running, "per")

    response = visitor.log_in("idporten", "per")

    assert response.status_code == 403
    assert "Sol" not in main_text(response).replace("Solberg", "")
    assert "Kari" in main_text(response)


def test_guardian_with_children_in_two_counties_chooses(running, visitor):
    with owner_scope(running.other_owner.id):
        abroad = make_person("Ingrid", "Nordli", birth_date=date(1980, 1, 20), national_id=national_id("ingrid"))
        make_guardianship(running.ola, abroad)
    let_log_in(running, "ingrid")
    identity = Identity.objects.get(national_id_digest=national_id_digest(national_id("ingrid")))
    make_identity_link(identity, abroad)

    page = visitor.vidar.get(visitor.log_in("idporten", "ingrid")["Location"])

    assert "Foresatt Kari og Emil · Innlandet fylkeskommune" in main_text(page)
    assert "Foresatt Ola · Trøndelag fylkeskommune" in main_text(page)
    response = visitor.vidar.post("/bytt/", {"capacity": f"{running.other_owner.id}-guardian-0"})
    assert response["Location"] == "/timeplan/"
    assert Session.objects.get().child_id == running.ola.id
    assert "Kari" not in visitor.vidar.get("/timeplan/").content.decode()


def test_log_and_addresses_tell_nothing_about_the_person(running, visitor, caplog):
    let_log_in(running, "ingrid", "per")

    for who in ("ingrid", "per", "ukjent", "lav", "uten"):
        visitor.vidar.cookies.clear()
        visitor.provider._client.cookies.clear()
        visitor.log_in("idporten", who)

    assert "login with idporten stopped" in caplog.text
    for secret in ("ingrid", "Nordli", *(national_id(key) for key in ("ingrid", "per", "ukjent"))):
        assert secret not in caplog.text
