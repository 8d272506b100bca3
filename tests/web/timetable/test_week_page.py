"""The week as it is shown: to the pupil, the guardian, the teacher, and to staff for anybody at the school."""

from datetime import date

import pytest

from tests.factories.access import in_wall_of, make_permission_opening
from tests.factories.days import MONDAY, TODAY, at
from tests.factories.enrolment import make_enrolment, make_group_membership, make_staff_assignment
from tests.factories.people import make_guardianship, make_person
from tests.factories.schools import make_calendar_entry
from tests.factories.timetable import make_full_lesson
from tests.web.timetable.pages import get, soup, text
from vidar.access.models import LookEvent
from vidar.tenancy.wall import owner_scope


def days(page):
    """Return the subjects of each day."""
    return [[text(each) for each in day.select(".lesson-subject")] for day in page.select("li.day")]


def test_pupil_meets_the_own_week_with_today_and_now(small_school):
    response = get(small_school.kari, "pupil", "/timeplan/")
    page = soup(response)
    assert response.status_code == 200
    assert text(page.h1) == "Timeplan"
    assert days(page) == [[], ["Norsk", "Matematikk 2P"], ["Norsk"], ["Norsk"], ["Norsk"]]
    assert text(page.select_one(".day.is-today .lesson.is-now .lesson-subject")) == "Matematikk 2P"
    assert "2STA · Nord-Østerdal videregående skole" in text(page.select_one(".week-head"))
    assert page.select_one("form[action='/barn/']") is None


@pytest.mark.parametrize(
    ("day", "clock", "heading"),
    [
        (date(2026, 11, 27), "23.59", "Uke 48"),
        (date(2026, 11, 28), "00.00", "Uke 49"),
        (date(2026, 11, 29), "23.59", "Uke 49"),
        (date(2026, 12, 26), "12.00", "Uke 53"),
        (date(2027, 7, 31), "12.00", "Uke 31"),
    ],
)
def test_week_that_is_over_gives_way_to_the_coming_one(small_school, time_machine, day, clock, heading):
    time_machine.move_to(at(day, clock), tick=False)
    page = soup(get(small_school.kari, "pupil", "/timeplan/"))
    assert heading in text(page.main)
    selected = ["is-selected" in each["class"] for each in page.select("li.day")]
    if selected:  # a week without teaching is told in words
        assert selected.index(True) == (4 if day.isoweekday() == 5 else 0)


def test_weekend_with_a_lesson_still_to_come_is_not_over(small_school, time_machine):
    with owner_scope(small_school.owner.id, reason="saturday"):
        make_full_lesson(
            small_school.home, day=date(2026, 11, 28), starts="10.00", ends="11.00", groups=[small_school.groups.norsk]
        )
    for day, week in ((date(2026, 11, 28), "Uke 48"), (date(2026, 11, 29), "Uke 49")):
        time_machine.move_to(at(day, "12.00"), tick=False)
        assert week in text(soup(get(small_school.kari, "pupil", "/timeplan/")).main)


def test_changes_are_told_in_words(small_school):
    page = soup(get(small_school.kari, "pupil", "/timeplan/"))
    labels = {
        name: [text(each) for each in page.select(f".lesson.is-{name} .label")]
        for name in ("cancelled", "substitute", "test")
    }
    assert labels == {"cancelled": ["Avlyst"], "substitute": ["Vikar"], "test": ["Prøve"]}
    assert "Vikar: Omar Aziz" in text(page.select_one(".lesson.is-substitute"))
    assert "Heldagsprøve" in text(page.select_one(".lesson.is-test"))


def test_arrows_and_calendar_lead_to_other_weeks(small_school):
    page = soup(get(small_school.kari, "pupil", "/timeplan/?uke=2026-W48&maaned=2026-12"))
    assert [link["href"] for link in page.select(".week-switch > a")] == [
        "/timeplan/?uke=2026-W47",
        "/timeplan/?uke=2026-W49",
    ]
    assert page.select_one(".week-switch details").has_attr("open")
    assert page.select_one(".calendar td a")["href"] == "/timeplan/?uke=2026-W49&dag=2026-11-30"


