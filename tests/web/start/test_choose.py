"""Switch between capacities and between children without a new login."""

import pytest
from django.test import Client

from tests.factories.access import client_for, identity_of, make_identity_link
from tests.factories.enrolment import make_enrolment, make_staff_assignment
from tests.factories.people import make_guardianship, make_person
from tests.web.start.visitor import main_text, soup
from tests.web.statements import statements
from vidar.access.models import Session
from vidar.tenancy.wall import owner_scope


@pytest.fixture
def two_schools(small_school):
    """Anne teaches at both schools, is Emil's guardian, and sits at the first school now."""
    with owner_scope(small_school.owner.id):
        make_staff_assignment(small_school.anne, small_school.farm, title="Vikar")
        make_guardianship(small_school.emil, small_school.anne)
    return client_for(small_school.anne, "staff", small_school.home)


def _buttons(page):
    return {button["value"]: button for button in soup(page).find_all("button", attrs={"name": "capacity"})}


def _key(small_school, kind, school=None):
    return f"{small_school.owner.id}-{kind}-{school.id if school else 0}"


def test_page_lists_all_that_this_login_opens_and_marks_the_one_now(small_school, two_schools):
    buttons = _buttons(two_schools.get("/bytt/"))

    assert {key: button.has_attr("aria-current") for key, button in buttons.items()} == {
        _key(small_school, "staff", small_school.home): True,
        _key(small_school, "staff", small_school.farm): False,
    }


def test_switching_changes_what_the_session_is(small_school, two_schools):
    response = two_schools.post("/bytt/", {"capacity": _key(small_school, "staff", small_school.farm)})

    assert response["Location"] == "/min-dag/"
    assert Session.objects.get().school_id == small_school.farm.id
    assert "Vikar · Storsteigen" in two_schools.get("/bytt/").content.decode()


def test_another_login_is_offered_for_what_it_opens(small_school, two_schools):
    page = two_schools.get("/bytt/")

    assert "Du er også foresatt. Som foresatt logger du inn med ID-porten." in main_text(page)
    assert soup(page).select_one('main form[action="/logg-inn/idporten/"]') is not None


@pytest.mark.parametrize(
    "key",
    [
        lambda school: _key(school, "guardian"),
        lambda school: _key(school, "pupil"),
        lambda school: _key(school, "owner_staff"),
        lambda school: f"{school.other_owner.id}-staff-{school.abroad.id}",
        lambda school: f"{school.other_owner.id}-staff-{school.home.id}",
        lambda _school: "",
        lambda _school: "x",
    ],
)
def test_nobody_can_choose_what_is_not_theirs(small_school, two_schools, key):
    response = two_schools.post("/bytt/", {"capacity": key(small_school)})

    assert response.status_code == 404
    session = Session.objects.get()
    assert (session.capacity, session.school_id) == ("staff", small_school.home.id)


def test_switch_to_another_county_opens_that_wall_and_shuts_this(small_school):
    make_identity_link(identity_of(small_school.anne), small_school.guri)
    client = client_for(small_school.anne, "staff", small_school.home)

    client.post("/bytt/", {"capacity": f"{small_school.other_owner.id}-staff-{small_school.abroad.id}"})

    session = Session.objects.get()
    assert (session.owner_id, session.person_id) == (small_school.other_owner.id, small_school.guri.id)
    assert client.get(f"/klasse/{small_school.classes.sta.id}/timeplan/").status_code == 404


def test_only_with_something_to_switch_to_does_the_menu_say_so(small_school, two_schools):
    alone = client_for(small_school.kari, "pupil")

    assert "Bytt rolle eller skole" in two_schools.get("/innlogginger/").content.decode()
    assert "Bytt rolle eller skole" not in alone.get("/innlogginger/").content.decode()


