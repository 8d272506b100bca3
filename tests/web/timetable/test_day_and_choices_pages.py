"""The teacher's day, and the lists from which staff pick a week."""

from tests.factories.access import client_for, in_wall_of
from tests.factories.enrolment import make_staff_assignment
from tests.factories.people import make_person
from tests.web.statements import statements
from tests.web.timetable.pages import faults, get, soup, text


def links(page):
    return {text(link.select_one(".link-title")): link["href"] for link in page.select("ul.links a")}


def searched(person, words, school, *, language="nb"):
    """Return the page that somebody gets who searches for ``words``."""
    client = client_for(person, "staff", school)
    client.cookies["vidar_language"] = language
    answer = client.post("/timeplaner/", {"sok": words})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/timeplaner/?vis=treff")
    return client.get("/timeplaner/?vis=treff")


def test_teacher_sees_now_the_day_and_the_days_beside(small_school):
    page = soup(get(small_school.omar, "staff", "/min-dag/", small_school.home))
    assert text(page.h1) == "Min dag"
    assert text(page.select_one(".present-card.is-now .present-subject")) == "Matematikk 2P"
    assert "1 time 25 minutter igjen" in text(page.select_one(".present-when"))
    assert [link["href"] for link in page.select(".week-switch a")] == [
        "/min-dag/?dag=2026-11-23",
        "/min-dag/?dag=2026-11-25",
    ]
    assert page.select_one(".present-card")["href"] == f"/time/{small_school.lessons.now.id}/?fra=dag"


def test_day_without_lessons_and_an_unreadable_day(small_school):
    page = soup(get(small_school.anne, "staff", "/min-dag/?dag=2026-11-23", small_school.home))
    assert text(page.select_one(".empty")).startswith("Du har ingen timer mandag 23. november")
    response = get(small_school.anne, "staff", "/min-dag/?dag=24.11", small_school.home)
    assert response.status_code == 400
    assert "Dag: datoen må skrives" in text(soup(response).select_one(".ds-alert"))


def test_my_day_is_for_school_staff(small_school):
    answers = [
        get(small_school.kari, "pupil", "/min-dag/"),
        get(small_school.ingrid, "guardian", "/min-dag/"),
        get(small_school.kristin, "owner_staff", "/min-dag/"),
    ]
    assert [response.status_code for response in answers] == [404, 404, 404]


def test_lists_of_classes_teachers_and_rooms(small_school):
    anne, home = small_school.anne, small_school.home
    assert links(soup(get(anne, "staff", "/timeplaner/", home))) == {
        "2STA": f"/klasse/{small_school.classes.sta.id}/timeplan/"
    }
    teachers = soup(get(anne, "staff", "/timeplaner/?vis=larere", home))
    assert list(links(teachers)) == ["Omar Aziz", "Anne Lien"]
    assert [text(each) for each in teachers.select(".directory h2")] == ["A", "L"]
    assert list(links(soup(get(anne, "staff", "/timeplaner/?vis=rom", home)))) == ["Gymsalen", "A101"]
    assert text(teachers.select_one(".tabs a[aria-current]")) == "Lærere"


def test_search_finds_any_of_them_by_the_beginning_of_words(small_school):
    anne, home = small_school.anne, small_school.home
    with in_wall_of(anne):
        make_staff_assignment(make_person("Åse", "Østby"), home)
    found = {
        query: list(links(soup(searched(anne, query, home))))
        for query in ("a", "az", "lien anne", "2sta", "gym", "øst", "OSTBY", "finnes ikke", "%")
    }
    assert found == {
        "a": ["Omar Aziz", "Anne Lien", "A101"],
        "az": ["Omar Aziz"],
        "lien anne": ["Anne Lien"],
        "2sta": ["2STA"],
        "gym": ["Gymsalen"],
        "øst": ["Åse Østby"],
        "OSTBY": [],
        "finnes ikke": [],
        "%": ["2STA"],
    }


def test_search_without_a_hit_says_what_to_do(small_school):
    page = soup(searched(small_school.anne, "zz", small_school.home))
    assert "«zz»" in text(page.select_one(".empty"))
    assert page.select_one(".empty a")["href"] == "/timeplaner/"


