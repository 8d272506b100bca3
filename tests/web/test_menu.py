"""The menu shows what works and is allowed, at most five places."""

import pytest

from tests.factories.access import client_for, make_permission_opening
from tests.factories.people import make_guardianship
from tests.web.start.visitor import soup
from vidar.access.models import Session
from vidar.tenancy.wall import owner_scope


def _menu(client, path="/innlogginger/"):
    return [
        (link.get_text(strip=True), link["href"], link.has_attr("aria-current"))
        for link in soup(client.get(path)).select(".menu > ul > li > a")
    ]


@pytest.mark.parametrize(
    ("who", "capacity", "school", "labels"),
    [
        ("kari", "pupil", None, ["Timeplan", "Fravær", "Personalia", "Klasse"]),
        ("ingrid", "guardian", None, ["Timeplan", "Personalia", "Klasse"]),
        ("anne", "staff", "home", ["Min dag", "Min uke", "Elever", "Timeplaner"]),
        ("berit", "staff", "home", ["Elever", "Føring", "Kontor", "Vikar", "Timeplaner"]),
        ("nina", "staff", "home", ["Elever", "Kontor", "Vikar", "Timeplaner"]),
        ("geir", "staff", "home", ["Elever", "Føring", "Kontor", "Vikar", "Timeplaner"]),
        ("kristin", "owner_staff", None, ["Timeplaner"]),
        ("silje", "leaver", None, ["Personalia"]),
    ],
)
def test_each_capacity_has_its_menu(small_school, who, capacity, school, labels):
    client = client_for(getattr(small_school, who), capacity, school and getattr(small_school, school))

    assert [label for label, _, _ in _menu(client)] == labels


def test_guardian_s_menu_is_about_the_child_at_hand(small_school):
    client = client_for(small_school.ingrid, "guardian", child=small_school.emil)

    assert [href for _, href, _ in _menu(client)] == [
        "/timeplan/",
        f"/elev/{small_school.emil.id}/",
        f"/elev/{small_school.emil.id}/klasse/",
    ]


def test_guardian_s_menu_leaves_out_what_the_owner_keeps_closed(small_school):
    with owner_scope(small_school.owner.id):
        make_permission_opening("timetable", "other_contact")
    client = client_for(small_school.rolf, "guardian")

    assert [label for label, _, _ in _menu(client)] == ["Timeplan"]


def test_place_of_the_page_is_marked_and_no_other(small_school):
    client = client_for(small_school.anne, "staff", small_school.home)

    assert [label for label, _, current in _menu(client, "/min-dag/") if current] == ["Min dag"]
    assert [label for label, _, current in _menu(client, "/timeplan/") if current] == ["Min uke"]
    of_class = f"/klasse/{small_school.classes.sta.id}/timeplan/"
    assert [label for label, _, current in _menu(client, of_class) if current] == ["Timeplaner"]
    assert [label for label, _, current in _menu(client) if current] == []


@pytest.mark.parametrize(
    ("who", "path", "place"),
    [
        ("omar", "/time/{now}/foring/", "Min dag"),
        ("omar", "/foring/mangler/", "Min dag"),
        ("omar", "/time/{now}/", "Min uke"),
        ("berit", "/time/{now}/foring/", "Føring"),
        ("berit", "/foring/", "Føring"),
    ],
)
def test_register_belongs_to_the_day_of_its_teacher(small_school, who, path, place):
    client = client_for(getattr(small_school, who), "staff", small_school.home)
    shown = _menu(client, path.format(now=small_school.lessons.now.id))
    assert [label for label, _, current in shown if current] == [place]


def test_week_of_the_child_belongs_to_the_timetable(small_school):
    client = client_for(small_school.ingrid, "guardian", child=small_school.kari)

    menu = _menu(client, f"/elev/{small_school.kari.id}/timeplan/")

    assert [label for label, _, current in menu if current] == ["Timeplan"]


def test_role_at_hand_is_told_in_the_person_s_menu(small_school):
    with owner_scope(small_school.owner.id):
        make_guardianship(small_school.emil, small_school.anne)
    cases = [
        (client_for(small_school.anne, "staff", small_school.home), "Lærer · NØVGS"),
        (client_for(small_school.ingrid, "guardian"), "Foresatt · Kari og Emil"),
        (client_for(small_school.kari, "pupil"), "Elev · NØVGS"),
        (client_for(small_school.silje, "leaver"), "Tidligere elev"),
        (client_for(small_school.kristin, "owner_staff"), "Rådgiver"),
    ]

    for client, role in cases:
        assert soup(client.get("/innlogginger/")).select_one(".panel-head .help").get_text(strip=True) == role
    assert Session.objects.count() == len(cases)