def test_choice_needs_a_session(small_school):
    assert Client().get("/bytt/")["Location"] == "/"
    assert Client().post("/bytt/", {"capacity": _key(small_school, "staff", small_school.home)})["Location"] == "/"


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example", "/bytt/barn/", "/logg-ut/"])
def test_choice_leads_to_own_pages_only(small_school, two_schools, path):
    capacity = _key(small_school, "staff", small_school.home)

    assert two_schools.post("/bytt/", {"capacity": capacity, "next": path})["Location"] == "/min-dag/"


def test_remembered_device_cannot_become_staff(small_school):
    with owner_scope(small_school.owner.id):
        make_staff_assignment(small_school.kari, small_school.farm, role="office", title="Assistent")
    client = client_for(small_school.kari, "pupil")
    Session.objects.update(remembered=True)

    page = client.get("/bytt/")
    response = client.post("/bytt/", {"capacity": _key(small_school, "staff", small_school.farm)})

    assert list(_buttons(page)) == [_key(small_school, "pupil")]
    assert "logge ut og inn igjen uten «Husk meg»" in main_text(page)
    assert response.status_code == 404
    assert Session.objects.get().capacity == "pupil"


def test_pupil_at_two_schools_has_one_capacity(small_school):
    with owner_scope(small_school.owner.id):
        make_enrolment(small_school.kari, small_school.farm, small_school.year, area="NANAB1----", is_main=False)
    client = client_for(small_school.kari, "pupil")

    assert list(_buttons(client.get("/bytt/"))) == [_key(small_school, "pupil")]
    assert "Elev NØVGS og Storsteigen" in main_text(client.get("/bytt/"))


def test_staff_without_a_title_is_called_by_the_role(small_school):
    with owner_scope(small_school.owner.id):
        make_staff_assignment(small_school.anne, small_school.farm, role="office", title="")
        make_staff_assignment(small_school.anne, small_school.farm, role="exam_officer", title="")
    client = client_for(small_school.anne, "staff", small_school.home)

    assert "Eksamensansvarlig og kontoransatt Storsteigen" in main_text(client.get("/bytt/"))


def test_guardian_switches_child(small_school):
    client = client_for(small_school.ingrid, "guardian", child=small_school.kari)

    response = client.post("/bytt/barn/", {"child": small_school.emil.id})

    assert response["Location"] == "/timeplan/"
    assert Session.objects.get().child_id == small_school.emil.id


def test_guardian_cannot_look_at_others_children(small_school):
    with owner_scope(small_school.owner.id):
        closed = make_person("Lukas", "Berg")
        make_guardianship(closed, small_school.ingrid, kind="other_contact")
    client = client_for(small_school.ingrid, "guardian", child=small_school.kari)

    for child in (small_school.thea.id, small_school.ola.id, closed.id, "", "x", "-1"):
        assert client.post("/bytt/barn/", {"child": child}).status_code == 404
    assert Session.objects.get().child_id == small_school.kari.id


def test_pupil_has_no_children_to_switch(small_school):
    client = client_for(small_school.kari, "pupil")

    assert client.post("/bytt/barn/", {"child": small_school.kari.id}).status_code == 404


def test_closed_child_is_never_the_first_one(small_school):
    """The oldest tie may be one that the owner keeps closed."""
    with owner_scope(small_school.owner.id):
        make_guardianship(small_school.thea, small_school.ingrid, kind="other_contact")
    client = client_for(small_school.ingrid, "guardian")

    page = client.get("/timeplan/")

    assert page.status_code == 200
    assert "Kari" in page.content.decode()


def test_statements_do_not_grow_with_the_capacities(small_school):
    client = client_for(small_school.anne, "staff", small_school.home)
    client.get("/bytt/")
    counts = []
    for school in (None, small_school.farm):
        if school is not None:
            with owner_scope(small_school.owner.id):
                make_staff_assignment(small_school.anne, school, title="Lærer")
        with statements() as found:
            client.get("/bytt/")
        counts.append(len(found))

    assert counts == [4, 4]
