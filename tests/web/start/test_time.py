"""What ends by itself: sessions by the real clock, capacities and innsyn by the school's date."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from tests.database.fixtures import SCHOOL_MORNING
from tests.factories.access import client_for, make_session
from tests.factories.days import TODAY, TOMORROW, at
from tests.factories.enrolment import make_staff_assignment
from tests.web.start.visitor import heading, main_text
from vidar.access.kinds import CapacityKind, Provider
from vidar.access.logins import idle_time
from vidar.access.models import Session
from vidar.access.sessions import start_session
from vidar.config.clock import real_now
from vidar.enrolment.models import StaffAssignment
from vidar.people.models import Person
from vidar.tenancy.wall import owner_scope


def _client(token):
    client = Client()
    client.cookies[settings.SESSION_COOKIE] = token
    return client


_PROVIDERS = {"pupil": Provider.FEIDE, "staff": Provider.FEIDE, "guardian": Provider.IDPORTEN}


@pytest.mark.parametrize(("who", "capacity"), [("kari", "pupil"), ("anne", "staff"), ("ingrid", "guardian")])
def test_session_lives_to_the_last_second_of_its_idle_time(small_school, time_machine, who, capacity):
    idle = idle_time(_PROVIDERS[capacity], [CapacityKind(capacity)])
    school = small_school.home if capacity == "staff" else None
    _, token = make_session(getattr(small_school, who), capacity, school, idle=idle)
    client = _client(token)

    time_machine.move_to(SCHOOL_MORNING + idle - timedelta(seconds=1), tick=False)
    assert client.get("/timeplan/").status_code == 200
    time_machine.move_to(SCHOOL_MORNING + 2 * idle - timedelta(seconds=1), tick=False)

    assert client.get("/timeplan/")["Location"] == "/"


def test_use_puts_the_end_off(small_school, time_machine):
    _, token = make_session(small_school.kari, "pupil", idle=timedelta(minutes=30))
    client = _client(token)

    for minutes in (29, 58, 87):
        time_machine.move_to(SCHOOL_MORNING + timedelta(minutes=minutes), tick=False)
        assert client.get("/timeplan/").status_code == 200


def test_no_session_outlives_twelve_hours_however_much_it_is_used(small_school, time_machine):
    _, token = make_session(small_school.kari, "pupil", idle=timedelta(hours=24))
    client = _client(token)

    time_machine.move_to(SCHOOL_MORNING + timedelta(hours=12) - timedelta(seconds=1), tick=False)
    assert client.get("/timeplan/").status_code == 200
    time_machine.move_to(SCHOOL_MORNING + timedelta(hours=12), tick=False)

    assert client.get("/timeplan/")["Location"] == "/"


def test_remembered_device_lasts_for_the_days_set(small_school, time_machine):
    session, token = make_session(small_school.kari, "pupil")
    Session.objects.filter(id=session.id).delete()
    lasts = timedelta(days=settings.REMEMBER_DAYS)
    renewed, token = start_session(
        at=real_now(),
        identity_id=session.identity_id,
        provider="feide",
        issuer="https://provider.example",
        provider_session="",
        id_token="",
        idle=timedelta(minutes=30),
        remember=lasts,
        device="",
    )
    Session.objects.filter(id=renewed.id).update(
        owner_id=small_school.owner.id, person_id=small_school.kari.id, capacity="pupil"
    )
    client = _client(token)

    time_machine.move_to(SCHOOL_MORNING + lasts - timedelta(seconds=1), tick=False)
    assert client.get("/timeplan/").status_code == 200
    time_machine.move_to(SCHOOL_MORNING + lasts, tick=False)

    assert client.get("/timeplan/")["Location"] == "/"


def _role_until(school, person, last_day):
    StaffAssignment.objects.filter(person_id=person.id).update(
        valid=DateRange(date(2026, 8, 1), last_day + timedelta(days=1))
    )


def test_role_that_ends_at_midnight_leads_to_the_choice(small_school, time_machine):
    with owner_scope(small_school.owner.id):
        _role_until(small_school, small_school.anne, TODAY)
        make_staff_assignment(small_school.anne, small_school.farm, title="Vikar")
    client = client_for(small_school.anne, "staff", small_school.home)
    time_machine.move_to(at(TOMORROW, "00.00") - timedelta(seconds=1), tick=False)
    Session.objects.update(last_seen_at=real_now(), expires_at=real_now() + timedelta(hours=1))
    assert client.get("/min-dag/").status_code == 200

    time_machine.move_to(at(TOMORROW, "00.00"), tick=False)
    response = client.get("/min-dag/")
    page = client.get(response["Location"])

    assert response["Location"] == "/bytt/"
    assert "Rollen du var logget inn med, er slutt." in main_text(page)
    assert "Vikar Storsteigen" in main_text(page)
    assert "NØVGS" not in main_text(page)


def test_last_role_that_ends_leaves_nothing_but_the_reason(small_school, time_machine):
    with owner_scope(small_school.owner.id):
        _role_until(small_school, small_school.anne, TODAY)
    client = client_for(small_school.anne, "staff", small_school.home)
    time_machine.move_to(at(TOMORROW, "00.00"), tick=False)
    Session.objects.update(last_seen_at=real_now(), expires_at=real_now() + timedelta(hours=1))

    page = client.get(client.get("/min-dag/")["Location"])

    assert (page.status_code, heading(page)) == (403, "Du hører ikke til noen skole i dag")
    assert client.get("/elever/")["Location"] == "/bytt/"


def _turns_18_tomorrow(school, pupil):
    with owner_scope(school.owner.id):
        Person.objects.filter(id=pupil.id).update(birth_date=date(2008, 11, 25))


@pytest.fixture
def at_midnight(small_school, time_machine):
    """Ingrid looks at Kari, who is 18 tomorrow; the clock stands on the last second of the day before."""
    _turns_18_tomorrow(small_school, small_school.kari)
    client = client_for(small_school.ingrid, "guardian", child=small_school.kari)
    time_machine.move_to(at(TOMORROW, "00.00") - timedelta(seconds=1), tick=False)
    Session.objects.update(last_seen_at=real_now(), expires_at=real_now() + timedelta(hours=1))
    return client


def test_guardian_loses_the_child_in_the_first_request_of_the_birthday(small_school, at_midnight, time_machine):
    kari = f"/elev/{small_school.kari.id}/timeplan/"
    assert at_midnight.get(kari).status_code == 200

    time_machine.move_to(at(TOMORROW, "00.00"), tick=False)

    assert at_midnight.get(kari).status_code == 404
    page = at_midnight.get("/timeplan/")
    assert page.status_code == 200
    assert "Emil" in page.content.decode()
    assert "Kari" not in page.content.decode()


def test_guardian_of_one_is_told_why_after_midnight(small_school, at_midnight, time_machine):
    with owner_scope(small_school.owner.id):
        Person.objects.filter(id=small_school.emil.id).update(birth_date=date(2008, 11, 25))
    assert at_midnight.get("/timeplan/").status_code == 200

    time_machine.move_to(at(TOMORROW, "00.00"), tick=False)
    page = at_midnight.get(at_midnight.get("/timeplan/")["Location"])

    assert (page.status_code, heading(page)) == (403, "Du har ikke innsyn nå")
    assert "Kari har fylt 18 år" in main_text(page)


def test_choice_says_why_one_of_two_children_is_gone(small_school, at_midnight, time_machine):
    time_machine.move_to(at(TOMORROW, "00.00"), tick=False)

    page = at_midnight.get("/bytt/")

    assert page.status_code == 200
    assert "Foresatt Emil" in main_text(page)
    assert "Barn du ikke ser Kari har fylt 18 år" in main_text(page)
