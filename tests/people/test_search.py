"""Staff find the pupils of their school by the beginning of a name, and nobody else."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.access import in_wall_of
from tests.factories.days import LAST_YEAR, TODAY, TOMORROW
from tests.factories.enrolment import (
    make_class,
    make_class_membership,
    make_contact_teacher,
    make_enrolment,
    make_protected_access,
    make_staff_assignment,
)
from tests.factories.people import make_person
from tests.people.asking import as_actor, looks
from vidar.enrolment.models import ClassMembership, Enrolment, ProtectedAccess
from vidar.people.models import Person
from vidar.people.queries import PAGE_SIZE, search_pupils

UNTIL_TODAY = DateRange(date(2026, 8, 1), TODAY)
THROUGH_TODAY = DateRange(date(2026, 8, 1), TOMORROW)
FROM_TODAY = DateRange(TODAY, date(2027, 8, 1))
FROM_TOMORROW = DateRange(TOMORROW, date(2027, 8, 1))


def search(school, who, text="", *, where="home", page=1):
    """Return what somebody of the small school finds; ``who`` is a person or the name of one."""
    person = getattr(school, who) if isinstance(who, str) else who
    with as_actor(person, "staff", getattr(school, where)) as actor:
        return search_pupils(actor, text, page=page)


def names(found):
    return [f"{pupil.family_name}, {pupil.given_name}" for pupil in found.pupils]


def add_pupil(school, given_name, family_name, *, valid=None, **person):
    """Enrol a new pupil at home."""
    pupil = make_person(given_name, family_name, **person)
    make_enrolment(pupil, school.home, school.year, **({"valid": valid} if valid else {}))
    return pupil


@pytest.fixture
def many_names(small_school):
    """Kari, Jonas and Thea have company whose names are easily mixed up."""
    with in_wall_of(small_school.berit):
        for given, family in (
            ("Kari", "Nordmann"),
            ("Nordahl", "Karlsen"),
            ("Anne Marie", "Berg Hansen"),
            ("Ola", "Berg"),
            ("Åse", "Ødegård"),
            ("Øyvind", "Ås"),
            ("Ære", "Zahl"),
            ("Gülay", "Səfərov"),
            ("Jean-Luc", "O'Brien"),
        ):
            add_pupil(small_school, given, family)
    return small_school


EVERYBODY = [
    "Bakken, Jonas",
    "Berg, Ola",
    "Berg Hansen, Anne Marie",
    "Karlsen, Nordahl",
    "Nordli, Kari",
    "Nordmann, Kari",
    "O'Brien, Jean-Luc",
    "Røe, Thea",
    "Səfərov, Gülay",
    "Zahl, Ære",
    "Ødegård, Åse",
    "Ås, Øyvind",
]


def test_everybody_stands_in_norwegian_order(many_names):
    for text in ("", " ", "%", "_", "\\", "'", '"', "--", "~", "{", "}", ",", "\x00", "%%"):  # no letter in any of them
        assert names(search(many_names, "anne", text)) == EVERYBODY, text


def test_beginning_of_either_name_is_enough(many_names):
    found = {
        text: names(search(many_names, "anne", text))
        for text in (
            "nord",
            "NORDM",
            "kar",
            "kari nord",
            "nordmann kari",
            "Nordmann, K",
            "Nordli,K",
            "berg",
            "berg, ",
            "berg h",
            "marie",
            "anne marie berg",
            "ø",
            "å",
            "as",
            "æ",
            "s",
            "gülay",
            "obri",
            "jean luc",
            "nordmann, x",
            "kari x",
        )
    }
    assert found == {
        "nord": ["Karlsen, Nordahl", "Nordli, Kari", "Nordmann, Kari"],
        "NORDM": ["Nordmann, Kari"],
        "kar": ["Karlsen, Nordahl", "Nordli, Kari", "Nordmann, Kari"],
        "kari nord": ["Nordli, Kari", "Nordmann, Kari"],
        "nordmann kari": ["Nordmann, Kari"],
        "Nordmann, K": ["Nordmann, Kari"],
        "Nordli,K": ["Nordli, Kari"],
        "berg": ["Berg, Ola", "Berg Hansen, Anne Marie"],
        "berg, ": ["Berg, Ola"],
        "berg h": ["Berg Hansen, Anne Marie"],
        "marie": [],
        "anne marie berg": ["Berg Hansen, Anne Marie"],
        "ø": ["Ødegård, Åse", "Ås, Øyvind"],
        "å": ["Ødegård, Åse", "Ås, Øyvind"],
        "as": [],
        "æ": ["Zahl, Ære"],
        "s": ["Səfərov, Gülay"],
        "gülay": ["Səfərov, Gülay"],
        "obri": ["O'Brien, Jean-Luc"],
        "jean luc": ["O'Brien, Jean-Luc"],
        "nordmann, x": [],
        "kari x": [],
    }


def test_signs_of_sql_are_only_signs(many_names):
    found = {
        text: names(search(many_names, "anne", text))
        for text in (
            "nord%",
            "%ordm",
            "n_rdmann",
            "' OR true --",
            "'; DROP TABLE people_person; --",
            "%(school)s",
            "{visible}",
            "\\",
            "x" * 80,
            " ".join("abcdefghijklmnopqrstuvwxyzæøåabcdefghijk"),
        )
    }
    assert found == {
        "nord%": ["Karlsen, Nordahl", "Nordli, Kari", "Nordmann, Kari"],
        "%ordm": [],
        "n_rdmann": [],
        "' OR true --": [],
        "'; DROP TABLE people_person; --": [],
        "%(school)s": [],
        "{visible}": [],
        "\\": EVERYBODY,
        "x" * 80: [],
        " ".join("abcdefghijklmnopqrstuvwxyzæøåabcdefghijk"): [],
    }


def test_pages_hold_thirty(small_school):
    def seen(page):
        found = search(small_school, "tor", where="farm", page=page)
        return len(found.pupils), found.total, found.page, found.pages

    assert seen(1) == seen(2) == (1, 1, 1, 1)
    with in_wall_of(small_school.tor):
        for number in range(PAGE_SIZE - 1):
            pupil = make_person("Elev", f"Nummer {number:02}")
            make_enrolment(pupil, small_school.farm, small_school.year, area="NANAB1----", level="Vg1")
    assert seen(1) == seen(2) == (30, 30, 1, 1)
    with in_wall_of(small_school.tor):
        make_enrolment(make_person("Siste", "Øverby"), small_school.farm, small_school.year, area="NANAB1----")
    assert seen(1) == (30, 31, 1, 2)
    assert seen(2) == (1, 31, 2, 2)
    assert seen(3) == seen(9999) == (30, 31, 1, 2)
    assert names(search(small_school, "tor", where="farm", page=2)) == ["Øverby, Siste"]
    assert names(search(small_school, "tor", "øverby", where="farm", page=2)) == ["Øverby, Siste"]


def test_only_those_at_the_school_today_are_found(small_school):
    with in_wall_of(small_school.berit):
        for family, valid in (
            ("Igaar", UNTIL_TODAY),
            ("Idag", THROUGH_TODAY),
            ("Fradag", FROM_TODAY),
            ("Imorgen", FROM_TOMORROW),
        ):
            add_pupil(small_school, "Prøve", family, valid=valid)
    assert names(search(small_school, "berit", "prøve")) == ["Fradag, Prøve", "Idag, Prøve"]
    at_home = ["Bakken, Jonas", "Fradag, Prøve", "Idag, Prøve", "Nordli, Kari", "Røe, Thea"]
    assert names(search(small_school, "berit")) == at_home
    assert names(search(small_school, "tor", where="farm")) == ["Nordli, Emil"]
    assert names(search(small_school, "guri", where="abroad")) == ["Moen, Ola"]
    for text in (
        "Kvernmo",
        "Nordli, Emil",
        "Moen",
        "Lien",
        "Ingrid",
    ):  # left, elsewhere, another owner, staff, guardian
        assert names(search(small_school, "berit", text)) == [], text


def test_former_enrolments_neither_double_a_pupil_nor_keep_one(small_school):
    with in_wall_of(small_school.berit):
        make_enrolment(small_school.kari, small_school.home, small_school.year, valid=LAST_YEAR)
        make_staff_assignment(small_school.silje, small_school.home)  # has left, and works there now
    found = search(small_school, "berit")
    assert (names(found), found.total) == (["Bakken, Jonas", "Nordli, Kari", "Røe, Thea"], 3)


def test_pupil_of_two_schools_is_found_at_both_with_the_class_there(small_school):
    kari = small_school.kari
    with in_wall_of(small_school.berit):
        make_enrolment(kari, small_school.farm, small_school.year, area="NANAB1----", level="Vg1", is_main=False)
        make_class_membership(small_school.classes.naa, kari)
    found = {
        where: [
            (pupil.person_id, pupil.class_name, pupil.level, pupil.programme_area)
            for pupil in search(small_school, who, "kari", where=where).pupils
        ]
        for who, where in (("berit", "home"), ("tor", "farm"))
    }
    assert found == {
        "home": [(kari.id, "2STA", "Vg2", "Realfag")],
        "farm": [(kari.id, "1NAA", "Vg1", "Naturbruk")],
    }


def test_class_is_the_one_of_today(small_school):
    with in_wall_of(small_school.berit):
        stb = make_class(small_school.home, small_school.year, "2STB")
        memberships = ClassMembership.objects.filter(school_class_id=small_school.classes.sta.id)
        memberships.filter(pupil_id=small_school.kari.id).update(valid=UNTIL_TODAY)
        make_class_membership(stb, small_school.kari, valid=FROM_TODAY)
        memberships.filter(pupil_id=small_school.jonas.id).update(valid=THROUGH_TODAY)
        make_class_membership(stb, small_school.jonas, valid=FROM_TOMORROW)
        memberships.filter(pupil_id=small_school.thea.id).update(valid=UNTIL_TODAY)
    found = search(small_school, "berit")
    assert [(pupil.given_name, pupil.class_name) for pupil in found.pupils] == [
        ("Jonas", "2STA"),
        ("Kari", "2STB"),
        ("Thea", ""),
    ]
    assert found.total == 3


def test_strictly_protected_pupil_is_there_for_those_who_are_named_only(small_school):
    seen = {
        who: [(names(found), found.total) for found in (search(small_school, who), search(small_school, who, "aasen"))]
        for who in ("anne", "berit", "marit", "svein", "nina", "geir", "omar", "liv")
    }
    without = [(["Bakken, Jonas", "Nordli, Kari", "Røe, Thea"], 3), ([], 0)]
    with_sol = [(["Aasen, Sol", "Bakken, Jonas", "Nordli, Kari", "Røe, Thea"], 4), (["Aasen, Sol"], 1)]
    assert seen == {
        **dict.fromkeys(("anne", "berit", "marit", "svein", "nina", "geir"), without),
        **dict.fromkeys(("omar", "liv"), with_sol),
    }


def test_being_named_counts_on_its_days_and_at_the_own_school(small_school):
    with in_wall_of(small_school.berit):
        ProtectedAccess.objects.filter(staff_id=small_school.liv.id).update(valid=UNTIL_TODAY)
        make_protected_access(small_school.sol, small_school.berit, valid=FROM_TOMORROW)
        make_protected_access(small_school.sol, small_school.tor)
        make_protected_access(small_school.kari, small_school.anne)  # named for another
    for who, where in (("liv", "home"), ("berit", "home"), ("tor", "farm"), ("anne", "home")):
        assert search(small_school, who, "aasen", where=where).total == 0, who


def test_number_of_pages_does_not_tell_of_a_protected_pupil(small_school):
    with in_wall_of(small_school.berit):
        for number in range(PAGE_SIZE - 3):
            add_pupil(small_school, "Elev", f"Nummer {number:02}")
    unnamed, named = search(small_school, "anne"), search(small_school, "omar")
    assert (len(unnamed.pupils), unnamed.total, unnamed.pages) == (30, 30, 1)
    assert (len(named.pupils), named.total, named.pages) == (30, 31, 2)
    assert search(small_school, "anne", page=2) == unnamed


def test_pupil_with_confidential_address_is_found_as_any_other(small_school):
    with in_wall_of(small_school.berit):
        Person.objects.filter(id=small_school.kari.id).update(protection="confidential")
    for who in ("anne", "nina", "liv"):
        assert names(search(small_school, who, "nordli")) == ["Nordli, Kari"]


def test_personalia_are_offered_where_they_open(small_school):
    with in_wall_of(small_school.berit):
        newcomer = make_person("Ny", "Lærer")
        other_class = make_class(small_school.home, small_school.year, "2STB")
        make_staff_assignment(newcomer, small_school.home)
        make_contact_teacher(other_class, newcomer)
        make_class_membership(other_class, add_pupil(small_school, "Una", "Dahl"))
    names_of = {person.id: name for name, person in small_school.named.items()}

    def offered(who):
        found = search(small_school, who).pupils
        return {names_of.get(pupil.person_id, "una") for pupil in found if pupil.opens_personalia}

    in_2sta, all_but_sol = {"kari", "jonas", "thea"}, {"kari", "jonas", "thea", "una"}
    assert {who: offered(who) for who in ("anne", "omar")} == {"anne": in_2sta, "omar": in_2sta | {"sol"}}
    assert offered(newcomer) == {"una"}
    for who in ("berit", "marit", "svein", "nina", "geir"):
        assert offered(who) == all_but_sol, who
    assert offered("liv") == all_but_sol | {"sol"}


def test_look_is_noted_once_with_those_shown(small_school):
    anne = small_school.anne
    found = search(small_school, "anne")
    assert looks(anne) == [(anne.id, "staff", "pupil_search", sorted(pupil.person_id for pupil in found.pupils))]
    search(small_school, "anne", "kari")
    assert [people for *_, people in looks(anne)][1:] == [[small_school.kari.id]]


def test_nobody_found_is_no_look(small_school):
    for text in ("zzz", "aasen", "moen"):
        search(small_school, "anne", text)
    assert looks(small_school.anne) == []


def test_look_at_the_second_page_holds_the_second_page(small_school):
    with in_wall_of(small_school.berit):
        for number in range(PAGE_SIZE):
            add_pupil(small_school, "Elev", f"Nummer {number:02}")
    first, second = search(small_school, "berit"), search(small_school, "berit", page=2)
    past = search(small_school, "berit", page=3)
    shown = [sorted(pupil.person_id for pupil in found.pupils) for found in (first, second, past)]
    assert [people for *_, people in looks(small_school.berit)] == shown
    assert (len(shown[1]), past) == (3, first)


def test_oneself_is_found_without_being_noted(small_school):
    with in_wall_of(small_school.berit):
        Enrolment.objects.filter(pupil_id=small_school.kari.id).delete()
        make_enrolment(small_school.berit, small_school.home, small_school.year)  # takes one subject
    found = search(small_school, "berit", "solberg")
    assert names(found) == ["Solberg, Berit"]
    assert [pupil.opens_personalia for pupil in found.pupils] == [True]
    assert looks(small_school.berit) == []
