"""Ingrid has Kari at Nord-Østerdal and Emil at Storsteigen."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.seen import lessons, words

pytestmark = [pytest.mark.browser]


@pytest.mark.parametrize("width", [1280, 390])
def test_sees_both_children_in_one_login(visit, width):
    ingrid = visit(width=width)
    ingrid.log_in("ingrid")
    assert ingrid.path == "/timeplan/"
    page = ingrid.page
    switcher = page.locator(".switcher")
    assert [words(each) for each in switcher.get_by_role("button").all()] == [
        "Kari Nord-Østerdal vgs",
        "Emil Storsteigen vgs",
    ]
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeplanen til Kari")
    assert lessons(page)["Tirsdag 10.00"].subject == "Fysikk 1"
    switcher.get_by_role("button", name="Emil").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeplanen til Emil")
    expect(page.locator(".page-head .help")).to_have_text("1NAA · Storsteigen videregående skole")
    assert lessons(page)["Tirsdag 10.00"].subject == "Kroppsøving"
    expect(switcher.locator("[aria-current]")).to_contain_text("Emil")
    page.get_by_role("navigation", name="Hovedmeny").get_by_role("link", name="Klasse").click()
    expect(page.locator("main")).to_contain_text("1NAA")
    expect(page.locator("main")).to_contain_text("Tor Berg")
    ingrid.open("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeplanen til Emil")


def test_other_pupils_and_the_staffs_pages_are_not_there(visit):
    ingrid = visit("ingrid")
    site = ingrid.site
    sol, jonas, anne = (site.people[key] for key in ("sol", "jonas", "anne"))
    for path in (
        f"/elev/{sol}/",
        f"/elev/{sol}/timeplan/",
        f"/elev/{sol}/klasse/",
        f"/elev/{jonas}/timeplan/",
        f"/larer/{anne}/timeplan/",
        f"/klasse/{site.classes['2STA']}/timeplan/",
        f"/rom/{site.rooms['Hall']}/timeplan/",
        "/min-dag/",
        "/elever/",
        "/timeplaner/",
    ):
        assert (path, ingrid.open(path).status) == (path, 404)
        expect(ingrid.page.get_by_role("heading", level=1)).to_have_text("Fant ikke siden")
        told = words(ingrid.page.locator("main"))
        assert not [name for name in ("Sol", "Jonas", "Anne Lien") if name in told]


def test_a_teacher_with_a_child_at_the_school_is_one_or_the_other(visit):
    as_teacher, as_guardian = visit("hanne"), visit("hanne-foresatt")
    jakob = as_guardian.site.people["jakob"]
    assert as_guardian.open("/timeplan/").status == 200
    expect(as_guardian.page.get_by_role("heading", level=1)).to_have_text("Timeplanen til Jakob")
    assert as_guardian.open("/min-dag/").status == 404
    as_teacher.open("/min-dag/")
    expect(as_teacher.page.get_by_role("heading", level=1)).to_have_text("Min dag")
    as_guardian.open(f"/elev/{jakob}/")
    expect(as_guardian.page.locator("main")).to_contain_text("Jakob Bjørnstad")


def test_a_guardian_of_a_protected_pupil_needs_approval(visit):
    mother, father = visit("gro"), visit()
    mother.open("/timeplan/")
    expect(mother.page.get_by_role("heading", level=1)).to_have_text("Timeplanen til Sol")
    father.log_in("frank")
    told = words(father.page.locator("body"))
    assert not re.search(r"\bSol\b|Aasen", told)
    assert "Nord-Østerdal" in told  # the school he chose, and nothing about where she goes