def test_what_was_searched_for_is_in_no_address_and_still_there_on_the_way_back(small_school):
    client = client_for(small_school.anne, "staff", small_school.home)
    client.post("/timeplaner/", {"sok": "omar"})
    client.get(f"/larer/{small_school.omar.id}/timeplan/")
    back = soup(client.get("/timeplaner/?vis=treff"))
    assert list(links(back)) == ["Omar Aziz"]
    assert back.find("input", {"name": "sok"})["value"] == "omar"
    addresses = [each.get("href") or each.get("action") for each in back.select("a[href], form[action]")]
    assert [each for each in addresses if "omar" in each.lower()] == []
    assert list(links(soup(client.get("/timeplaner/")))) == ["2STA"]
    other = client_for(small_school.liv, "staff", small_school.home)
    other.cookies["vidar_timetable_search"] = client.cookies["vidar_timetable_search"].value
    assert list(links(soup(other.get("/timeplaner/?vis=treff")))) == ["2STA"]
    assert client.post("/logg-ut/").cookies["vidar_timetable_search"].value == ""


def test_name_in_the_address_is_not_searched_for(small_school):
    page = soup(get(small_school.anne, "staff", "/timeplaner/?sok=omar", small_school.home))
    assert page.find("input", {"name": "sok"})["value"] == ""


def test_empty_search_shows_the_lists(small_school):
    client = client_for(small_school.anne, "staff", small_school.home)
    assert client.post("/timeplaner/", {"sok": " "}).headers["Location"] == "/timeplaner/"


def test_owner_staff_search_in_the_school_they_chose(small_school):
    client = client_for(small_school.kristin, "owner_staff")
    answer = client.post("/timeplaner/", {"sok": "1n", "skole": "storsteigen"})
    assert answer.headers["Location"] == "/timeplaner/?skole=storsteigen&vis=treff"
    assert list(links(soup(client.get(answer.headers["Location"])))) == ["1NAA"]
    assert client.post("/timeplaner/", {"sok": "1n", "skole": "roros"}).status_code == 404


def test_found_page_is_whole_in_each_language_and_takes_four_statements(small_school, subtests):
    for language in ("nb", "nn", "en"):
        for words in ("a", "zz"):
            with subtests.test(language=language, words=words):
                assert faults(searched(small_school.anne, words, small_school.home, language=language)) == []
    client = client_for(small_school.anne, "staff", small_school.home)
    client.post("/timeplaner/", {"sok": "a"})
    with statements() as found:
        client.get("/timeplaner/?vis=treff")
    assert len(found) == 4


def test_owner_staff_choose_a_school_first(small_school):
    page = soup(get(small_school.kristin, "owner_staff", "/timeplaner/"))
    assert list(links(page).values()) == ["/timeplaner/?skole=nord-osterdal", "/timeplaner/?skole=storsteigen"]
    farm = soup(get(small_school.kristin, "owner_staff", "/timeplaner/?skole=storsteigen"))
    assert list(links(farm)) == ["1NAA"]
    assert farm.select_one("input[name=skole]")["value"] == "storsteigen"
    assert get(small_school.kristin, "owner_staff", "/timeplaner/?skole=roros").status_code == 404


def test_lists_are_for_staff(small_school):
    assert get(small_school.kari, "pupil", "/timeplaner/").status_code == 404
    assert get(small_school.anne, "staff", "/timeplaner/?skole=storsteigen", small_school.home).status_code == 404


def test_empty_list_says_what_is_missing(small_school):
    page = soup(get(small_school.kristin, "owner_staff", "/timeplaner/?skole=storsteigen&vis=rom"))
    assert text(page.select_one(".empty p")) == "Skolen har ingen rom ennå."


def test_lists_have_their_names_in_each_language(small_school):
    pages = {
        language: get(small_school.anne, "staff", "/timeplaner/", small_school.home, language=language)
        for language in ("nn", "en")
    }
    tabs = {language: [text(each) for each in soup(page).select(".tabs a")] for language, page in pages.items()}
    assert tabs == {"nn": ["Klassar", "Lærarar", "Rom"], "en": ["Classes", "Teachers", "Rooms"]}
