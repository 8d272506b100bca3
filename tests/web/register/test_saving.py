"""What the register writes: by one tap, by the whole form, and what it refuses."""

from tests.factories.access import in_wall_of
from tests.factories.enrolment import make_group_teacher
from tests.web.register.taking import JSON, Teacher
from tests.web.statements import statements
from tests.web.timetable.pages import faults, soup, text


def test_tap_is_written_and_can_be_sent_again(small_school):
    teacher = Teacher(small_school)
    first = teacher.tap(small_school.kari, "borte")
    assert first.status_code == 200
    assert first.json()["saved"] == "Lagret 10.05"
    again = teacher.tap(small_school.kari, "borte")
    assert (again.status_code, again.json()["version"]) == (200, first.json()["version"])
    assert teacher.entries() == {"Kari": ("absent", 0, 0)}
    assert teacher.tap(small_school.kari, "her", stands="borte").status_code == 200
    assert teacher.entries() == {}


def test_tap_that_no_page_sends_is_refused(small_school):
    teacher = Teacher(small_school)
    for mark, stands in (("x", "her"), ("borte", "x"), ("", ""), ("90-0", "her")):
        assert teacher.tap(small_school.kari, mark, stands).status_code == 400
    assert teacher.tap(small_school.emil, "borte").status_code == 409
    assert not teacher.entries()


def test_colleagues_mark_is_told_and_not_overwritten(small_school):
    teacher = Teacher(small_school)
    with_group(small_school)
    assert Teacher(small_school, "anne").tap(small_school.kari, "borte").status_code == 200
    refused = teacher.tap(small_school.kari, "12-0")
    assert refused.status_code == 409
    assert refused.json()["conflict"] == {"code": "borte", "words": "borte", "name": "Anne Lien"}
    assert teacher.entries() == {"Kari": ("absent", 0, 0)}


def test_changes_since_a_version_are_told_once(small_school):
    teacher = Teacher(small_school)
    version = teacher.tap(small_school.kari, "12-0").json()["version"]
    with statements() as found:
        assert teacher.changes(version).status_code == 204
    assert not any("access_lookevent" in each for each in found)
    told = teacher.changes(0).json()
    assert told["version"] == version
    assert told["rows"][str(small_school.kari.id)] == {
        "code": "12-0",
        "words": "12 min for sent",
        "by": "Endret av Omar Aziz kl. 10.05",
    }


def test_form_writes_everybody_and_confirms(small_school):
    teacher = Teacher(small_school)
    response = teacher.post(
        gjor="bekreft",
        valg_kari="borte",
        valg_jonas="sen",
        sen_jonas="12",
        valg_thea="tidlig",
        tidlig_thea="20",
        valg_sol="annet",
    )
    assert response["Location"] == teacher.base
    assert teacher.entries() == {
        "Kari": ("absent", 0, 0),
        "Jonas": ("partly", 12, 0),
        "Thea": ("partly", 0, 20),
        "Sol": ("elsewhere", 0, 0),
    }
    opened = teacher.open()
    page = soup(opened)
    assert faults(opened) == []
    assert "Ført 10.05 av Omar Aziz" in text(page.main)
    assert [text(each) for each in page.select(".stands")] == [
        "På annet opplegg",
        "12 min sen",
        "Borte",
        "Gikk 20 min før slutt",
    ]


def test_late_without_minutes_is_late_by_the_clock(small_school):
    teacher = Teacher(small_school)
    teacher.post(gjor="lagre", valg_kari="sen")
    assert teacher.entries() == {"Kari": ("partly", 5, 0)}


def test_form_with_impossible_minutes_comes_back_with_all_that_was_typed(small_school):
    teacher = Teacher(small_school)
    response = teacher.post(
        gjor="bekreft",
        valg_kari="sen",
        sen_kari="tolv",
        valg_jonas="tidlig",
        valg_thea="sen",
        sen_thea="90",
        valg_sol="borte",
    )
    page = soup(response)
    assert response.status_code == 400
    assert faults(response) == []
    assert [text(each) for each in page.select(".ds-error-summary li")] == [
        "Jonas Bakken: Skriv hvor mange minutter før slutt eleven gikk.",
        "Kari Nordli: Skriv minuttene som et helt tall, for eksempel 12.",
        "Thea Røe: Timen varer i 90 minutter. Var eleven borte hele timen, velg «Borte».",
    ]
    assert page.select_one(f"#elev-{small_school.sol.id} input[checked]")["value"] == "borte"
    assert page.select_one(f"#sen-{small_school.kari.id}")["value"] == "tolv"
    assert teacher.entries() is None


