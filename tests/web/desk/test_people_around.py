"""The desk's pages for pupils not here today, the coming school year, contact teachers and somebody new on the staff."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.access import client_for, identity_of
from tests.factories.enrolment import make_class, make_class_membership, make_enrolment
from tests.factories.people import make_person, synthetic_id
from tests.factories.schools import make_school_year
from tests.tenancy.catalog import ask
from tests.web.timetable.pages import soup, text
from vidar.tenancy.wall import owner_scope

BORN = date(1988, 4, 5)
JANUARY = date(2027, 1, 4)
NEXT = date(2027, 8, 1)


@pytest.fixture
def school(small_school):
    with owner_scope(small_school.owner.id):
        small_school.ny = make_person("Ny", "Elev")
        make_enrolment(small_school.ny, small_school.home, small_school.year, valid=DateRange(JANUARY, NEXT))
    return small_school


@pytest.fixture
def next_year(school):
    with owner_scope(school.owner.id):
        year = make_school_year(label="2027/28", starts=NEXT, ends=date(2028, 7, 31))
        school.classes.tre = make_class(school.home, year, "3STA", level="Vg3")
    return year


@pytest.fixture
def office(school):
    return client_for(school.berit, "staff", school.home)


@pytest.fixture
def principal(school):
    return client_for(school.liv, "staff", school.home)


def links_of(page):
    return [text(each) for each in page.select(".links .link-title")]


def actions_of(page):
    return [text(each) for each in page.select("main .stack > .actions .ds-button")]


def everything_in(page):
    return {field["name"]: field.get("value", "") for field in page.select("form.form input[type=hidden]")}


def test_who_is_to_begin_is_found_and_the_page_says_when(school, office):
    listed = soup(office.get("/kontor/elever/"))
    assert links_of(listed) == ["Elev, Ny", "Kvernmo, Silje"]
    assert [text(each) for each in listed.select("h2")] == ["Begynner", "Har sluttet"]
    page = soup(office.get(f"/elev/{school.ny.id}/elevforhold/"))
    assert text(page.select_one(".ds-alert")) == "Begynner 4. januar 2027."
    assert actions_of(page) == ["Sett klasse", "Legg til gruppe"]
    assert page.select_one(".tabs") is None
    assert [text(each) for each in page.select("main .card .actions .ds-button")][:2] == ["Endre dato", "Trekk tilbake"]


def test_name_that_is_searched_for_is_posted(school, office):
    found = soup(office.post("/kontor/elever/", {"sok": "silje"}))
    assert links_of(found) == ["Kvernmo, Silje"]
    assert found.select_one("#felt-sok")["value"] == "silje"
    assert office.get("/kontor/elever/?sok=silje").status_code == 200
    nobody = soup(office.post("/kontor/elever/", {"sok": "xyz"}))
    assert "Skriv inn elev på Kontor" in text(nobody.select_one("main"))
    assert "skal begynne eller har sluttet" in text(soup(office.post("/elever/", {"sok": "xyz"}, follow=True)))


def test_who_has_left_says_so_and_is_enrolled_anew(school, office):
    address = f"/elev/{school.silje.id}/elevforhold/"
    page = soup(office.get(address))
    assert text(page.select_one(".ds-alert")) == "Sluttet 31. juli 2026. Årsak: Fullført."
    assert actions_of(page) == ["Skriv inn på nytt"]
    sent = {"omrade": "STREA2----", "klasse": school.classes.sta.id, "fra": "2026-11-24"}
    over = soup(office.post(f"{address}ny/", sent))
    assert [text(step) for step in over.select(".ds-alert li")] == [
        "Silje Kvernmo er elev ved skolen fra 24. november 2026 ut skoleåret.",
        "Går i klasse 2STA.",
    ]
    saved = office.post(f"{address}ny/", {**everything_in(over), "bekreft": "ja"})
    assert saved.headers["Location"] == f"{address}?lagret=1"
    assert soup(office.get(address)).select_one(".tabs") is not None


def test_withdrawn_start_leads_back_to_the_desk(school, office):
    dropped = office.post(f"/elev/{school.ny.id}/elevforhold/planlagt/2027-01-04/fjern/")
    assert dropped.headers["Location"] == "/kontor/?lagret=1"
    assert "Ny Elev" not in text(soup(office.get("/kontor/elever/")))


def test_planned_end_is_told_and_moved_by_its_last_day(school, office):
    address = f"/elev/{school.kari.id}/elevforhold/"
    office.post(f"{address}slutt/", {"siste": "2026-12-18", "grunn": "Flyttet", "bekreft": "ja"})
    planned = soup(office.get(address)).find("h2", string="Planlagt").parent
    assert text(planned.select_one(".link-title")) == "Siste dag 18. desember 2026"
    form = soup(office.get(f"{address}planlagt/2026-12-19/"))
    assert form.select_one("#felt-fra")["value"] == "2026-12-18"
    office.post(f"{address}planlagt/2026-12-19/", {"fra": "2026-12-20"})
    planned = soup(office.get(address)).find("h2", string="Planlagt").parent
    assert text(planned.select_one(".link-title")) == "Siste dag 20. desember 2026"


def test_without_a_coming_year_the_desk_says_who_makes_it(office):
    page = text(soup(office.get("/kontor/")))
    assert "Neste skoleår er ikke laget ennå. Skoleeier lager skoleår og klasser." in page


def test_office_looks_at_the_classes_of_the_coming_year(school, next_year, office):
    page = soup(office.get("/kontor/"))
    assert [text(each) for each in page.select(".tabs a")] == ["2026/27", "2027/28"]
    coming = soup(office.get(page.select(".tabs a")[1]["href"]))
    assert text(coming.select_one(".tabs a[aria-current]")) == "2027/28"
    (link,) = [each for each in coming.select("main a") if text(each) == "3STA"]
    of_class = soup(office.get(link["href"]))
    assert text(of_class.select_one(".page-head .help")) == "Skoleåret 2027/28"
    assert "Skoleåret begynner 1. august 2027." in text(of_class.select_one("main"))
    assert soup(office.get("/kontor/?ar=1999")).select_one(".tabs a[aria-current]").get_text(strip=True) == "2026/27"


def test_year_without_classes_says_who_makes_them(school, office):
    with owner_scope(school.owner.id):
        make_school_year(label="2027/28", starts=NEXT, ends=date(2028, 7, 31))
    page = text(soup(office.get("/kontor/?ar=2027")))
    assert "Skolen har ingen klasser i skoleåret 2027/28 ennå. Skoleeier oppretter dem." in page


def test_pupil_is_enrolled_in_a_class_of_the_coming_year(school, next_year, office):
    address = f"/elev/{school.kari.id}/elevforhold/"
    assert "Skriv inn neste skoleår" in actions_of(soup(office.get(address)))
    form = soup(office.get(f"{address}ny/"))
    assert form.select_one("#felt-fra")["value"] == "2027-08-01"
    assert [each["label"] for each in form.select("#felt-klasse optgroup")] == [
        "Skoleåret 2026/27",
        "Skoleåret 2027/28",
    ]
    sent = {"omrade": "STREA2----", "klasse": school.classes.tre.id, "fra": "2026-11-24", "bekreft": "ja"}
    refused = soup(office.post(f"{address}ny/", sent))
    assert text(refused.select_one("#felt-klasse-feil")).startswith("Klassen hører til et annet skoleår")
    assert refused.select_one("#felt-klasse option[selected]")["value"] == str(school.classes.tre.id)
    office.post(f"{address}ny/", {**sent, "fra": "2027-08-01"})
    listed = soup(office.get(f"/klasse/{school.classes.tre.id}/"))
    assert [text(each) for each in listed.select("tbody th a")] == ["Nordli, Kari"]
    assert "Skriv inn neste skoleår" not in actions_of(soup(office.get(address)))


def test_pupil_who_comes_later_stands_in_the_class_with_the_day(school, office):
    with owner_scope(school.owner.id):
        make_class_membership(school.classes.sta, school.ny, valid=DateRange(JANUARY, NEXT))
    rows = [text(each) for each in soup(office.get(f"/klasse/{school.classes.sta.id}/")).select("tbody th")]
    assert rows == ["Bakken, Jonas", "Elev, Ny Begynner 4. januar 2027", "Nordli, Kari", "Røe, Thea"]


def test_contact_teacher_s_last_day_is_chosen_and_what_was_written_is_kept(school, office):
    address = f"/klasse/{school.classes.sta.id}/"
    edit = next(a["href"] for a in soup(office.get(address)).select("main a") if text(a) == "Endre dato")
    form = soup(office.get(edit))
    assert form.select_one("#felt-fra") is None
    assert form.select_one("#felt-til")["value"] == "2027-07-31"
    wrong = office.post(edit, {"til": "2028-01-01"})
    assert wrong.status_code == 400
    assert soup(wrong).select_one("#felt-til")["value"] == "2028-01-01"
    assert office.post(edit, {"til": "2026-12-18"}).headers["Location"] == f"{address}?lagret=1"
    page = soup(office.get(f"{address}?lagret=1"))
    assert "1. august 2026 – 18. desember 2026" in text(page)
    assert page.select_one(".ds-alert form") is not None


def new_person(**more):
    return {"fornavn": "Tiril", "etternavn": "Haug", "nummer": synthetic_id(BORN, 5), "feide": "Tiril@Innlandet.no",
            "rolle": "teacher", "tittel": "Lærer", "fra": "2027-01-04", "til": "", **more}  # fmt: skip


def test_new_member_of_the_staff_is_looked_over_registered_and_undone(school, principal):
    nobody = soup(principal.post("/ansatte/ny/", {"sok": "tiril haug"}))
    assert text(nobody.select_one("main .empty a, main a.ds-button")) == "Registrer ny person"
    over = soup(principal.post("/ansatte/ny/person/", new_person()))
    assert [text(step) for step in over.select(".ds-alert li")] == [
        "Tiril Haug er ny og opprettes.",
        "Tiril Haug har rollen faglærer fra 4. januar 2027.",
        "Logger inn med Feide som tiril@innlandet.no.",
    ]
    saved = principal.post("/ansatte/ny/person/", {**everything_in(over), "bekreft": "ja"})
    assert saved.headers["Location"] == "/ansatte/?lagret=1"
    page = soup(principal.get("/ansatte/?lagret=1"))
    assert "Haug, Tiril" in text(page)
    undone = principal.post(page.select_one(".ds-alert form")["action"])
    assert undone.headers["Location"] == "/kontor/?angret=ja"
    assert "Registrerte Tiril Haug" not in text(soup(principal.get("/kontor/")))  # the name is gone with the person
    assert ask("SELECT count(*) FROM access_identity WHERE feide_name = 'tiril@innlandet.no'") == [(0,)]


@pytest.mark.parametrize(
    ("fields", "name", "message"),
    [
        ({"fornavn": ""}, "fornavn", "Feltet må fylles ut."),
        ({"etternavn": "x" * 101}, "etternavn", "Teksten er for lang."),
        ({"nummer": "12345678901"}, "nummer", "Fødselsnummeret er ikke gyldig."),
        ({"feide": "tiril"}, "feide", "Skriv hele Feide-navnet"),
        ({"rolle": "owner_staff"}, "rolle", "Velg en rolle fra lista."),
        ({"tittel": "x" * 81}, "tittel", "Teksten er for lang."),
        ({"til": "2026-12-01"}, "til", "Siste dag kan ikke komme før første dag."),
    ],
)
def test_error_in_the_new_person_names_the_field_and_keeps_the_rest(principal, fields, name, message):
    sent = new_person(**fields)
    answer = principal.post("/ansatte/ny/person/", sent)
    page = soup(answer)
    assert answer.status_code == 400
    assert text(page.select_one(f"#felt-{name}-feil")).startswith(message)
    for field in ("fornavn", "etternavn", "nummer", "feide", "tittel", "fra", "til"):
        assert page.select_one(f"#felt-{field}")["value"] == sent[field]
    assert ask("SELECT count(*) FROM tenancy_deed") == [(0,)]


def test_known_number_and_name_lead_to_the_person_who_has_them(school, principal):
    for fields, name in (
        ({"nummer": school.tor.national_id}, "nummer"),
        ({"feide": identity_of(school.tor).feide_name}, "feide"),
        ({"nummer": school.ingrid.national_id}, "nummer"),
    ):
        page = soup(principal.post("/ansatte/ny/person/", new_person(**fields)))
        assert page.select_one(f"#felt-{name}-feil") is not None
        (link,) = page.select("main form a[href^='/ansatte/ny/']:not(.ds-button)")
        assert principal.get(link["href"]).status_code == 200


def test_colleague_at_another_school_gets_a_role_here(school, principal):
    found = soup(principal.post("/ansatte/ny/", {"sok": "berg"}))
    (row,) = found.select(".links a")
    assert text(row.select_one(".help")) == "Født 12. desember 1975 · Arbeider ved Storsteigen"
    identity_of(school.tor)
    sent = {"rolle": "teacher", "fra": "2026-11-24"}
    over = soup(principal.post(row["href"], sent))
    assert [text(step) for step in over.select(".ds-alert li")] == [
        "Tor Berg har rollen faglærer fra 24. november 2026."
    ]
    principal.post(row["href"], {**everything_in(over), "bekreft": "ja"})
    assert "Berg, Tor" in text(soup(principal.get("/ansatte/")))
    again = soup(principal.post("/ansatte/ny/", {"sok": "berg"}))
    assert again.select_one(".links a")["href"] == f"/ansatte/rolle/?person={school.tor.id}"


@pytest.mark.parametrize(("who", "places"), [
    ("nina", ["Finn en elev", "Vikar", "Ny aktivitet"]),
    ("geir", ["Finn en elev", "Vikar", "Ny aktivitet"]),
    ("berit", ["Finn en elev", "Begynner eller har sluttet", "Vikar", "Ny aktivitet"]),
    ("liv", ["Finn en elev", "Begynner eller har sluttet", "Ansatte", "Vikar", "Ny aktivitet"]),
])  # fmt: skip
def test_desk_shows_each_their_own_parts(school, who, places):
    page = soup(client_for(getattr(school, who), "staff", school.home).get("/kontor/"))
    assert links_of(page) == places
    assert ("Klasser" in text(page)) is (who in {"berit", "liv"})


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("nei", "Du kan bare angre det siste du selv gjorde."),
        ("endret", "Noe av dette er endret siden"),
        ("alt", "Dette er alt angret."),
        ("gammel", "Det er gått mer enn ett døgn"),
        ("rektor", "Ikke angret: skolen ville stått uten rektor."),
        ("selv", "Ikke angret: du ville mistet den siste rollen din"),
    ],
)
def test_undo_that_is_refused_says_why(office, said, sentence):
    assert text(soup(office.get(f"/kontor/?angret={said}")).select_one(".ds-alert")).startswith(sentence)
