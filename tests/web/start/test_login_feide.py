"""Pupils and staff come in by Feide: the whole way, over HTTP to the stand-in and back."""

from datetime import timedelta

import pytest
from django.conf import settings

from tests.factories.access import make_identity_link
from tests.factories.enrolment import make_staff_assignment
from tests.factories.people import make_guardianship
from tests.web.start.cast import feide_name, let_log_in
from tests.web.start.visitor import heading, main_text, soup
from tests.web.statements import statements
from vidar.access.models import Identity, LoginAttempt, Session
from vidar.tenancy.wall import owner_scope


def test_pupil_comes_to_the_week(running, visitor):
    let_log_in(running, "kari")

    response = visitor.log_in("feide", "kari", skole="nord-osterdal")

    assert (response.status_code, response["Location"]) == (302, "/timeplan/")
    session = Session.objects.get()
    assert (session.person_id, session.capacity, session.provider) == (running.kari.id, "pupil", "feide")
    assert visitor.vidar.get("/timeplan/").status_code == 200


def test_session_cookie_cannot_be_read_by_scripts_and_ends_with_the_browser(running, visitor):
    let_log_in(running, "kari")

    cookie = visitor.log_in("feide", "kari").cookies[settings.SESSION_COOKIE]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["path"]) == (True, "Lax", "", "/")
    assert Session.objects.get().expires_at - Session.objects.get().created_at == timedelta(hours=12)


def test_cookies_are_secure_where_the_address_is(running, visitor, settings):
    settings.SECURE_COOKIES = True
    let_log_in(running, "kari")
    address = visitor.begin("feide")
    bound = [name for name in visitor.vidar.cookies if "vidar_login" in name]

    response = visitor.vidar.get(visitor.answer(address, "kari"))

    assert [name.startswith("__Host-") for name in bound] == [True]
    assert response.cookies[settings.SESSION_COOKIE]["secure"] is True
    assert response.cookies[bound[0]]["max-age"] == 0


def test_subject_is_bound_at_the_first_login(running, visitor):
    let_log_in(running, "kari")

    visitor.log_in("feide", "kari")

    assert Identity.objects.get(feide_name=feide_name("kari")).feide_subject is not None


def test_another_subject_under_the_same_name_is_refused(running, visitor):
    let_log_in(running, "kari")
    Identity.objects.filter(feide_name=feide_name("kari")).update(feide_subject="somebody-else")

    response = visitor.log_in("feide", "kari")

    assert response.status_code == 403
    assert heading(response) == "Feide-brukeren din er ikke den samme som før"
    assert not Session.objects.exists()


def test_subject_that_stands_at_another_name_is_refused(running, visitor):
    let_log_in(running, "kari", "liv")
    visitor.log_in("feide", "kari")
    subject = Identity.objects.get(feide_name=feide_name("kari")).feide_subject
    Identity.objects.filter(feide_name=feide_name("kari")).update(feide_name="before@innlandet.example.no")
    Identity.objects.filter(feide_name=feide_name("liv")).update(feide_name=feide_name("kari"))

    response = visitor.log_in("feide", "kari")

    assert response.status_code == 403
    assert Identity.objects.get(feide_name=feide_name("kari")).feide_subject is None
    assert Identity.objects.get(feide_name="before@innlandet.example.no").feide_subject == subject


def test_remembered_pupil_stays_for_the_days_set(running, visitor):
    let_log_in(running, "kari")

    response = visitor.log_in("feide", "kari", husk="ja")

    lasts = timedelta(days=settings.REMEMBER_DAYS)
    session = Session.objects.get()
    assert session.remembered
    assert (session.expires_at - session.created_at, session.idle_seconds) == (lasts, lasts.total_seconds())
    assert response.cookies[settings.SESSION_COOKIE]["max-age"] == int(lasts.total_seconds())