def test_other_week_has_a_link_to_this_one(small_school):
    page = soup(get(small_school.kari, "pupil", "/timeplan/?uke=2026-W49"))
    links = {text(link): link["href"] for link in page.select(".week-head .ds-button")}
    assert links["Denne uka"] == "/timeplan/?uke=2026-W48"


def test_empty_week_says_why(small_school):
    page = soup(get(small_school.kari, "pupil", "/timeplan/?uke=2026-W49"))
    assert text(page.select_one(".empty p")).startswith("Eleven har ingen timer i uke 49. Spør Berit Solberg")
    page = soup(get(small_school.kari, "pupil", "/timeplan/?uke=2026-W20"))
    assert "Undervisningen begynner lørdag 1. august 2026." in text(page.main)


def test_holiday_stands_in_its_days(small_school):
    with in_wall_of(small_school.kari):
        make_calendar_entry(small_school.year, name="Planleggingsdag", first_day=MONDAY, last_day=MONDAY)
    page = soup(get(small_school.kari, "pupil", "/timeplan/"))
    assert [text(each) for each in page.select(".day-note")] == ["Planleggingsdag"]


def test_unreadable_address_is_told_and_this_week_shown(small_school):
    for query, word in (
        ("uke=48", "Uke:"),
        ("dag=i-dag", "Dag:"),
        ("uke=2026-W99&dag=x", "Dag:"),
        ("maaned=0", "Måned:"),
    ):
        response = get(small_school.kari, "pupil", f"/timeplan/?{query}")
        page = soup(response)
        assert response.status_code == 400
        assert word in text(page.select_one(".ds-alert"))
        assert "Uke 48" in text(page.select_one(".week-switch summary"))
        assert days(page)[1] == ["Norsk", "Matematikk 2P"]


def test_chosen_day_is_the_one_a_phone_shows(small_school):
    page = soup(get(small_school.kari, "pupil", "/timeplan/?dag=2026-11-26"))
    assert page.select_one("li.day.is-selected")["id"] == "dag-2026-11-26"
    assert page.select_one(".strip a[aria-current]")["data-day"] == "dag-2026-11-26"


def test_pupil_of_two_schools_sees_which_lessons_are_elsewhere(small_school):
    with in_wall_of(small_school.kari):
        make_enrolment(small_school.kari, small_school.farm, small_school.year, is_main=False)
        make_group_membership(small_school.groups.farm, small_school.kari)
    page = soup(get(small_school.kari, "pupil", "/timeplan/"))
    tagged = [lesson for lesson in page.select(".lesson") if "Storsteigen" in text(lesson)]
    assert [lesson.a["href"] for lesson in tagged] == [f"/time/{small_school.lessons.farm.id}/"]
    assert "NØVGS" not in text(page.select_one(".week"))


def test_guardian_sees_one_child_and_can_switch(small_school):
    page = soup(get(small_school.ingrid, "guardian", "/timeplan/", child=small_school.emil))
    assert text(page.h1) == "Timeplanen til Emil"
    assert days(page)[1] == ["Norsk"]
    buttons = page.select("ul.switcher button[name=child]")
    assert [(int(each["value"]), each.get("aria-current")) for each in buttons] == [
        (small_school.kari.id, None),
        (small_school.emil.id, "true"),
    ]


def test_guardian_of_one_child_has_no_switcher(small_school):
    with in_wall_of(small_school.trine):
        make_guardianship(small_school.emil, small_school.trine)
    page = soup(get(small_school.trine, "guardian", "/timeplan/"))
    assert page.select(".switcher") == []
    assert text(page.h1) == "Timeplanen til Emil"


