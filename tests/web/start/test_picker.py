"""From the front door to a school's login page, also without JavaScript (B1)."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.factories.access import client_for
from tests.factories.schools import make_owner, make_school
from tests.web.start.visitor import heading, main_text, soup
from tests.web.statements import statements


@pytest.fixture
def county(wall_db):
    """One county: three schools use Vidar, two do not."""
    owner = make_owner()
    make_school(owner)
    make_school(
        owner, "Storsteigen videregående skole", short_name="Storsteigen", slug="storsteigen", municipality="Alvdal"
    )
    make_school(owner, "Åsnes videregående skole", short_name="Åsnes", slug="asnes", municipality="Åsnes")
    for name, slug, place in (("Trysil", "trysil", "Trysil"), ("Elverum", "elverum", "Elverum")):
        make_school(
            owner,
            f"{name} videregående skole",
            short_name=name,
            slug=slug,
            municipality=place,
            active=False,
            contact_name="",
        )
    return owner


def _links(page):
    return [link.find(class_="link-title").text for link in soup(page).select("main .links li:not([hidden]) a")]


def _others(page):
    return [row.find(class_="link-title").text for row in soup(page).select(".not-here li:not([hidden])")]


def test_the_only_county_is_chosen_for_the_visitor(county):
    assert Client().get("/")["Location"] == "/fylke/innlandet/"


def test_several_counties_are_a_choice_in_norwegian_order(county):
    for code, name, slug in (
        ("50", "Øst fylkeskommune", "ost"),
        ("51", "Ås fylkeskommune", "as"),
        ("52", "Agder", "agder"),
    ):
        make_school(make_owner(code, name, slug=slug), f"{name} skole", slug=f"{slug}-skole")
    make_owner("53", "Uten skole", slug="uten")

    page = Client().get("/")

    assert heading(page) == "Velg fylket der skolen ligger"
    assert _links(page) == ["Agder", "Innlandet fylkeskommune", "Øst fylkeskommune", "Ås fylkeskommune"]
    assert "3 skoler" in main_text(page)


def test_no_county_yet_says_who_can_help(wall_db):
    assert "Ingen skoler bruker Vidar ennå" in main_text(Client().get("/"))


def test_county_lists_schools_that_use_vidar_and_names_the_others(county):
    page = Client().get("/fylke/innlandet/")

    assert _links(page) == [
        "Nord-Østerdal videregående skole",
        "Storsteigen videregående skole",
        "Åsnes videregående skole",
    ]
    assert _others(page) == ["Elverum videregående skole", "Trysil videregående skole"]
    assert soup(page).select(".not-here a") == []
    assert not soup(page).find("details", class_="not-here").has_attr("open")


@pytest.mark.parametrize(
    ("wanted", "found", "others"),
    [
        ("nord østerdal", ["Nord-Østerdal videregående skole"], []),
        ("nord osterdal", ["Nord-Østerdal videregående skole"], []),
        ("NORDØ", [], []),
        ("tynset", ["Nord-Østerdal videregående skole"], []),
        ("asnes vgs", ["Åsnes videregående skole"], []),
        ("Åsn", ["Åsnes videregående skole"], []),
        ("try", [], ["Trysil videregående skole"]),
        ("sterdal", [], []),
        (
            "  ",
            ["Nord-Østerdal videregående skole", "Storsteigen videregående skole", "Åsnes videregående skole"],
            None,
        ),
    ],
)
def test_search_finds_by_the_beginning_of_words_in_name_and_place(county, wanted, found, others):
    page = Client().get("/fylke/innlandet/", {"sok": wanted})

    assert _links(page) == found
    assert _others(page) == (["Elverum videregående skole", "Trysil videregående skole"] if others is None else others)
    nothing = soup(page).find(attrs={"data-filter-none": True})
    assert nothing.has_attr("hidden") == bool(found or others or others is None)


def test_search_keeps_every_row_on_the_page_for_the_script(county):
    page = Client().get("/fylke/innlandet/", {"sok": "tynset"})

    assert len(soup(page).select("[data-plain]")) == 5
    assert soup(page).find("input", attrs={"name": "sok"})["value"] == "tynset"
    assert soup(page).find(attrs={"role": "status"}).get_text(strip=True) == "Fant 1 skole"


def test_search_is_text_and_never_markup(county):
    page = Client().get("/fylke/innlandet/", {"sok": '"><script>alert(1)</script>'})

    assert "<script>alert" not in page.content.decode()


def test_unknown_county_does_not_exist(county):
    assert Client().get("/fylke/atlantis/").status_code == 404


def test_school_has_two_ways_in_and_names_whom_to_ask(county):
    page = Client().get("/s/nord-osterdal/")

    assert heading(page) == "Nord-Østerdal videregående skole"
    assert [form["action"] for form in soup(page).select("main form")] == ["/logg-inn/feide/", "/logg-inn/idporten/"]
    assert [form.find("input", attrs={"name": "skole"})["value"] for form in soup(page).select("main form")] == [
        "nord-osterdal",
        "nord-osterdal",
    ]
    assert "Berit Solberg" in main_text(page)
    assert soup(page).find("a", href="tel:62000000") is not None
    assert soup(page).find("a", href="mailto:berit.solberg@innlandet.example") is not None


def test_school_page_has_one_filled_button(county):
    page = Client().get("/s/nord-osterdal/")

    assert len(soup(page).select('main .ds-button[data-variant="primary"]')) == 1


@pytest.mark.parametrize("slug", ["trysil", "finnes-ikke"])
def test_school_that_does_not_use_vidar_has_no_login(county, slug):
    assert Client().get(f"/s/{slug}/").status_code == 404


def test_device_remembers_the_school_and_nothing_else(county):
    client = Client()
    cookie = client.get("/s/storsteigen/").cookies["vidar_school"]

    assert (cookie.value, cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (
        "storsteigen", True, "Lax", 365 * 24 * 3600,
    )  # fmt: skip
    page = client.get("/")
    assert heading(page) == "Storsteigen videregående skole"
    assert soup(page).find("a", href="/fylke/innlandet/").text == "Velg en annen skole"


@pytest.mark.parametrize("value", ["trysil", "finnes-ikke", "../../x", "<b>", "A" * 200, ""])
def test_cookie_that_names_no_school_leads_to_the_choice(county, value):
    client = Client()
    client.cookies["vidar_school"] = value

    assert client.get("/")["Location"] == "/fylke/innlandet/"


@pytest.mark.parametrize(
    ("who", "capacity", "place", "home"),
    [
        ("kari", "pupil", None, "/timeplan/"),
        ("ingrid", "guardian", None, "/timeplan/"),
        ("anne", "staff", "home", "/min-dag/"),
        ("berit", "staff", "home", "/elever/"),
        ("kristin", "owner_staff", None, "/timeplaner/"),
        ("silje", "leaver", None, "/elev/{id}/"),
    ],
)
def test_start_leads_each_capacity_to_its_own_page(small_school, who, capacity, place, home):
    person = getattr(small_school, who)
    client = client_for(person, capacity, place and getattr(small_school, place))

    assert client.get("/")["Location"] == home.format(id=person.id)


def test_whoever_is_logged_in_is_told_so_at_another_schools_door(small_school):
    page = client_for(small_school.kari, "pupil").get("/s/storsteigen/")

    assert "Du er alt logget inn som Kari Nordli." in main_text(page)


def test_statements_are_few_and_do_not_grow_with_the_schools(county):
    counts = []
    for number in range(31):
        if number in {0, 30}:
            with statements() as found:
                Client().get("/fylke/innlandet/")
            counts.append(len(found))
        make_school(county, f"Skole {number}", short_name=str(number), slug=f"skole-{number}")

    assert counts == [2, 2]


@pytest.mark.parametrize(("path", "most"), [("/", 2), ("/s/nord-osterdal/", 2), ("/hjelp/?skole=nord-osterdal", 2)])
def test_statements_of_the_front_pages(county, path, most):
    with statements() as found:
        Client().get(path)

    assert len(found) == most


def test_start_page_of_a_session_takes_three_statements(small_school):
    """The session, the wall, the standing."""
    client = client_for(small_school.kari, "pupil")

    with statements() as found:
        client.get("/")

    assert len(found) == 3


def test_whoever_was_logged_out_by_time_is_told_and_comes_back(small_school, time_machine):
    client = client_for(small_school.kari, "pupil")
    client.get("/s/nord-osterdal/")
    time_machine.shift(timedelta(hours=2))

    page = client.get("/timeplan/", follow=True)

    assert "Du er ikke lenger logget inn." in main_text(page)


def test_whoever_asks_for_a_page_first_is_told_that_it_comes(small_school):
    client = Client()
    client.get("/s/nord-osterdal/")
    assert "siden du ville se" not in main_text(client.get("/"))

    page = client.get("/timeplan/", follow=True)

    assert "Logg inn, så kommer du til siden du ville se." in main_text(page)


def test_page_asked_for_is_kept_in_a_cookie_that_is_signed_and_short(small_school):
    cookie = Client().get("/timeplan/?uke=2026-W47").cookies["vidar_return"]

    assert cookie.value.startswith("/timeplan/?uke=2026-W47:")
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 900)
    assert "vidar_return" not in Client().get("/timeplan/?x=" + "y" * 200).cookies
