"""A lesson whose register is taken is changed with open eyes, and the register stays as it was, byte for byte."""

import re

import pytest

from tests.factories.access import client_for, in_wall_of
from tests.factories.attendance import make_entry, make_register
from tests.factories.days import MONDAY, TODAY, at
from tests.factories.timetable import make_full_lesson
from tests.tenancy.catalog import ask
from tests.timetable.changing import everything
from tests.web.statements import statements
from tests.web.timetable.pages import faults, soup, text
from vidar.tenancy.wall import owner_scope
from vidar.timetable.models import Lesson

MOST = 8
STANDS = "er ført av Anne Lien 24. november kl. 07.40. Det som er ført, blir stående."


def registers():
    """Return all rows of registers, as they stand."""
    tables = ("register", "registerentry", "lessoncontent")
    return {table: ask(f"SELECT to_jsonb(t)::text FROM attendance_{table} t ORDER BY id") for table in tables}


@pytest.fixture(params=["confirmed", "open"])
def school(small_school, request):
    """Norsk of today is registered: Kari away, Jonas late."""
    pupils = [small_school.kari, small_school.jonas, small_school.thea]
    with in_wall_of(small_school.anne):
        register = make_register(small_school.lessons.norsk, small_school.anne, pupils, state=request.param)
        make_entry(register, small_school.kari, small_school.anne)
        make_entry(register, small_school.jonas, small_school.anne, presence="partly", late=12)
    return small_school


@pytest.fixture
def office(school):
    return client_for(school.berit, "staff", school.home)


def posts(school):
    """Every way to change norsk: address and fields."""
    endre = f"/time/{school.lessons.norsk.id}/endre/?valg="
    anne, norsk = str(school.anne.id), school.lessons.norsk
    return {
        "cancel": (f"{endre}avlys", {"grunn": "Kurs"}),
        "move": (f"{endre}flytt", {"grunn": "Kurs", "dag": "2026-11-25", "fra": "12:00", "slutt": "13:00"}),
        "room": (f"{endre}rom", {"grunn": "Kurs", "rom": str(school.rooms.gym.id)}),
        "substitute": (f"{endre}vikar", {"grunn": "Kurs", "borte": anne, "vikar": str(school.omar.id)}),
        "away": (f"/vikar/?larer={anne}", {"grunn": "Kurs", f"time-{norsk.id}": "avlys"}),
        "swap": (
            f"/time/{norsk.id}/bytte/?dag=2026-11-24",
            {"grunn": "Kurs", "med": str(school.lessons.now.id), "rom": "ja"},
        ),
        "activity": (
            "/aktivitet/ny/",
            {
                "tittel": "Skrivedag", "slag": "event", "dag": "2026-11-24", "fra": "08:15", "slutt": "09:45",
                "klasse": school.classes.sta.id, "avlys": "ja",
            },
        ),
    }  # fmt: skip


WAYS = ("cancel", "move", "room", "substitute", "away", "swap", "activity")


@pytest.mark.parametrize("way", WAYS)
def test_change_is_warned_of_takes_one_more_press_and_leaves_the_register_alone(school, office, way):
    address, fields = posts(school)[way]
    before, kept = everything(), registers()
    first = office.post(address, {**fields, "gjor": "lagre"})
    page = soup(first)
    assert first.status_code == 409
    assert faults(first) == []
    assert STANDS in text(page.select_one("#forhaandsvisning"))
    assert everything() == before
    assert [each.get_text(strip=True) for each in page.select("button[value=lagre]")] == ["Lagre likevel"]
    read = page.find("input", {"name": "fort"})["value"]
    saved = office.post(address, {**fields, "gjor": "lagre", "fort": read})
    assert saved.status_code == 302
    assert everything() != before
    assert registers() == kept
    form = soup(office.get(saved.headers["Location"])).find("form", action=re.compile("^/timeplan/angre/"))
    office.post(form["action"], {"next": "/timeplan/"})
    assert everything() == before
    assert registers() == kept


@pytest.mark.parametrize("way", WAYS)
def test_warning_stands_in_the_preview_and_nothing_typed_is_lost(school, office, way):
    address, fields = posts(school)[way]
    with statements() as found:
        response = office.post(address, {**fields, "gjor": "vis"})
    assert len(found) <= MOST, found
    assert response.status_code == 200
    page = soup(response)
    assert STANDS in text(page.select_one("#forhaandsvisning"))
    assert page.find("input", {"name": "fort"}) is None
    if way not in {"away", "activity"}:
        assert page.find("input", {"name": "grunn"})["value"] == "Kurs"


