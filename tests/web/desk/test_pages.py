"""The desk as a browser gets it: forms that say what is wrong, a look over, "Lagret. Angre"."""

from datetime import date

import pytest

from tests.factories.access import client_for
from tests.factories.enrolment import (
    make_class,
    make_class_membership,
    make_enrolment,
    make_group,
    make_group_membership,
)
from tests.factories.people import make_person, synthetic_id
from tests.tenancy.catalog import ask
from tests.web.timetable.pages import soup, text
from vidar.tenancy.wall import owner_scope

BORN = date(2009, 1, 2)


@pytest.fixture
def school(small_school):
    with owner_scope(small_school.owner.id):
        small_school.classes.stb = make_class(small_school.home, small_school.year, "2STB")
        other = make_person("Nils", "Nes")
        make_enrolment(other, small_school.home, small_school.year)
        make_class_membership(small_school.classes.stb, other)
        make_group_membership(make_group(small_school.home, small_school.year, "NOR 2STB"), other)
    return small_school


@pytest.fixture
def office(school):
    return client_for(school.berit, "staff", school.home)


@pytest.fixture
def principal(school):
    return client_for(school.liv, "staff", school.home)


def move_address(school, who="kari"):
    return f"/elev/{getattr(school, who).id}/elevforhold/klasse/"


def everything_in(page):
    return {field["name"]: field.get("value", "") for field in page.select("form.form input[type=hidden]")}


def looks_at(person):
    return ask("SELECT purpose FROM access_lookevent WHERE %s = ANY(person_ids) ORDER BY id", [person.id])


def test_move_is_looked_over_saved_and_undone(school, office):
    sent = {"klasse": school.classes.stb.id, "fra": "2026-12-07", "grupper": "ja"}
    over = soup(office.post(move_address(school), sent))
    assert [text(step) for step in over.select(".ds-alert li")] == [
        "Kari Nordli går i 2STB fra 7. desember 2026.",
        "Slutter i gruppa MAT 2STA.",
        "Slutter i gruppa NOR 2STA.",
        "Begynner i gruppa NOR 2STB.",
    ]
    assert ask("SELECT count(*) FROM tenancy_deed") == [(0,)]
    saved = office.post(move_address(school), {**everything_in(over), "bekreft": "ja"})
    assert saved.headers["Location"] == f"/elev/{school.kari.id}/elevforhold/?lagret=1"
    page = soup(office.get(saved.headers["Location"]))
    assert text(page.select_one(".ds-alert p")) == "Lagret."
    planned = page.find("h2", string="Planlagt").parent
    assert text(planned.select_one(".link-title")) == "7. desember 2026"
    assert "Begynner: klasse 2STB" in text(planned)
    undone = office.post(page.select_one(".ds-alert form")["action"])
    assert undone.headers["Location"] == "/kontor/?angret=ja"
    desk = soup(office.get("/kontor/?angret=ja"))
    assert text(desk.select_one(".ds-alert")) == "Angret. Alt er som før."
    assert "Flyttet Kari Nordli til 2STB fra 7. desember 2026 (angret)" in text(desk)


def test_unchecked_groups_stay_as_they_are(school, office):
    sent = {"klasse": school.classes.stb.id, "fra": "2026-12-07"}
    over = soup(office.post(move_address(school), sent))
    assert len(over.select(".ds-alert li")) == 1
    office.post(move_address(school), {**everything_in(over), "bekreft": "ja"})
    assert ask(
        "SELECT count(*) FROM history_event WHERE deed_id IS NOT NULL AND table_name = 'enrolment_groupmembership'"
    ) == [(0,)]


@pytest.mark.parametrize(
    ("fields", "name", "message"),
    [
        ({"fra": "i morgen"}, "fra", "Skriv en dato, for eksempel 24.11.2026."),
        ({"klasse": ""}, "klasse", "Velg en klasse fra lista."),
        ({"klasse": "99999999999999999999999"}, "klasse", "Velg en klasse fra lista."),
        ({"fra": "2031-01-01", "bekreft": "ja"}, "fra", "Eleven går ikke på skolen den datoen."),
    ],
)
def test_error_names_the_field_and_keeps_what_was_written(school, office, fields, name, message):
    sent = {"klasse": str(school.classes.stb.id), "fra": "2026-12-07", "var": school.classes.sta.id, **fields}
    answer = office.post(move_address(school), sent)
    page = soup(answer)
    assert answer.status_code == 400
    assert text(page.select_one(f"#felt-{name}-feil")).startswith(message)
    assert page.select_one(f".ds-error-summary a[href='#felt-{name}']") is not None
    assert page.select_one("#felt-fra")["value"] == sent["fra"]


