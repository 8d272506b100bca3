"""Kari, 17, looks at her week."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.seen import lessons, words

pytestmark = [pytest.mark.browser]

SIZES = pytest.mark.parametrize("width", [1280, 390])


@SIZES
def test_picks_the_school_by_keyboard_and_logs_in(visit, width):
    kari = visit(width=width)
    page, keyboard = kari.page, kari.page.keyboard
    kari.open("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Velg skolen din")
    page.get_by_role("searchbox", name="Søk etter skole eller sted").focus()
    keyboard.type("nord ost")
    expect(page.get_by_role("status")).to_have_text("Fant 1 skole")
    keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Nord-Østerdal videregående skole Tynset")).to_be_focused()
    keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nord-Østerdal videregående skole")
    remember = page.get_by_role("checkbox", name="Husk meg på denne enheten")
    remember.focus()
    keyboard.press("Tab")
    expect(page.get_by_role("button", name="Logg inn med Feide")).to_be_focused()
    keyboard.press("Enter")
    kari.be("kari")
    assert kari.path == "/timeplan/"
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeplan")
    kari.open("/")
    assert kari.path == "/timeplan/"


def test_todays_school_is_remembered_by_the_device(visit):
    kari = visit()
    kari.open("/s/nord-osterdal/")
    kari.open("/")
    expect(kari.page.get_by_role("heading", level=1)).to_have_text("Nord-Østerdal videregående skole")
    kari.page.get_by_role("link", name="Velg en annen skole").click()
    assert kari.path == "/fylke/innlandet/"


def test_sees_this_week_with_today_and_now_marked(visit):
    kari = visit("kari")
    kari.open("/timeplan/")
    page = kari.page
    expect(page.locator(".week-switch summary .only-wide")).to_have_text("Uke 5 · 1.–5. februar")
    expect(page.locator(".week-title")).to_have_text("TimeplanB-uke")
    seen = lessons(page)
    assert [when for when, lesson in seen.items() if "Nå" in lesson.labels] == ["Tirsdag 10.00"]
    assert seen["Tirsdag 10.00"].subject == "Fysikk 1"
    expect(page.locator(".day.is-today .day-head")).to_contain_text("Tirsdag")
    expect(page.locator(".now-time")).to_have_text(re.compile(r"10\.0\d"))
    assert sorted({lesson.day for lesson in seen.values()}) == ["Fredag", "Mandag", "Onsdag", "Tirsdag", "Torsdag"]


def test_reads_every_change_in_words(visit):
    kari = visit("kari")
    kari.open("/timeplan/")
    seen = lessons(kari.page)
    changes = {when: [word for word in each.labels if word != "Lekse"] for when, each in seen.items()}
    labelled = {when: (seen[when].subject, found) for when, found in changes.items() if found}
    assert labelled == {
        "Mandag 08.15": ("Norsk", ["Vikar"]),
        "Mandag 12.15": ("Historie", ["Nytt rom"]),
        "Mandag 14.00": ("Biologi 1", ["Flyttet"]),
        "Tirsdag 10.00": ("Fysikk 1", ["Nå"]),
        "Tirsdag 14.00": ("Matematikk R1", ["Ekstra time"]),
        "Torsdag 08.15": ("Matematikk R1", ["Prøve"]),
        "Torsdag 14.00": ("Skolefoto", ["Arrangement"]),
        "Torsdag 18.00": ("Åpen kveld for foresatte og elever i Vg2", ["Arrangement"]),
        "Fredag 08.15": ("Fysikk 1", ["Avlyst"]),
    }
    assert [when for when, each in seen.items() if each.struck] == ["Fredag 08.15"]
    assert seen["Mandag 08.15"].details == "Rom 214 · Vikar: Bjørn Lillevik"
    assert seen["Torsdag 08.15"].details == "Prøve: derivasjon · Rom 214 · Omar Aziz"


@SIZES
def test_opens_a_lesson_and_comes_back_to_it(visit, width):
    kari = visit("kari", width=width)
    kari.open("/timeplan/")
    page = kari.page
    if width == 390:
        page.get_by_role("navigation", name="Velg dag").get_by_role("link", name="ma 1 Endringer").click()
    lesson = page.locator(".lesson:visible a", has_text="Norsk").first
    lesson.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading")).to_have_text("Norsk")
    told = words(dialog)
    for fact in ("Vikar", "08.15–09.45", "Bjørn Lillevik", "Anne Lien", "Rom 214", "Årsak: Læreren er borte"):
        assert fact in told
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(lesson).to_be_focused()
    assert kari.path.startswith("/timeplan/")


@pytest.mark.parametrize(
    ("case", "facts"),
    [
        ("cancelled", ("Avlyst", "Fysikk 1", "Årsak: Fysikklaben er stengt")),
        ("moved", ("Flyttet", "Biologi 1", "Før: ", "Årsak: Flyttet på grunn av et møte")),
        ("room", ("Nytt rom", "Historie", "Rom 101", "Før: ")),
        ("test", ("Prøve", "Matematikk R1", "Prøve: derivasjon")),
        ("added", ("Ekstra time", "Matematikk R1", "Årsak: Ekstratime før prøven")),
        ("event", ("Arrangement", "Skolefoto")),
        ("co_teachers", ("Fysikk 1", "Tirsdag 2. februar", "Omar Aziz", "Kåre Stai", "Fysikklab", "FYS1 2ST")),
    ],
)
def test_a_lessons_own_page_tells_what_and_why(visit, case, facts):
    kari = visit("kari", width=390)
    kari.open(f"/time/{kari.site.lessons[case]}/")
    told = words(kari.page.locator("main"))
    assert [fact for fact in facts if fact not in told] == []


@SIZES
def test_goes_to_next_week_and_picks_another_in_the_calendar(visit, width):
    kari = visit("kari", width=width)
    kari.open("/timeplan/")
    page, switch = kari.page, kari.page.get_by_role("navigation", name="Velg uke")
    switch.get_by_role("link", name="Uke 6 · 8.–12. februar").click()
    assert kari.path == "/timeplan/?uke=2027-W06"
    expect(switch.locator("summary")).to_contain_text("Uke 6")
    expect(page.locator(".week-title")).to_contain_text("A-uke")
    expect(page.locator(".is-today")).to_have_count(0)
    switch.locator("summary").click()
    expect(switch.get_by_role("heading")).to_have_text("februar 2027")
    switch.get_by_role("link", name="Uke 8", exact=True).click()
    assert kari.path == "/timeplan/?uke=2027-W08"
    expect(page.locator("main")).to_contain_text("Vinterferie")
    assert lessons(page) == {}
    switch.locator("summary").click()
    switch.get_by_role("link", name="onsdag 10. februar").click()
    assert kari.path == "/timeplan/?uke=2027-W06&dag=2027-02-10"
    expect(page.locator(".day.is-selected")).to_contain_text("Tverrfaglig dag: bærekraftig utvikling")
    switch.locator("summary").click()
    switch.get_by_role("link", name="Denne uka").click()
    expect(switch.locator("summary")).to_contain_text("Uke 5")


@SIZES
def test_opens_personalia_and_class_from_the_menu(visit, width):
    kari = visit("kari", width=width)
    kari.open("/timeplan/")
    page, menu = kari.page, kari.page.get_by_role("navigation", name="Hovedmeny")
    assert menu.get_by_role("link").all_inner_texts() == ["Timeplan", "Fravær", "Personalia", "Klasse"]
    menu.get_by_role("link", name="Personalia").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Personalia")
    told = words(page.locator("main"))
    for fact in ("Navn Kari Nordli", "Født 11. juli 2009", "Klasse 2STA", "Kontaktlærer Omar Aziz"):
        assert fact in told
    number = page.locator(".reveal p")
    expect(number).to_be_hidden()
    page.get_by_text("Vis fødselsnummer").click()
    expect(number).to_have_text(re.compile(r"^118709 ?\d{5}$"))
    menu.get_by_role("link", name="Klasse").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Klasse")
    row = page.get_by_role("row", name="Norsk vg2 studieforberedende, skriftlig")
    expect(row.get_by_role("cell").first).to_have_text("Anne Lien")
    expect(menu.get_by_role("link", name="Klasse")).to_have_attribute("aria-current", "page")


def test_sees_nobody_elses_pages(visit):
    kari = visit("kari")
    emil, sol = kari.site.people["emil"], kari.site.people["sol"]
    for path in (f"/elev/{emil}/", f"/elev/{sol}/timeplan/", f"/elev/{sol}/klasse/", "/elever/", "/min-dag/"):
        assert kari.open(path).status == 404
        expect(kari.page.get_by_role("heading", level=1)).to_have_text("Fant ikke siden")


def test_pupil_at_two_schools_has_the_lessons_of_both_side_by_side(visit):
    amina = visit("amina")
    amina.open("/timeplan/")
    labels = {label for each in lessons(amina.page).values() for label in each.labels}
    assert "Storsteigen vgs" in labels
