"""Change lessons as the office does in a browser without scripts, and see them as the pupil does."""

import re

import pytest

from tests.factories.access import client_for
from tests.factories.days import TODAY
from tests.factories.timetable import make_full_lesson
from tests.tenancy.catalog import ask
from tests.timetable.changing import everything
from tests.web.statements import statements
from tests.web.timetable.pages import faults, soup, text
from vidar.tenancy.wall import owner_scope
from vidar.timetable.models import Lesson, LessonTeacher

MOST = 8


@pytest.fixture
def office(small_school):
    return client_for(small_school.berit, "staff", small_school.home)


def change(client, lesson, kind, **fields):
    return client.post(f"/time/{lesson.id}/endre/?valg={kind}", {"grunn": "Kurs", "gjor": "lagre", **fields})


def undo_on(client, response):
    """Press Angre on the page that the answer leads to."""
    page = soup(client.get(response.headers["Location"]))
    form = page.find("form", action=re.compile("^/timeplan/angre/"))
    return client.post(form["action"], {"next": form.find("input", {"name": "next"})["value"]})


def addresses(school):
    return [
        *(f"/time/{school.lessons.norsk.id}/endre/?valg={kind}" for kind in ("avlys", "flytt", "rom", "vikar")),
        f"/time/{school.lessons.cancelled.id}/endre/",
        "/vikar/",
        f"/vikar/?larer={school.anne.id}&dag=2026-11-24&til=2026-11-27",
        "/aktivitet/ny/",
    ]


def test_pages_are_whole_and_take_few_statements(small_school, office, subtests):
    for address in addresses(small_school):
        with subtests.test(address):
            office.get(address)
            with statements() as found:
                response = office.get(address)
            assert faults(response) == []
            assert len(found) <= MOST


def test_previews_take_few_statements_and_write_nothing(small_school, office, subtests):
    norsk = small_school.lessons.norsk
    posts = {
        f"/time/{norsk.id}/endre/?valg=avlys": {"omfang": "periode", "til": "2026-12-24", "grunn": "Kurs"},
        f"/time/{norsk.id}/endre/?valg=flytt": {"dag": "2026-11-24", "fra": "10:15", "slutt": "11:00", "grunn": "Kurs"},
        f"/vikar/?larer={small_school.anne.id}": {f"time-{norsk.id}": str(small_school.omar.id)},
        "/aktivitet/ny/": activity(small_school),
    }
    before = everything()
    for address, fields in posts.items():
        with subtests.test(address), statements() as found:
            response = office.post(address, {**fields, "gjor": "vis"})
            assert response.status_code == 200
            assert faults(response) == []
        assert len(found) <= MOST, found
    assert everything() == before


@pytest.mark.parametrize("who", ["anne", "marit", "svein"])
def test_others_of_the_school_find_nothing(small_school, who):
    client = client_for(getattr(small_school, who), "staff", small_school.home)
    assert {client.get(each).status_code for each in addresses(small_school)} == {404}
    assert change(client, small_school.lessons.norsk, "avlys").status_code == 404
    assert "/endre/" not in client.get(f"/time/{small_school.lessons.norsk.id}/").content.decode()


@pytest.mark.parametrize(
    ("who", "capacity", "school"),
    [("kari", "pupil", None), ("ingrid", "guardian", None), ("kristin", "owner_staff", None), ("tor", "staff", "farm"),
     ("guri", "staff", "abroad")],
)  # fmt: skip
def test_nobody_from_outside_changes_a_lesson(small_school, who, capacity, school):
    client = client_for(getattr(small_school, who), capacity, school and getattr(small_school, school))
    before = everything()
    assert change(client, small_school.lessons.norsk, "avlys").status_code == 404
    client.post("/aktivitet/ny/", {**activity(small_school), "gjor": "lagre"})
    assert everything() == before


@pytest.mark.parametrize("who", ["berit", "liv", "geir", "nina"])
def test_office_and_leaders_cancel_and_undo(small_school, who):
    client = client_for(getattr(small_school, who), "staff", small_school.home)
    lesson = small_school.lessons.norsk
    assert f'href="/time/{lesson.id}/endre/"' in client.get(f"/time/{lesson.id}/").content.decode()
    before = everything()
    response = change(client, lesson, "avlys")
    kari = client_for(small_school.kari, "pupil")
    assert "Avlyst" in kari.get(f"/time/{lesson.id}/").content.decode()
    undone = undo_on(client, response)
    assert "Angret. Alt er som før." in client.get(undone.headers["Location"]).content.decode()
    assert everything() == before
    assert "Avlyst" not in kari.get(f"/time/{lesson.id}/").content.decode()


def test_undo_of_somebody_else_does_nothing(small_school, office):
    response = change(office, small_school.lessons.norsk, "avlys")
    deed_id = response.headers["Location"].rpartition("=")[2]
    changed = everything()
    other = client_for(small_school.liv, "staff", small_school.home)
    assert other.post(f"/timeplan/angre/{deed_id}/", {"next": "/timeplan/"}).headers["Location"].endswith("angret=nei")
    assert everything() == changed


def test_clash_is_named_before_saving_and_at_saving(small_school, office):
    lesson, before = small_school.lessons.norsk, everything()
    fields = {"dag": "2026-11-24", "fra": "10.15", "slutt": "11.00"}
    for gjor, status in (("vis", 200), ("lagre", 409)):
        response = change(office, lesson, "flytt", **fields, gjor=gjor)
        assert response.status_code == status
        assert "A101 er i bruk til" in text(soup(response).select_one("#forhaandsvisning"))
    assert everything() == before