def test_register_written_after_the_warning_is_told_of_anew(school, office):
    address, fields = posts(school)["cancel"]
    read = soup(office.post(address, {**fields, "gjor": "lagre"})).find("input", {"name": "fort"})["value"]
    ask("UPDATE attendance_register SET version = version + 1 RETURNING id")
    again = office.post(address, {**fields, "gjor": "lagre", "fort": read})
    assert again.status_code == 409
    assert soup(again).find("input", {"name": "fort"})["value"] != read


def test_begun_register_without_marks_is_no_reason_to_warn(small_school):
    with in_wall_of(small_school.anne):
        make_register(small_school.lessons.norsk, small_school.anne, [small_school.kari])
    client = client_for(small_school.berit, "staff", small_school.home)
    address, fields = posts(small_school)["cancel"]
    assert client.post(address, {**fields, "gjor": "lagre"}).status_code == 302


def test_set_back_of_a_taken_lesson_says_nothing(school, office):
    with owner_scope(school.owner.id):
        Lesson.objects.filter(id=school.lessons.norsk.id).update(takes_place=False)
    kept = registers()
    response = office.post(f"/time/{school.lessons.norsk.id}/endre/", {"gjor": "lagre"})
    assert response.status_code == 302
    assert registers() == kept


def test_several_lessons_are_named_one_by_one(school, office):
    with owner_scope(school.owner.id):
        monday = make_full_lesson(
            school.home, day=MONDAY, teachers=[school.anne], groups=[school.groups.norsk], rooms=[school.rooms.a101]
        )
        make_register(monday, school.anne, [school.kari], state="not_held", cause="Brannøvelse")
    address = f"/vikar/?larer={school.anne.id}&dag=2026-11-23&til=2026-11-24"
    fields = {f"time-{each.id}": "avlys" for each in (monday, school.lessons.norsk)}
    told = text(soup(office.post(address, {**fields, "gjor": "lagre"})).select_one("#forhaandsvisning"))
    assert "mandag 23. november 08.15–09.45 er meldt ikke holdt av Anne Lien" in told
    assert "tirsdag 24. november 08.15–09.45 er ført av Anne Lien" in told


def test_protected_teacher_is_not_named(school, office):
    ask(f"UPDATE people_person SET protection = 'strict' WHERE id = {school.anne.id} RETURNING id")
    address, fields = posts(school)["cancel"]
    told = text(soup(office.post(address, {**fields, "gjor": "lagre"})).select_one("#forhaandsvisning"))
    assert "Timen er ført av en lærer 24. november" in told
    assert "Lien" not in told


def test_cancelled_lesson_asks_nobody_for_a_register_and_stays_in_the_schools_day(school, office):
    address, fields = posts(school)["cancel"]
    read = soup(office.post(address, {**fields, "gjor": "lagre"})).find("input", {"name": "fort"})["value"]
    office.post(address, {**fields, "gjor": "lagre", "fort": read})
    anne = client_for(school.anne, "staff", school.home)
    href = f"/time/{school.lessons.norsk.id}/foring/"
    assert href not in anne.get("/foring/mangler/").content.decode()
    assert href in office.get("/foring/?dag=2026-11-24").content.decode()


def test_activity_that_has_a_register_is_not_undone(small_school):
    client = client_for(small_school.berit, "staff", small_school.home)
    address, fields = posts(small_school)["activity"]
    saved = client.post(address, {**fields, "slag": "cross_subject", "gjor": "lagre"})
    with owner_scope(small_school.owner.id):
        made = Lesson.objects.get(title="Skrivedag")
        make_register(made, small_school.anne, [small_school.kari], state="confirmed", saved_at=at(TODAY, "09.00"))
    before, kept = everything(), registers()
    form = soup(client.get(saved.headers["Location"])).find("form", action=re.compile("^/timeplan/angre/"))
    undone = client.post(form["action"], {"next": "/timeplan/"})
    assert undone.headers["Location"].endswith("angret=endret")
    assert (everything(), registers()) == (before, kept)