def test_opening_a_pupil_is_noted(school, office):
    office.get(f"/elev/{school.kari.id}/elevforhold/")
    assert looks_at(school.kari) == [("enrolment",)]


def test_new_pupil_is_enrolled_by_a_synthetic_number(school, office):
    number = synthetic_id(BORN, 3)
    sent = {
        "nummer": number, "fornavn": "Ny", "etternavn": "Elev", "omrade": "STREA2----",
        "klasse": school.classes.stb.id, "fra": "24.11.2026",
    }  # fmt: skip
    over = soup(office.post("/kontor/ny-elev/", sent))
    assert text(over.select_one(".ds-alert li")) == "Ny Elev er ny og opprettes."
    saved = office.post("/kontor/ny-elev/", {**everything_in(over), "bekreft": "ja"})
    assert "Skrev inn Ny Elev fra 24. november 2026" in text(soup(office.get(saved.headers["Location"])))
    assert ask("SELECT birth_date FROM people_person WHERE national_id = %s", [number]) == [(BORN,)]


def test_known_person_is_found_and_a_protected_one_is_not_told_of(school, office):
    sent = {"omrade": "STREA2----", "fra": "2026-11-24", "nummer": school.silje.national_id}
    over = soup(office.post("/kontor/ny-elev/", sent))
    assert text(over.select_one(".ds-alert li")) == "Silje Kvernmo er kjent fra før og brukes."
    answer = office.post("/kontor/ny-elev/", {**sent, "nummer": school.sol.national_id})
    assert answer.status_code == 400
    assert "Sol" not in text(soup(answer).select_one("form.form"))


def test_end_tells_what_ends_with_it(school, office):
    address = f"/elev/{school.kari.id}/elevforhold/slutt/"
    over = soup(office.post(address, {"siste": "2026-12-18", "grunn": "Flyttet"}))
    assert [text(step) for step in over.select(".ds-alert li")] == [
        "Kari Nordli går på skolen til og med 18. desember 2026.",
        "Slutter i klasse 2STA samme dag.",
        "Slutter i gruppa MAT 2STA samme dag.",
        "Slutter i gruppa NOR 2STA samme dag.",
    ]
    assert office.post(address, {**everything_in(over), "bekreft": "ja"}).status_code == 302


def test_class_lists_its_pupils_but_no_protected_one(school, office, principal):
    address = f"/klasse/{school.classes.sta.id}/"
    names = [text(each) for each in soup(office.get(address)).select("tbody th")]
    assert names == ["Bakken, Jonas", "Nordli, Kari", "Røe, Thea"]
    assert "Aasen, Sol" in text(soup(principal.get(address)))


def test_contact_teacher_is_set_and_taken_off(school, office):
    address = f"/klasse/{school.classes.stb.id}/"
    sent = {"larer": school.anne.id, "fra": "2026-11-24"}
    assert office.post(f"{address}kontaktlarer/", sent).headers["Location"] == f"{address}?lagret=1"
    assert "Anne Lien" in text(soup(office.get(address)))
    again = office.post(f"{address}kontaktlarer/", sent)
    assert text(soup(again).select_one("#felt-larer-feil")).startswith("Læreren er allerede kontaktlærer")


def test_principal_gives_a_role_and_may_not_leave_the_school_without_one(school, principal):
    sent = {"person": school.anne.id, "rolle": "counsellor", "fra": "2026-11-24", "til": ""}
    assert principal.post("/ansatte/rolle/", sent).headers["Location"] == "/ansatte/?lagret=1"
    page = soup(principal.get("/ansatte/?lagret=1"))
    assert page.select_one(".ds-alert form") is not None
    (own,) = ask("SELECT id FROM enrolment_staffassignment WHERE person_id = %s", [school.liv.id])[0]
    answer = principal.post(f"/ansatte/rolle/{own}/slutt/", {"siste": "2026-11-24", "bekreft": "ja"})
    assert "Skolen kan ikke stå uten rektor." in text(soup(answer))


def test_nobody_undoes_what_another_did(school, office, principal):
    sent = {"larer": school.anne.id, "fra": "2026-11-24"}
    office.post(f"/klasse/{school.classes.stb.id}/kontaktlarer/", sent)
    (number,) = ask("SELECT id FROM tenancy_deed")[0]
    assert principal.post(f"/kontor/angre/{number}/").headers["Location"] == "/kontor/?angret=nei"
    assert office.post(f"/kontor/angre/{number}/").headers["Location"] == "/kontor/?angret=ja"


def test_tab_is_there_for_those_who_may(school, office):
    address = f"/elev/{school.kari.id}/"
    assert "Elevforhold" in text(soup(office.get(address)).select_one(".tabs"))
    teacher = client_for(school.anne, "staff", school.home)
    assert "Elevforhold" not in text(soup(teacher.get(address)).select_one(".tabs"))
