"""Pages for what goes wrong: the right status, plain words, a way on, in three languages."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError, connections
from django.test import Client, RequestFactory
from django.urls import path

from tests.factories.access import client_for
from tests.web.start.visitor import heading, main_text, soup
from vidar.config.urls import urlpatterns as own_patterns
from vidar.web.routing import Who, page
from vidar.web.start import errors


def _raising(error):
    @page(Who.ANYONE)
    def view(_request):
        raise error

    return view


urlpatterns = [
    *own_patterns,
    path("test/suspicious/", _raising(SuspiciousOperation("secret detail"))),
    path("test/denied/", _raising(PermissionDenied("secret detail"))),
    path("test/fault/", _raising(ZeroDivisionError("secret detail"))),
]
handler400, handler403 = errors.bad_request, errors.forbidden
handler404, handler500 = errors.not_found, errors.server_error


@pytest.fixture
def client(wall_db, settings):
    settings.ROOT_URLCONF = "tests.web.start.test_errors"
    return Client(raise_request_exception=False)


_CASES = {
    "/test/suspicious/": (400, "Vi forsto ikke forespørselen"),
    "/test/denied/": (403, "Du har ikke tilgang til dette"),
    "/finnes-ikke/": (404, "Fant ikke siden"),
    "/test/fault/": (500, "Noe gikk galt hos oss"),
}


@pytest.mark.parametrize("address", _CASES)
def test_each_fault_has_its_page(client, address):
    response = client.get(address)

    assert (response.status_code, heading(response)) == _CASES[address]
    assert soup(response).select_one('main a[href="/"]') is not None
    assert soup(response).select_one('main a[href="/hjelp/"]') is not None
    assert "secret detail" not in response.content.decode()
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("address", _CASES)
def test_each_page_is_in_the_language_of_the_device(client, address, language):
    client.cookies["vidar_language"] = language

    response = client.get(address)

    assert response["Content-Language"] == language
    assert soup(response).html["lang"] == language


def test_page_that_is_not_there_keeps_the_menu(small_school):
    response = client_for(small_school.kari, "pupil").get("/finnes-ikke/")

    assert response.status_code == 404
    assert "Kari Nordli" in response.content.decode()


def test_record_of_another_looks_like_one_that_is_not_there(small_school):
    client = client_for(small_school.kari, "pupil")

    mine_to_see = client.get(f"/elev/{small_school.jonas.id}/timeplan/")
    nobodys = client.get("/elev/999999/timeplan/")

    assert mine_to_see.status_code == nobodys.status_code == 404
    assert main_text(mine_to_see) == main_text(nobodys)


def test_old_form_loses_nothing_and_leads_back(small_school):
    client = Client(enforce_csrf_checks=True)
    client.cookies = client_for(small_school.kari, "pupil").cookies

    response = client.post("/sprak/", {"language": "nn", "next": "/timeplan/?uke=2026-W47"})

    assert (response.status_code, heading(response)) == (403, "Skjemaet var for gammelt")
    assert "Ingenting er lagret, og ingenting er ødelagt." in main_text(response)
    assert soup(response).select_one("main a.ds-button")["href"] == "/timeplan/?uke=2026-W47"


def test_old_form_does_not_lead_to_another_site(wall_db):
    response = Client(enforce_csrf_checks=True).post("/sprak/", {"next": "https://evil.example/"})

    assert "evil.example" not in response.content.decode()


@pytest.fixture
def no_database(wall_db, monkeypatch):
    """The database is away from now on."""

    def gone(*_arguments, **_keywords):
        raise OperationalError("connection refused at 10.0.0.7")

    def take_away():
        for name in ("default", "log"):
            monkeypatch.setattr(connections[name], "cursor", gone)

    return take_away


@pytest.mark.parametrize("cookies", [{}, {"vidar_session": "something"}])
def test_page_for_faults_needs_no_database(no_database, cookies):
    client = Client(raise_request_exception=False)
    client.cookies.load(cookies)
    no_database()

    response = client.get("/timeplan/")

    assert (response.status_code, heading(response)) == (500, "Noe gikk galt hos oss")
    assert "10.0.0.7" not in response.content.decode()


def test_when_even_the_layout_fails_a_plain_page_answers_in_three_languages(monkeypatch, caplog):
    def fails(*_arguments, **_keywords):
        raise KeyError("vidar.css")

    monkeypatch.setattr(errors, "render", fails)

    response = errors.server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert [part.get("lang") for part in soup(response).find_all("p")][:3] == [None, "nn", "en"]
    assert "the page for errors failed" in caplog.text


def test_wrong_method_is_refused_with_the_right_ones(wall_db):
    response = Client().get("/sprak/")

    assert (response.status_code, response["Allow"]) == (405, "POST")
