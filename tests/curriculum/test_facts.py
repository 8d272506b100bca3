"""The national facts hold together."""

from collections import Counter, defaultdict

import pytest

from vidar.curriculum import facts
from vidar.law.basis import is_organisation_number


def test_there_are_as_many_facts_as_the_readme_says():
    assert len(facts.programmes()) == 16
    assert len(facts.programme_areas()) == 88
    assert len(facts.subjects()) == 251
    assert sum(each.hours is not None for each in facts.subjects().values()) == 215
    assert len({each.plan for each in facts.subject_plans()}) == 17
    assert len(facts.counties()) == 15
    assert len(facts.schools()) == 49


def test_codes_are_unique_and_of_the_right_form():
    areas = [each.code for each in facts.programme_areas()]

    assert len(set(areas)) == len(areas)
    assert all(len(each) == 10 for each in areas)
    assert all(len(each) == 7 and each[:3].isupper() and each[3:].isdigit() for each in facts.subjects())


def test_every_reference_resolves():
    programmes = {each.code for each in facts.programmes()}
    areas = {each.code for each in facts.programme_areas()}

    assert {each.programme for each in facts.programme_areas()} <= programmes
    assert {each.programme_area for each in facts.subject_plans()} <= areas
    assert {each.subject for each in facts.subject_plans()} <= facts.subjects().keys()


def test_organisation_numbers_pass_their_check_digit():
    numbers = [each.org_number for each in (*facts.counties().values(), *facts.schools())]

    assert len(set(numbers)) == len(numbers)
    assert all(is_organisation_number(each) for each in numbers)


def test_default_rows_of_each_plan_add_up():
    sums = Counter()
    for each in facts.subject_plans():
        if each.role == "default":
            sums[each.plan, each.level] += each.hours
    by_level = defaultdict(set)
    for (_, level), hours in sums.items():
        by_level[level].add(hours)

    assert by_level == {"Vg1": {842, 982, 981}, "Vg2": {896, 840, 980, 982}, "Vg3": {841, 981}}


def test_plans_give_a_subject_the_hours_of_its_code():
    for each in facts.subject_plans():
        assert facts.subjects()[each.subject].hours == each.hours


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("NOR1264", "Norsk"),
        ("REA3056", "Matematikk R1"),
        ("MAT1113", "Matematikk 1P-Y"),
        ("NAT1009", "Naturfag"),
        ("KRO1018", "Kroppsøving"),
        ("FSP6222", "Spansk II"),
        ("NOR1268", "Norsk sidemål"),
        ("YFF4106", "Yrkesfaglig fordypning"),
    ],
)
def test_short_names_are_what_a_timetable_shows(code, short):
    assert facts.subjects()[code].short_name == short


def test_names_fit_the_tables():
    assert max(len(each.short_name) for each in facts.subjects().values()) <= 60
    assert max(len(each.level) for each in facts.subjects().values()) <= 12
    assert max(len(each.category) for each in facts.subjects().values()) <= 40
