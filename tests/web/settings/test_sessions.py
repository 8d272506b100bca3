"""A person's own logins: listed, and ended by the person alone."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from tests.database.fixtures import SCHOOL_MORNING
from tests.factories.access import client_for, make_session
from tests.web.start.visitor import heading, main_text, soup
from tests.web.statements import statements
from vidar.access.models import Session

_REMEMBERED = (
    "Safari, iPhone Feide · logget inn i dag kl. 10.05 Sist brukt i dag kl. 09.45"
    " Husket, slipper å logge inn på nytt Avslutt"
)


@pytest.fixture
def devices(small_school):
    """Kari is logged in here and on two other devices; Jonas on one."""
    client = client_for(small_school.kari, "pupil")
    others = [make_session(small_school.kari, "pupil") for _ in range(2)]
    strangers = make_session(small_school.jonas, "pupil")
    return client, others, strangers


def _token_works(token):
    client = Client()
    client.cookies[settings.SESSION_COOKIE] = token
    return client.get("/timeplan/").status_code == 200


def test_own_logins_are_listed_with_this_one_first(devices):
    client, _, _ = devices
    Session.objects.filter(id=Session.objects.order_by("id")[1].id).update(
        device="Safari, iPhone", last_seen_at=SCHOOL_MORNING - timedelta(minutes=20), remembered=True
    )

    page = client.get("/innlogginger/")
    rows = [" ".join(row.get_text(" ").split()) for row in soup(page).select(".logins > li")]

    assert heading(page) == "Mine innlogginger"
    assert rows == [
        "Firefox på Linux Denne enheten Feide · logget inn i dag kl. 10.05 Logg ut",
        "Firefox på Linux Feide · logget inn i dag kl. 10.05 Sist brukt i dag kl. 10.05 Avslutt",
        _REMEMBERED,
    ]


def test_what_has_ended_is_not_listed(small_school, devices, time_machine):
    client, others, _ = devices
    Session.objects.filter(id=others[0][0].id).update(ended_at=SCHOOL_MORNING)
    Session.objects.filter(id=others[1][0].id).update(last_seen_at=SCHOOL_MORNING - timedelta(hours=1))

    assert len(soup(client.get("/innlogginger/")).select(".logins > li")) == 1


def test_one_is_ended_at_once_and_the_others_stay(devices):
    client, [(first, first_token), (_, second_token)], _ = devices

    response = client.post(f"/innlogginger/{first.id}/avslutt/")

    assert response["Location"] == "/innlogginger/?avsluttet=en"
    assert "Innloggingen er avsluttet." in main_text(client.get(response["Location"]))
    assert [_token_works(first_token), _token_works(second_token)] == [False, True]


def test_all_others_are_ended_and_this_one_stays(devices):
    client, [(_, first_token), (_, second_token)], (_, strangers_token) = devices

    response = client.post("/innlogginger/avslutt-andre/")

    assert "Alle de andre innloggingene er avsluttet." in main_text(client.get(response["Location"]))
    assert [_token_works(first_token), _token_works(second_token), _token_works(strangers_token)] == [
        False,
        False,
        True,
    ]
    assert client.get("/timeplan/").status_code == 200


def test_ending_this_one_is_logging_out(small_school, devices):
    client, _, _ = devices
    this = Session.objects.order_by("id").first()

    client.post(f"/innlogginger/{this.id}/avslutt/")

    assert client.get("/timeplan/")["Location"] == "/"


def test_logins_of_others_cannot_be_seen_or_ended(devices):
    client, _, (strangers, strangers_token) = devices

    response = client.post(f"/innlogginger/{strangers.id}/avslutt/")

    assert response.status_code == 404
    assert _token_works(strangers_token)
    assert len(soup(client.get("/innlogginger/")).select(".logins > li")) == 3


def test_what_is_ended_already_cannot_be_ended_again(devices):
    client, [(first, _), _], _ = devices
    client.post(f"/innlogginger/{first.id}/avslutt/")

    assert client.post(f"/innlogginger/{first.id}/avslutt/").status_code == 404


def test_page_needs_a_login_and_is_found_again_after_it(small_school):
    client = Client()
    response = client.get("/innlogginger/")

    assert response["Location"] == "/"
    assert "vidar_return" in response.cookies


@pytest.mark.parametrize("number", [0, 30])
def test_statements_do_not_grow_with_the_logins(small_school, number):
    client = client_for(small_school.kari, "pupil")
    for _ in range(number):
        make_session(small_school.kari, "pupil")

    with statements() as found:
        client.get("/innlogginger/")

    assert len(found) == 4