def test_child_whose_timetable_is_closed_is_explained(small_school):
    with in_wall_of(small_school.trine):
        make_permission_opening("personalia", "guardian_adult")
    response = get(small_school.trine, "guardian", "/timeplan/", child=small_school.thea)
    page = soup(response)
    assert response.status_code == 403
    assert text(page.h1) == "Timeplanen til Thea"
    assert "Skoleeieren har ikke åpnet for dette." in text(page.main)


def test_teacher_sees_the_own_week_with_groups(small_school):
    page = soup(get(small_school.anne, "staff", "/timeplan/", small_school.home))
    assert text(page.h1) == "Min uke"
    away = page.select_one(".lesson.is-substitute")
    assert [text(each) for each in away.select(".label")] == ["Vikar har timen"]
    assert "NOR 2STA" in text(away)


def test_staff_look_at_a_pupil_a_class_a_teacher_and_a_room(small_school):
    addresses = {
        f"/elev/{small_school.kari.id}/timeplan/": "Kari Nordli",
        f"/klasse/{small_school.classes.sta.id}/timeplan/": "Klasse 2STA",
        f"/larer/{small_school.omar.id}/timeplan/": "Omar Aziz",
        f"/rom/{small_school.rooms.a101.id}/timeplan/": "A101",
    }
    for address, heading in addresses.items():
        page = soup(get(small_school.anne, "staff", address, small_school.home))
        assert text(page.h1) == heading
        assert "Matematikk 2P" in days(page)[1]
        assert page.select_one(".week-switch > a")["href"] == f"{address}?uke=2026-W47"
    with in_wall_of(small_school.anne):
        assert list(LookEvent.objects.values_list("person_ids", flat=True)) == [[small_school.kari.id]]


def test_pupils_other_pages_are_offered_where_they_are_open(small_school):
    address = f"/elev/{small_school.kari.id}/timeplan/"
    page = soup(get(small_school.anne, "staff", address, small_school.home))
    assert [text(link) for link in page.select(".tabs a")] == ["Timeplan", "Personalia", "Klasse"]
    with in_wall_of(small_school.anne):
        newcomer = make_person("Ny", "Lærer")
        make_staff_assignment(newcomer, small_school.home)
    page = soup(get(newcomer, "staff", address, small_school.home))  # teaches nobody
    assert (text(page.h1), page.select(".tabs")) == ("Kari Nordli", [])


def test_wrong_and_unknown_ids_get_the_same_answer(small_school):
    ids = {
        "elev": [small_school.sol.id, small_school.emil.id, small_school.ola.id],
        "klasse": [small_school.classes.naa.id],
        "larer": [small_school.tor.id, small_school.kari.id, small_school.guri.id],
        "rom": [],
    }
    answers = {
        (what, number): get(small_school.anne, "staff", f"/{what}/{number}/timeplan/", small_school.home)
        for what, numbers in ids.items()
        for number in (*numbers, 999_999_999, 10**30)
    }
    assert {response.status_code for response in answers.values()} == {404}
    assert len({text(soup(response).main) for response in answers.values()}) == 1


def test_pupils_and_guardians_open_no_weeks_of_school(small_school):
    address = f"/klasse/{small_school.classes.sta.id}/timeplan/"
    assert get(small_school.kari, "pupil", address).status_code == 404
    assert get(small_school.ingrid, "guardian", address).status_code == 404
    assert get(small_school.kristin, "owner_staff", address).status_code == 200


def test_pupil_and_guardian_may_use_the_pupils_own_address(small_school):
    address = f"/elev/{small_school.kari.id}/timeplan/?dag={TODAY}"
    assert get(small_school.kari, "pupil", address).status_code == 200
    assert get(small_school.ingrid, "guardian", address).status_code == 200
    assert get(small_school.jonas, "pupil", address).status_code == 404


def test_the_line_for_now_has_its_time_as_the_language_writes_it(small_school):
    pages = (soup(get(small_school.kari, "pupil", "/timeplan/", language=each)) for each in ("nb", "nn", "en"))
    assert [text(page.select_one(".now-time")) for page in pages] == ["10.05", "10.05", "10:05"]
