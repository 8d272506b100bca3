"""Berit at the office and Liv, the principal, keep pupils, classes and staff."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.factories.people import synthetic_id

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e")]

SIZES = pytest.mark.parametrize("width", [1280, 390])


def _saved(page):
    expect(page.locator(".ds-alert").first).to_contain_text("Lagret.")


@SIZES
def test_office_plans_a_move_changes_its_date_and_undoes(visit, site, width):
    berit = visit("berit", width=width)
    page = berit.page
    berit.open(f"/elev/{site.people['kari']}/elevforhold/")
    before = page.locator("tbody").first.inner_text()
    page.get_by_role("link", name="Bytt klasse").click()
    page.get_by_label("Ny klasse").select_option(label="2STB")
    page.get_by_label("Fra og med").fill("2027-02-08")
    page.get_by_role("button", name="Se over").click()
    expect(page.locator(".ds-alert")).to_contain_text("går i 2STB fra 8. februar 2027")
    page.get_by_role("button", name="Lagre").click()
    _saved(page)
    page.get_by_role("link", name="Endre dato").click()
    page.get_by_label("Ny dato").fill("2027-02-10")
    page.get_by_role("button", name="Lagre").click()
    _saved(page)
    expect(page.get_by_text("10. februar 2027", exact=True)).to_be_visible()
    page.locator(".ds-alert").get_by_role("button", name="Angre").click()
    expect(page.locator(".ds-alert")).to_contain_text("Angret.")
    page.get_by_role("button", name="Angre").click()
    berit.open(f"/elev/{site.people['kari']}/elevforhold/")
    assert page.locator("tbody").first.inner_text() == before


def test_office_enrols_somebody_new_and_ends_it_again(visit, site):
    berit = visit("berit")
    page = berit.page
    berit.open("/kontor/")
    page.get_by_role("link", name="Skriv inn elev").click()
    page.get_by_label("Fødselsnummer").fill(synthetic_id(date(2010, 5, 6), 321))
    page.get_by_label("Fornavn").fill("Vilde")
    page.get_by_label("Etternavn").fill("Evju")
    page.get_by_label("Programområde").select_option(index=1)
    page.get_by_role("button", name="Se over").click()
    expect(page.locator(".ds-alert")).to_contain_text("Vilde Evju er ny og opprettes.")
    page.get_by_role("button", name="Lagre").click()
    _saved(page)
    berit.open("/elever/")
    page.get_by_role("searchbox").fill("evju")
    page.locator("#treff").get_by_role("link", name=re.compile("Evju")).first.click()
    page.get_by_role("link", name="Elevforhold").click()
    page.get_by_role("link", name="Avslutt elevforhold").click()
    page.get_by_label("Siste dag på skolen").fill("2027-03-01")
    page.get_by_label("Årsak").fill("Flyttet")
    page.get_by_role("button", name="Se over").click()
    page.get_by_role("button", name="Lagre").click()
    _saved(page)
    expect(page.locator("main")).to_contain_text("Avsluttet elevforholdet til Vilde Evju, siste dag 1. mars 2027")


def test_office_sets_a_contact_teacher_without_scripts(visit, site):
    berit = visit("berit", java_script_enabled=False)
    page = berit.page
    berit.open(f"/klasse/{site.classes['2STB']}/kontaktlarer/")
    page.get_by_label("Lærer").select_option(str(site.people["anne"]))
    page.get_by_role("button", name="Lagre").click()
    _saved(page)
    expect(page.locator("main")).to_contain_text("Anne Lien")
    page.locator(".ds-alert").get_by_role("button", name="Angre").click()
    expect(page.locator(".ds-alert")).to_contain_text("Angret.")


def test_principal_gives_a_role(visit, site):
    liv = visit("liv", width=390)
    page = liv.page
    liv.open("/ansatte/")
    page.get_by_role("link", name="Gi rolle").click()
    page.get_by_label("Ansatt").select_option(str(site.people["anne"]))
    page.get_by_label("Rolle").select_option("exam_officer")
    page.get_by_role("button", name="Lagre").click()
    _saved(page)
    page.locator(".ds-alert").get_by_role("button", name="Angre").click()
    expect(page.locator(".ds-alert")).to_contain_text("Angret.")