def test_staff_are_not_remembered(running, visitor):
    let_log_in(running, "anne")

    response = visitor.log_in("feide", "anne", husk="ja")

    session = Session.objects.get()
    assert (session.remembered, session.idle_seconds) == (False, 60 * settings.IDLE_MINUTES["staff"])
    assert response.cookies[settings.SESSION_COOKIE]["max-age"] == ""


def test_pupil_who_also_works_at_the_school_is_not_remembered(running, visitor):
    with owner_scope(running.owner.id):
        make_staff_assignment(running.kari, running.farm, title="Assistent", role="office")
    let_log_in(running, "kari")

    visitor.log_in("feide", "kari", husk="ja")

    session = Session.objects.get()
    assert (session.remembered, session.idle_seconds) == (False, 60 * settings.IDLE_MINUTES["staff"])


def test_teacher_begins_with_the_day(running, visitor):
    let_log_in(running, "anne")

    assert visitor.log_in("feide", "anne")["Location"] == "/min-dag/"


def test_principal_begins_with_the_search(running, visitor):
    let_log_in(running, "liv")

    assert visitor.log_in("feide", "liv")["Location"] == "/elever/"


def test_owner_staff_begin_with_the_timetables(running, visitor):
    let_log_in(running, "kristin")

    assert visitor.log_in("feide", "kristin")["Location"] == "/timeplaner/"


def test_teacher_at_two_schools_chooses(running, visitor):
    with owner_scope(running.owner.id):
        make_staff_assignment(running.anne, running.farm, title="Lærer")
    let_log_in(running, "anne")

    response = visitor.log_in("feide", "anne")
    page = visitor.vidar.get(response["Location"])

    assert response["Location"] == "/bytt/"
    assert Session.objects.get().owner_id is None
    assert [button["value"] for button in soup(page).find_all("button", attrs={"name": "capacity"})] == [
        f"{running.owner.id}-staff-{running.home.id}",
        f"{running.owner.id}-staff-{running.farm.id}",
    ]


def test_page_asked_for_before_the_login_is_shown_after_it(running, visitor):
    let_log_in(running, "kari")
    asked = f"/elev/{running.kari.id}/timeplan/?uke=2026-W47"
    assert visitor.vidar.get(asked)["Location"] == "/"

    assert visitor.log_in("feide", "kari")["Location"] == asked
    assert visitor.vidar.cookies["vidar_return"].value == ""


def test_page_of_another_kind_of_person_is_not_shown_after_the_login(running, visitor):
    let_log_in(running, "kari")
    visitor.vidar.get("/min-dag/")

    assert visitor.log_in("feide", "kari")["Location"] == "/timeplan/"


def test_page_asked_for_survives_the_choice(running, visitor):
    with owner_scope(running.owner.id):
        make_staff_assignment(running.anne, running.farm, title="Lærer")
    let_log_in(running, "anne")
    visitor.vidar.get("/timeplaner/?skole=1")

    page = visitor.vidar.get(visitor.log_in("feide", "anne")["Location"])
    form = {field["name"]: field["value"] for field in soup(page).find("main").find_all("input")}
    chosen = soup(page).find("button", attrs={"name": "capacity"})["value"]
    response = visitor.vidar.post("/bytt/", {**form, "capacity": chosen})

    assert response["Location"] == "/timeplaner/?skole=1"


def test_new_login_ends_the_one_before_in_the_same_browser(running, visitor):
    let_log_in(running, "kari")
    visitor.log_in("feide", "kari")
    first = visitor.vidar.cookies[settings.SESSION_COOKIE].value

    visitor.log_in("feide", "kari")

    assert visitor.vidar.cookies[settings.SESSION_COOKIE].value != first
    assert [session.ended_at is None for session in Session.objects.order_by("id")] == [False, True]