def test_live_preview_is_the_box_alone(small_school, office):
    response = office.post(
        f"/time/{small_school.lessons.norsk.id}/endre/?valg=avlys", {"omfang": "en"}, headers={"HX-Request": "true"}
    )
    page = soup(response)
    assert page.find("html") is None
    assert "1 time blir endret" in text(page.select_one("#forhaandsvisning"))


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("avlys", {"grunn": ""}, "Skriv en kort årsak"),
        ("avlys", {"omfang": "periode", "til": ""}, "Velg siste dag"),
        ("avlys", {"omfang": "periode", "til": "2026-11-01"}, "Siste dag må være etter"),
        ("flytt", {"dag": "i morgen", "fra": "10:00", "slutt": "11:00"}, "Velg dagen"),
        ("flytt", {"dag": "2026-11-24", "fra": "12:00", "slutt": "11:00"}, "må slutte etter"),
        ("rom", {"rom": "999"}, "Velg et rom fra lista"),
        ("vikar", {"borte": "1", "vikar": "ingen"}, "Velg hvem som er borte"),
        ("vikar", {"vikar": ""}, "Velg en vikar"),
    ],
)
def test_form_that_cannot_be_read_says_why(small_school, office, kind, fields, said):
    before = everything()
    if kind == "vikar":
        fields = {"borte": str(small_school.anne.id), **fields}
    response = change(office, small_school.lessons.norsk, kind, **fields)
    assert response.status_code == 422
    assert said in text(soup(response).select_one(".ds-error-summary"))
    assert everything() == before


def away(school, **more):
    return f"/vikar/?larer={school.anne.id}&dag=2026-11-24&til=2026-11-27"


def test_morning_job_saves_all_at_once_and_undoes_all(small_school, office):
    norsk, test = small_school.lessons.norsk, small_school.lessons.test
    before = everything()
    page = soup(office.get(away(small_school)))
    assert [select["name"] for select in page.select("select[name^=time-]")] == [f"time-{norsk.id}", f"time-{test.id}"]
    fields = {f"time-{norsk.id}": str(small_school.omar.id), f"time-{test.id}": "avlys", "grunn": "Læreren er borte"}
    response = office.post(away(small_school), {**fields, "gjor": "lagre"})
    with owner_scope(small_school.owner.id):
        seats = LessonTeacher.objects.filter(lesson_id=norsk.id, attends=True)
        assert [seat.teacher_id for seat in seats] == [small_school.omar.id]
        assert Lesson.objects.get(id=test.id).takes_place is False
    assert "Ingen timer å ordne" in office.get(response.headers["Location"]).content.decode()
    undo_on(office, response)
    assert everything() == before


def test_free_teachers_are_offered_and_those_who_know_the_group_first(small_school, office):
    with owner_scope(small_school.owner.id):
        make_full_lesson(small_school.home, title="Møte", subject=None, teachers=[small_school.omar])
    page = soup(office.get(f"/vikar/?larer={small_school.anne.id}&dag=2026-11-24"))
    offered = {option.get_text() for option in page.select("select[name^=time-] optgroup option")}
    assert offered == set()  # Omar is taken, and nobody else is a teacher


def test_somebody_was_faster_in_the_morning(small_school, office):
    norsk = small_school.lessons.norsk
    fields = {f"time-{norsk.id}": str(small_school.omar.id), "grunn": "Borte", "gjor": "lagre"}
    assert office.post(away(small_school), fields).status_code == 302
    other = client_for(small_school.liv, "staff", small_school.home)
    response = other.post(away(small_school), fields)
    assert response.status_code == 409
    assert "endret av noen andre" in response.content.decode()


def activity(school, **more):
    fields = {
        "tittel": "Skrivedag", "slag": "cross_subject", "dag": "2026-11-24", "fra": "10:00", "slutt": "11:30",
        "klasse": school.classes.sta.id, "larer": school.anne.id, "rom": school.rooms.gym.id, "avlys": "ja",
    }  # fmt: skip
    return {**fields, **more}


def test_activity_replaces_lessons_and_is_seen_by_the_pupil(small_school, office):
    before = everything()
    response = office.post("/aktivitet/ny/", {**activity(small_school), "gjor": "lagre"})
    assert response.status_code == 302
    week = client_for(small_school.kari, "pupil").get("/timeplan/").content.decode()
    assert "Skrivedag" in week
    assert "Tverrfaglig" in week
    with owner_scope(small_school.owner.id):
        assert Lesson.objects.get(id=small_school.lessons.now.id).takes_place is False
    undo_on(office, response)
    assert everything() == before


def test_activity_without_a_title_or_pupils_says_so(small_school, office):
    response = office.post("/aktivitet/ny/", {"gjor": "lagre", "dag": TODAY.isoformat()})
    assert response.status_code == 422
    assert {"#felt-tittel", "#felt-klasse"} <= {a["href"] for a in soup(response).select(".ds-error-summary a")}


def test_no_personal_data_in_addresses(small_school, office):
    response = change(office, small_school.lessons.norsk, "avlys")
    assert re.fullmatch(r"/time/\d+/\?lagret=\d+", response.headers["Location"])
    assert ask("SELECT about::text FROM tenancy_deed")[0][0].count("Anne") == 0
