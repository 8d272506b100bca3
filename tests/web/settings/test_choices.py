"""Language and theme: kept in a cookie, made from any page, leading back there and nowhere else."""

import pytest
from django.test import Client

from tests.factories.access import client_for
from tests.web.start.visitor import soup


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_language_is_kept_and_the_page_comes_back_in_it(small_school, language):
    client = client_for(small_school.kari, "pupil")

    response = client.post("/sprak/", {"language": language, "next": "/timeplan/?uke=2026-W47"})

    assert response["Location"] == "/timeplan/?uke=2026-W47"
    cookie = response.cookies["vidar_language"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == (language, True, "Lax")
    assert soup(client.get("/hjelp/")).html["lang"] == language


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_theme_is_kept(wall_db, theme):
    client = Client()

    assert client.post("/tema/", {"theme": theme, "next": "/hjelp/"})["Location"] == "/hjelp/"
    assert soup(client.get("/hjelp/")).html["data-color-scheme"] == theme


@pytest.mark.parametrize(("path", "field"), [("/sprak/", "language"), ("/tema/", "theme")])
@pytest.mark.parametrize("value", ["", "se", "dark; Path=/", "<script>"])
def test_unknown_choice_is_refused(wall_db, path, field, value):
    response = Client().post(path, {field: value})

    assert response.status_code == 400
    assert not response.cookies


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/%0d%0aSet-Cookie:x",
        "/logg-ut/",
        "/finnes-ikke/",
    ],
)
def test_form_leads_back_to_own_pages_only(wall_db, path):
    assert Client().post("/sprak/", {"language": "nn", "next": path})["Location"] == "/"


@pytest.mark.parametrize(("school", "back"), [("nord-osterdal", "/s/nord-osterdal/"), ("", "/"), ("../x", "/")])
def test_answer_to_a_login_leads_back_to_the_school_where_it_can_be_asked_for_again(wall_db, school, back):
    client = Client()
    client.cookies["vidar_school"] = school
    sent = {"language": "nn", "next": "/logg-inn/feide/tilbake/?code=x&state=y"}
    assert client.post("/sprak/", sent)["Location"] == back


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/hjelp/?skole=x", "/hjelp/?skole=x"),
        ("http://testserver/s/nord-osterdal/", "/s/nord-osterdal/"),
        ("https://evil.example/hjelp/", "/"),
        ("", "/"),
    ],
)
def test_without_a_named_page_the_browser_says_where_it_came_from(wall_db, referer, back):
    response = Client().post("/tema/", {"theme": "dark"}, headers={"referer": referer})

    assert response["Location"] == back


def test_callback_with_its_code_is_nothing_to_come_back_to(wall_db):
    response = Client().post("/sprak/", {"language": "nn", "next": "/logg-inn/feide/tilbake/?code=x&state=y"})

    assert response["Location"] == "/"