def test_token_set_before_the_login_is_not_taken_over(running, visitor):
    """Session fixation: a cookie planted by somebody else names no session, before or after."""
    let_log_in(running, "kari")
    visitor.vidar.cookies[settings.SESSION_COOKIE] = "planted"

    visitor.log_in("feide", "kari")

    assert visitor.vidar.cookies[settings.SESSION_COOKIE].value != "planted"
    visitor.vidar.cookies[settings.SESSION_COOKIE] = "planted"
    assert visitor.vidar.get("/timeplan/")["Location"] == "/"


def test_nobody_at_the_school_knows_the_person(running, visitor):
    response = visitor.log_in("feide", "ukjent", skole="nord-osterdal")

    assert (response.status_code, heading(response)) == (403, "Vi finner deg ikke i Vidar")
    assert "Berit Solberg" in main_text(response)
    assert "62 00 00 00" in main_text(response)
    assert not Session.objects.exists()


def test_wrong_user_can_try_as_somebody_else(running, visitor):
    """The provider's session would bring the same person back; the second try asks for a new choice."""
    let_log_in(running, "kari")
    response = visitor.log_in("feide", "ukjent", skole="nord-osterdal")
    form = soup(response).find("form", class_="login-form")
    fields = {
        field["name"]: field["value"] for field in form.find_all("input") if field["name"] != "csrfmiddlewaretoken"
    }

    address = visitor.begin("feide", **fields)

    assert fields == {"skole": "nord-osterdal", "annen": "ja"}
    assert "prompt=login" in address
    assert visitor.vidar.get(visitor.answer(address, "kari"))["Location"] == "/timeplan/"


def test_person_who_has_left_is_sent_to_idporten(running, visitor):
    let_log_in(running, "silje")

    response = visitor.log_in("feide", "silje")

    assert (response.status_code, heading(response)) == (403, "Du har sluttet på skolen")
    assert soup(response).find("form", action="/logg-inn/idporten/") is not None


def test_teacher_who_is_also_a_guardian_does_not_see_the_child_by_feide(running, visitor):
    with owner_scope(running.owner.id):
        make_guardianship(running.emil, running.anne)
        make_staff_assignment(running.anne, running.farm, title="Lærer")
    let_log_in(running, "anne")

    page = visitor.vidar.get(visitor.log_in("feide", "anne")["Location"])

    assert "guardian" not in page.content.decode()
    assert "Som foresatt logger du inn med ID-porten." in main_text(page)


def test_person_known_to_two_counties_chooses_between_them(running, visitor):
    let_log_in(running, "liv")
    make_identity_link(Identity.objects.get(feide_name=feide_name("liv")), running.guri)

    page = visitor.vidar.get(visitor.log_in("feide", "liv")["Location"])

    assert "Rektor NØVGS · Innlandet fylkeskommune" in main_text(page)
    assert "Lærer Røros · Trøndelag fylkeskommune" in main_text(page)


def test_guest_without_a_feide_name_is_told_to_use_the_schools_user(running, visitor):
    response = visitor.log_in("feide", "gjest")

    assert (response.status_code, heading(response)) == (403, "Du logget inn som gjest")


def test_cancelled_login_changes_nothing(running, visitor):
    address = visitor.begin("feide", skole="nord-osterdal")
    visitor.provider.visit(address).press("avbryt", "ja")

    response = visitor.vidar.get(visitor.provider.address.removeprefix("http://127.0.0.1:9"))

    assert (response.status_code, heading(response)) == (200, "Du avbrøt innloggingen")
    assert not Session.objects.exists()
    assert LoginAttempt.objects.get().used_at is not None


@pytest.mark.parametrize("husk", ["ja", ""])
def test_login_takes_a_fixed_number_of_statements(running, visitor, husk):
    """The clock, the attempt, the identity, its owners, the wall, the standing there, the session, the capacity."""
    let_log_in(running, "kari")
    visitor.log_in("feide", "kari", husk=husk)
    visitor.vidar.cookies.clear()
    callback = visitor.answer(visitor.begin("feide", husk=husk), "kari")

    with statements() as found:
        visitor.vidar.get(callback)

    assert len(found) == 8
