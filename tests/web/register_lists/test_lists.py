"""The school's registers of a day, a teacher's missing ones, and what registers say of a pupil."""

import pytest

from tests.factories.access import in_wall_of
from tests.factories.attendance import make_entry, make_register
from tests.factories.days import MONDAY, at
from tests.factories.timetable import make_full_lesson
from tests.web.timetable.pages import faults, get, soup, text


@pytest.fixture
def taken(small_school):
    """Anne's lesson of 8.15 is confirmed: Kari away, Jonas late. One of Monday's is not registered."""
    norsk = small_school.lessons.norsk
    with in_wall_of(small_school.anne):
        pupils = [small_school.kari, small_school.jonas, small_school.thea]
        register = make_register(norsk, small_school.anne, pupils, state="confirmed")
        make_entry(register, small_school.kari, small_school.anne)
        make_entry(register, small_school.jonas, small_school.anne, presence="partly", late=12, early=5)
        small_school.lessons.monday = make_full_lesson(
            small_school.home, day=MONDAY, groups=[small_school.groups.matte], teachers=[small_school.omar]
        )
    return small_school


def ask(school, who, address, capacity="staff"):
    return get(getattr(school, who), capacity, address, school.home if capacity == "staff" else None)


def sections(page):
    return {text(table.caption): [_line(row) for row in table.select("tbody tr")] for table in page.select("table")}


def _line(row):
    """Read a line as a wide screen shows it, without what stands there for phones."""
    for each in row.select(".is-narrow"):
        each.decompose()
    return text(row)


def test_leaders_see_what_is_taken_and_what_is_missing(taken):
    page = soup(ask(taken, "liv", "/foring/"))
    shown = sections(page)
    assert list(shown) == ["Pågår (1)", "Ført (1)", "Mangler fra tidligere dager"]
    assert shown["Ført (1)"] == ["08.15–09.45 Norsk Anne Lien NOR 2STA · A101 Ført 1 borte · 1 delvis"]
    assert shown["Mangler fra tidligere dager"] == ["Omar Aziz 1 mandag 23. november"]
    assert text(page.select_one(".taken")) == "1 av 2 timer er ført"
    meter = page.select_one("meter")
    assert (meter["value"], meter["max"]) == ("1", "2")


def test_another_day_shows_what_is_missing_there(taken):
    page = soup(ask(taken, "geir", f"/foring/?dag={MONDAY.isoformat()}"))
    assert next(iter(sections(page))) == "Mangler (1)"
    assert text(page.select_one(".page-head .help")) == "Mandag 23. november"


def test_day_without_lessons_and_an_unreadable_day(taken):
    page = soup(ask(taken, "berit", "/foring/?dag=2026-11-28"))
    assert text(page.select_one(".empty h2")) == "Ingen timer å føre lørdag 28. november"
    unreadable = ask(taken, "berit", "/foring/?dag=28.11")
    assert unreadable.status_code == 400
    assert "Dag: datoen må skrives" in text(soup(unreadable).select_one(".ds-alert"))


def test_teacher_sees_own_lessons_without_a_register(taken):
    page = soup(ask(taken, "omar", "/foring/mangler/"))
    assert sections(page) == {
        "Tirsdag 24. november": ["10.00–11.30 Matematikk 2P MAT 2STA · A101 Ikke ført ennå"],
        "Mandag 23. november": ["08.15–09.45 Norsk MAT 2STA Mangler"],
    }
    assert text(page.select_one(".page-head .help")) == "2 timer"
    done = soup(ask(taken, "anne", "/foring/mangler/"))
    assert text(done.select_one(".empty h2")) == "Alt er ført"


def test_pupil_sees_own_entries_at_once(taken):
    page = soup(ask(taken, "jonas", "/fravaer/", "pupil"))
    (entry,) = page.select(".entry")
    assert text(entry) == (
        "Norsk 08.15–09.45 Kom 12 minutter for sent og gikk 5 minutter før slutt Ført av Anne Lien i dag kl. 07.40"
    )
    assert [text(each) for each in page.select(".sums > div")] == [
        "Borte 0 timer", "Delvis til stede 1 time", "På annet opplegg 0 timer",
    ]  # fmt: skip
    nothing = soup(ask(taken, "thea", "/fravaer/", "pupil"))
    assert text(nothing.select_one(".empty h2")) == "Ingen har ført fravær på deg dette skoleåret"


@pytest.mark.parametrize(
    ("who", "status"), [("liv", 200), ("berit", 200), ("geir", 200), ("anne", 404), ("marit", 404)]
)
def test_schools_registers_are_for_office_and_leaders(taken, who, status):
    assert ask(taken, who, "/foring/").status_code == status


@pytest.mark.parametrize(
    ("who", "capacity", "address"),
    [("liv", "staff", "/foring/"), ("omar", "staff", "/foring/mangler/"), ("kari", "pupil", "/fravaer/")],
)
def test_pages_are_whole(taken, who, capacity, address):
    assert faults(ask(taken, who, address, capacity)) == []
    assert at(MONDAY, "08.15") == taken.lessons.monday.starts_at