def test_form_that_meets_a_colleague_comes_back_with_both(small_school):
    with_group(small_school)
    teacher = Teacher(small_school)
    Teacher(small_school, "anne").tap(small_school.kari, "borte")
    response = teacher.post(gjor="bekreft", valg_kari="sen", sen_kari="7", sto_kari="her", valg_jonas="borte")
    page = soup(response)
    assert response.status_code == 409
    row = page.select_one(f"#elev-{small_school.kari.id}")
    assert text(row.select_one(".pupil-note")) == "Anne Lien førte: borte. Du valgte: 7 min for sent."
    assert (row.select_one("[name^=sto-]")["value"], row.select_one("input[checked]")["value"]) == ("borte", "sen")
    assert page.select_one(f"#elev-{small_school.jonas.id} input[checked]")["value"] == "borte"
    assert teacher.entries() == {"Kari": ("absent", 0, 0)}
    teacher.post(gjor="bekreft", valg_kari="sen", sen_kari="7", sto_kari="borte", valg_jonas="borte")
    assert teacher.entries() == {"Kari": ("partly", 7, 0), "Jonas": ("absent", 0, 0)}


def test_confirmed_register_is_opened_again(small_school):
    teacher = Teacher(small_school)
    assert teacher.post("bekreft/").json()["state"] == "confirmed"
    refused = teacher.tap(small_school.kari, "borte")
    assert (refused.status_code, refused.json()["refused"]) == (409, "Timen er bekreftet. Åpne den igjen for å endre.")
    assert teacher.post("apne/")["Location"] == teacher.base
    assert teacher.tap(small_school.kari, "borte").status_code == 200


def test_lesson_not_held_has_a_cause_and_can_be_undone(small_school):
    teacher = Teacher(small_school)
    missing = teacher.post("ikke-holdt/", arsak="  ")
    assert missing.status_code == 400
    assert "Skriv hvorfor timen ikke ble holdt." in text(soup(missing).main)
    teacher.post("ikke-holdt/", arsak="Heldagsprøve")
    page = soup(teacher.open())
    assert "Timen ble ikke holdt Årsak: Heldagsprøve" in text(page.main)
    assert page.select(".pupil") == []
    teacher.post("apne/")
    assert len(soup(teacher.open()).select("input[type=radio][value=borte]")) == 4


def test_not_held_tells_of_a_colleagues_marks_before_it_takes_them(small_school):
    with_group(small_school)
    teacher, anne = Teacher(small_school), Teacher(small_school, "anne")
    anne.tap(small_school.kari, "borte")
    told = teacher.post("ikke-holdt/", arsak="Heldagsprøve")
    page = soup(told)
    assert (told.status_code, faults(told)) == (409, [])
    assert text(page.select_one(".not-held .ds-alert p")) == (
        "Anne Lien har ført 1 elev i timen. Sier du at timen ikke ble holdt, tas det bort."
    )
    fields = {each["name"]: each["value"] for each in page.select(".not-held input[name]")}
    assert fields["arsak"] == "Heldagsprøve"
    anne.tap(small_school.jonas, "12-0")
    assert "Anne Lien har ført 2 elever i timen." in text(
        soup(teacher.client.post(f"{teacher.base}ikke-holdt/", fields))
    )
    assert teacher.entries() == {"Kari": ("absent", 0, 0), "Jonas": ("partly", 12, 0)}
    fields["versjon"] = str(teacher.register().version)
    assert teacher.client.post(f"{teacher.base}ikke-holdt/", fields)["Location"] == teacher.base
    assert (teacher.entries(), teacher.register().state) == ({}, "not_held")


def test_lesson_to_come_refuses_marks(small_school):
    teacher = Teacher(small_school, "anne", "test")
    refused = teacher.tap(small_school.kari, "borte")
    assert (refused.status_code, refused.json()["refused"]) == (409, "Timen kan føres fra kl. 08.00.")
    assert teacher.post("ikke-holdt/", arsak="Syk").status_code == 409
    assert teacher.entries() is None


def test_topic_and_homework_are_kept_and_seen(small_school):
    teacher = Teacher(small_school)
    address = f"/time/{teacher.lesson.id}/innhold/"
    fields = {"tema": "Potenser", "lekse": "Oppgave 4\r\nOppgave 5", "tema-sto": "", "lekse-sto": ""}
    assert teacher.client.post(address, fields)["Location"] == teacher.base
    page = soup(teacher.open())
    assert (page.select_one("#tema")["value"], page.select_one("#lekse").string) == ("Potenser", "Oppgave 4\nOppgave 5")
    theirs = teacher.client.post(address, fields | {"tema": "Røtter"}, headers=JSON)
    assert (theirs.status_code, theirs.json()["topic"]) == (409, "Potenser")
    mine = teacher.client.post(address, fields | {"tema": "Røtter"})
    assert mine.status_code == 409
    assert soup(mine).select_one("#tema")["value"] == "Røtter"
    stood = {"tema-sto": "Potenser", "lekse-sto": "Oppgave 4\nOppgave 5"}
    saved = teacher.client.post(address, {"tema": "Røtter", "lekse": ""} | stood, headers=JSON)
    assert saved.json() == {"saved": "Lagret 10.05", "topic": "Røtter", "homework": ""}


def with_group(small_school):
    """Anne teaches the maths group too."""
    with in_wall_of(small_school.kari):
        make_group_teacher(small_school.groups.matte, small_school.anne)
