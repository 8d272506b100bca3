"""Help names the contact person of the schools that concern the reader (B15)."""

import pytest
from django.test import Client

from tests.factories.access import client_for
from tests.factories.schools import make_school
from tests.web.start.visitor import main_text, soup
from tests.web.statements import statements


@pytest.fixture
def contacts(small_school):
    """Each school has a contact person of its own."""
    for name, school in (("Berit Solberg", small_school.home), ("Astrid Hoel", small_school.farm)):
        type(school).objects.using("migrator").filter(id=school.id).update(contact_name=name)
    return small_school


def _named(page):
    return [person.find("strong").text for person in soup(page).select("main .contact")]


@pytest.mark.parametrize(
    ("who", "capacity", "school", "named"),
    [
        ("kari", "pupil", None, ["Berit Solberg"]),
        ("emil", "pupil", None, ["Astrid Hoel"]),
        ("ingrid", "guardian", None, ["Berit Solberg", "Astrid Hoel"]),
        ("tor", "staff", "farm", ["Astrid Hoel"]),
    ],
)
def test_whoever_is_logged_in_sees_the_contacts_of_their_own_schools(contacts, who, capacity, school, named):
    client = client_for(getattr(contacts, who), capacity, school and getattr(contacts, school))
    client.cookies["vidar_school"] = "roros"

    assert _named(client.get("/hjelp/")) == named


def test_school_in_the_address_comes_first(contacts):
    client = client_for(contacts.kari, "pupil")

    assert _named(client.get("/hjelp/?skole=storsteigen")) == ["Astrid Hoel"]


def test_device_remembers_whom_to_ask(contacts):
    client = Client()
    client.cookies["vidar_school"] = "storsteigen"

    assert _named(client.get("/hjelp/")) == ["Astrid Hoel"]


@pytest.mark.parametrize("query", ["", "?skole=", "?skole=finnes-ikke"])
def test_without_a_school_the_page_leads_to_the_list(contacts, query):
    page = Client().get(f"/hjelp/{query}")

    assert _named(page) == []
    assert soup(page).select_one('main a[href="/fylke/"]') is not None


def test_school_that_does_not_use_vidar_has_nobody_to_name(contacts):
    make_school(contacts.owner, "Trysil", slug="trysil", active=False, contact_name="Skjult Person")

    assert "Skjult Person" not in main_text(Client().get("/hjelp/?skole=trysil"))


def test_owner_staff_and_leavers_are_helped_too(contacts):
    for who, capacity in (("kristin", "owner_staff"), ("silje", "leaver")):
        assert client_for(getattr(contacts, who), capacity).get("/hjelp/").status_code == 200


def test_usual_trouble_and_browsers_are_spoken_of(contacts):
    text = main_text(Client().get("/hjelp/"))

    for phrase in (
        "Glemt passord",
        "Chrome, Edge, Firefox og Safari",
        "fyller 18 år",
        "logget ikke ut",
        "informasjonskapsler",
    ):
        assert phrase in text


def test_statements(contacts):
    client = client_for(contacts.ingrid, "guardian")

    with statements() as found:
        client.get("/hjelp/")

    assert len(found) == 4
