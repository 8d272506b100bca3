"""What a device may keep: one's own week, on a device one has called one's own, and nothing else."""

import re

import pytest
from django.test import Client

from tests.factories.access import client_for
from tests.factories.enrolment import make_staff_assignment
from tests.web.start.visitor import main_text, soup
from vidar.tenancy.wall import owner_scope

KEPT_FOR, KEEP, COOKIE = "Vidar-Kept-For", "Vidar-Keep", "vidar_own_device"


def own_device(person, capacity, school=None):
    """Somebody logged in who has called the device their own."""
    client = client_for(person, capacity, school)
    assert client.post("/appen/uka/", {"valg": "ja"})["Location"] == "/appen/?valgt=ja"
    return client


@pytest.fixture
def kari(small_school):
    return own_device(small_school.kari, "pupil")


@pytest.fixture
def anne(small_school):
    return own_device(small_school.anne, "staff", small_school.home)


def said(client, path, **how):
    """Return what an answer says about keeping: the code and whether this page may be kept."""
    answer = client.get(path, **how)
    return answer.headers.get(KEPT_FOR), answer.headers.get(KEEP)


def test_nothing_is_kept_unless_somebody_says_so(small_school):
    client = client_for(small_school.kari, "pupil")
    page = client.get("/timeplan/")

    assert (page.headers.get(KEPT_FOR), page.headers.get(KEEP)) == (None, None)
    assert "kept-line" not in page.content.decode()
    assert "data-from" not in page.content.decode()


def test_own_week_may_be_kept_and_says_when_it_was_fetched(kari):
    page = kari.get("/timeplan/")

    assert re.fullmatch(r"[0-9a-f]{32}", page[KEPT_FOR])
    assert page[KEEP] == "yes"
    assert page["Cache-Control"] == "no-store"
    assert soup(page).html["data-from"] == "net"
    line = soup(page).select_one(".kept-line").get_text(" ", strip=True)
    assert line == "Sist hentet tirsdag 24. november kl. 10.05. Du er uten nett."


def test_teacher_s_day_and_week_may_be_kept(anne):
    assert [said(anne, path)[1] for path in ("/min-dag/", "/timeplan/")] == ["yes", "yes"]


def test_no_other_page_may_be_kept(small_school, kari, anne):
    lesson = small_school.lessons.now.id
    pupil = small_school.kari.id
    of_kari = [
        f"/elev/{pupil}/",
        f"/elev/{pupil}/timeplan/",
        f"/time/{lesson}/",
        "/fravaer/",
        "/innlogginger/",
        "/appen/",
    ]
    of_anne = [f"/time/{lesson}/foring/", f"/elev/{pupil}/", "/elever/", "/foring/mangler/", "/timeplaner/", "/hjelp/"]

    for client, paths in ((kari, of_kari), (anne, of_anne)):
        for path in paths:
            code, keep = said(client, path)
            assert (path, bool(code), keep) == (path, True, None)


@pytest.mark.parametrize("query", ["?uke=2026-W49", "?dag=2026-11-25", "?maaned=2026-12"])
def test_only_the_week_as_it_opens_may_be_kept(kari, query):
    code, keep = said(kari, f"/timeplan/{query}")

    assert (bool(code), keep) == (True, None)


def test_code_is_for_one_person_in_one_role_and_names_nobody(small_school, kari):
    teacher_here = own_device(small_school.anne, "staff", small_school.home)
    with owner_scope(small_school.owner.id):
        make_staff_assignment(small_school.anne, small_school.farm)
    teacher_there = own_device(small_school.anne, "staff", small_school.farm)
    codes = [said(each, "/timeplan/")[0] for each in (kari, teacher_here, teacher_there)]

    assert len(set(codes)) == 3
    assert None not in codes
    assert said(own_device(small_school.kari, "pupil"), "/timeplan/")[0] == codes[0], (
        "the next login is the same person"
    )


def test_guardian_s_view_of_a_child_is_never_kept(small_school):
    ingrid = client_for(small_school.ingrid, "guardian")

    assert ingrid.post("/appen/uka/", {"valg": "ja"}).status_code == 400
    assert "Du har ingen egen uke i denne rollen" in main_text(ingrid.get("/appen/"))
    assert said(ingrid, "/timeplan/") == (None, None)


def test_guardian_who_teaches_too_has_nothing_kept_while_being_a_guardian(small_school):
    anne = own_device(small_school.anne, "staff", small_school.home)
    as_guardian = client_for(small_school.ingrid, "guardian")
    as_guardian.cookies[COOKIE] = anne.cookies[COOKIE].value

    assert said(as_guardian, "/timeplan/") == (None, None)


@pytest.mark.parametrize(("who", "role"), [("liv", "principal"), ("oda", "office")])
def test_who_has_no_week_has_nothing_to_keep(small_school, who, role):
    client = client_for(getattr(small_school, who, small_school.liv), "staff", small_school.home)

    assert client.post("/appen/uka/", {"valg": "ja"}).status_code == 400, role
    assert client.post("/appen/uka/", {"valg": "nei"}).status_code == 302


def test_another_person_on_the_device_ends_the_choice(small_school, kari):
    jonas = client_for(small_school.jonas, "pupil")
    jonas.cookies[COOKIE] = kari.cookies[COOKIE].value
    page = jonas.get("/timeplan/")

    assert (page.headers.get(KEPT_FOR), page.headers.get(KEEP)) == (None, None)
    assert "data-from" not in page.content.decode()
    assert page.cookies[COOKIE]["max-age"] == 0


def test_cookie_made_by_somebody_else_opens_nothing(small_school):
    kari = client_for(small_school.kari, "pupil")
    kari.cookies[COOKIE] = "0" * 32

    assert said(kari, "/timeplan/") == (None, None)


def test_choice_can_be_taken_back(kari):
    assert "Denne enheten viser uka di" in main_text(kari.get("/appen/"))
    page = kari.post("/appen/uka/", {"valg": "nei"}, follow=True)

    assert "Denne enheten tar ikke vare på uka di." in main_text(page)
    assert said(kari, "/timeplan/") == (None, None)


def test_choice_is_yes_or_no(kari):
    assert [kari.post("/appen/uka/", fields).status_code for fields in ({}, {"valg": "kanskje"})] == [400, 400]


def test_cookie_is_out_of_reach_of_scripts(kari):
    cookie = kari.cookies[COOKIE]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 365 * 86_400)


def test_answers_after_the_session_has_ended_name_nobody(kari):
    answer = kari.post("/logg-ut/")
    assert (answer.headers.get(KEPT_FOR), answer["Clear-Site-Data"]) == (None, '"cache", "storage"')
    assert [said(kari, path) for path in ("/timeplan/", "/", "/appen/", "/hjelp/")] == [(None, None)] * 4


def test_page_before_logging_in_clears_nothing(small_school):
    assert "Clear-Site-Data" not in Client().get("/hjelp/").headers


def test_offline_page_knows_nobody(small_school, kari):
    page = kari.get("/uten-nett/")

    assert said(kari, "/uten-nett/") == (None, None)
    assert page["Cache-Control"] == "no-store"
    assert soup(page).select(".menu, .menu-person, form") == []
    assert "Kari" not in page.content.decode()
    without_token = Client().get("/uten-nett/").content
    assert page.content == without_token


def test_page_about_the_app_is_for_everybody(small_school):
    assert "Logg inn for å velge det." in main_text(Client().get("/appen/"))
    assert 'href="/appen/"' in Client().get("/hjelp/").content.decode()
