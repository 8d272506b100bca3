"""One lesson: a page with a way back, and the content of the panel over the week."""

from tests.factories.access import in_wall_of
from tests.factories.days import TODAY, at
from tests.factories.timetable import make_full_lesson, make_lesson_change
from tests.web.timetable.pages import get, soup, text


def facts(page):
    """Return what is told under each word."""
    return {text(each.dt): text(each.dd) for each in page.select("dl.facts > div")}


def test_lesson_tells_where_who_and_what_was_changed(small_school):
    page = soup(get(small_school.kari, "pupil", f"/time/{small_school.lessons.substitute.id}/"))
    assert text(page.h1) == "Norsk"
    assert "Torsdag 26. november, 08.15–09.45" in text(page.main)
    assert facts(page) == {
        "Rom": "A101 A-bygget",
        "Lærere": "Anne Lien Er borte Omar Aziz Vikar",
        "Gruppe": "NOR 2STA",
        "Fagkode": "NOR1264",
        "Beskjed": "Ta med atlas",
    }
    assert text(page.select_one(".changes")) == "Vikar Før: Anne Lien Årsak: Anne er syk Endret i dag kl. 07.40"


def test_moved_lesson_tells_from_when_and_where(small_school):
    with in_wall_of(small_school.kari):
        moved = make_full_lesson(small_school.home, starts="14.00", ends="14.45", groups=[small_school.groups.norsk])
        make_lesson_change(
            moved,
            kind="moved",
            reason="Rommet var opptatt",
            was_starts_at=at(TODAY, "12.15"),
            was_ends_at=at(TODAY, "13.00"),
            was_room=small_school.rooms.gym,
            changed_at=at(TODAY.replace(day=23), "15.20"),
        )
    page = soup(get(small_school.kari, "pupil", f"/time/{moved.id}/"))
    assert text(page.select_one(".changes")) == (
        "Flyttet Før: Tirsdag 24. november, 12.15–13.00 · Gymsalen Årsak: Rommet var opptatt Endret i går kl. 15.20"
    )


def test_page_has_a_way_back_to_where_it_was_opened(small_school):
    lesson = small_school.lessons.norsk.id
    ways = {
        "": "/timeplan/?uke=2026-W48&dag=2026-11-24",
        "?fra=dag": "/min-dag/?dag=2026-11-24",
        f"?klasse={small_school.classes.sta.id}": f"/klasse/{small_school.classes.sta.id}/timeplan/?uke=2026-W48&dag=2026-11-24",
        "?klasse=//ond.example": "/timeplan/?uke=2026-W48&dag=2026-11-24",
    }
    for query, back in ways.items():
        page = soup(get(small_school.anne, "staff", f"/time/{lesson}/{query}", small_school.home))
        assert page.select_one("main a.ds-link")["href"] == back


def test_panel_gets_the_same_without_a_page_around(small_school):
    address = f"/time/{small_school.lessons.norsk.id}/"
    response = get(small_school.kari, "pupil", address, **{"HX-Request": "true"})
    page = soup(response)
    assert page.select("html, h1, nav") == []
    assert text(page.select_one("article.detail h2")) == "Norsk"
    assert facts(page) == facts(soup(get(small_school.kari, "pupil", address)))


def test_teachers_are_links_for_staff_of_the_school_only(small_school):
    address = f"/time/{small_school.lessons.now.id}/"
    links = {
        who: [link["href"] for link in soup(get(getattr(small_school, who), capacity, address, school)).select("dd a")]
        for who, capacity, school in (
            ("kari", "pupil", None),
            ("anne", "staff", small_school.home),
            ("omar", "staff", small_school.home),  # his own lesson
            ("kristin", "owner_staff", None),
        )
    }
    omar = f"/larer/{small_school.omar.id}/timeplan/?uke=2026-W48"
    assert links == {"kari": [], "anne": [omar], "omar": [], "kristin": [omar]}


def test_school_is_told_where_it_is_not_given(small_school):
    lesson = small_school.lessons.farm.id
    assert "Skole" not in facts(soup(get(small_school.emil, "pupil", f"/time/{lesson}/")))
    assert facts(soup(get(small_school.kristin, "owner_staff", f"/time/{lesson}/")))["Skole"] == small_school.farm.name


def test_colour_is_the_same_in_the_week_and_in_the_lesson(small_school):
    lesson = small_school.lessons.now.id
    week = soup(get(small_school.kari, "pupil", "/timeplan/"))
    block = week.select_one(f".lesson:has(a[href='/time/{lesson}/'])")
    detail = soup(get(small_school.kari, "pupil", f"/time/{lesson}/")).select_one(".detail")
    colour = next(name for name in block["class"] if name.startswith("subject-"))
    assert colour in detail["class"]


def test_lesson_of_others_is_not_found(small_school):
    for who, capacity, school in (
        ("emil", "pupil", None),
        ("tor", "staff", small_school.farm),
        ("silje", "leaver", None),
    ):
        address = f"/time/{small_school.lessons.norsk.id}/"
        assert get(getattr(small_school, who), capacity, address, school).status_code == 404
    assert get(small_school.kari, "pupil", f"/time/{10**30}/").status_code == 404


def test_change_of_another_week_is_told_with_its_date(small_school):
    with in_wall_of(small_school.kari):
        changed_at = at(TODAY.replace(day=2), "12.05")
        make_lesson_change(
            small_school.lessons.now, kind="room", was_room=small_school.rooms.gym, changed_at=changed_at
        )
    page = soup(get(small_school.kari, "pupil", f"/time/{small_school.lessons.now.id}/"))
    assert "Endret 2. november kl. 12.05" in text(page.select_one(".changes"))
