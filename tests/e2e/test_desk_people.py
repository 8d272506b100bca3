"""Berit at the office and Liv, the principal, keep pupils, classes and staff."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.factories.people import synthetic_id

pytestmark = [pytest.mark.browser]

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


@SIZES
def test_office_enrols_for_later_finds_the_pupil_moves_the_start_and_withdraws_it(visit, site, width):
    berit = visit("berit", width=width)
    page = berit.page
    berit.open("/kontor/ny-elev/")
    page.get_by_label("Fødselsnummer").fill(synthetic_id(date(2010, 5, 6), 400 + width % 7))
    page.get_by_label("Fornavn").fill("Runa")
    page.get_by_label("Etternavn").fill("Ugelstad")
    page.get_by_label("Programområde").select_option(index=1)
    page.get_by_label("Fra og med").fill("2027-03-01")
    page.get_by_role("button", name="Se over").click()
    page.get_by_role("button", name="Lagre").click()
    _saved(page)
    page.get_by_role("link", name="Begynner eller har sluttet").click()
    page.get_by_role("searchbox").fill("ugelst")
    page.get_by_role("button", name="Søk").click()
    assert "ugelst" not in page.url
    page.get_by_role("link", name="Ugelstad, Runa").click()
    expect(page.locator(".ds-alert").first).to_contain_text("Begynner 1. mars 2027.")
    page.get_by_role("link", name="Endre dato").click()
    page.get_by_label("Ny dato").fill("2027-03-08")
    page.get_by_role("button", name="Lagre").click()
    _saved(page)
    expect(page.locator("main")).to_contain_text("Begynner 8. mars 2027.")
    page.get_by_role("button", name="Trekk tilbake").click()
    _saved(page)
    page.get_by_role("link", name="Begynner eller har sluttet").click()
    expect(page.locator("main")).not_to_contain_text("Ugelstad")


@SIZES
def test_office_lets_a_contact_teacher_end_on_a_chosen_day(visit, site, width):
    berit = visit("berit", width=width)
    page = berit.page
    berit.open(f"/klasse/{site.classes['2STA']}/")
    page.get_by_role("link", name=re.compile("Endre dato for")).first.click()
    page.get_by_label("Siste dag").fill("2027-06-18")
    page.get_by_role("button", name="Lagre").click()
    _saved(page)
    expect(page.locator("main")).to_contain_text("– 18. juni 2027")
    page.locator(".ds-alert").get_by_role("button", name="Angre").click()
    expect(page.locator(".ds-alert")).to_contain_text("Angret.")


@SIZES
def test_principal_registers_somebody_new_without_scripts_and_undoes(visit, site, width):
    liv = visit("liv", width=width, java_script_enabled=False)
    page = liv.page
    liv.open("/ansatte/")
    page.get_by_role("link", name="Ny ansatt").click()
    page.get_by_role("searchbox").fill("Tiril Haugseter")
    page.get_by_role("button", name="Søk").click()
    page.get_by_role("link", name="Registrer ny person").click()
    page.get_by_label("Fornavn").fill("Tiril")
    page.get_by_label("Etternavn").fill("Haugseter")
    page.get_by_label("Feide-navn").fill("tiril")
    page.get_by_label("Rolle").select_option("teacher")
    page.get_by_role("button", name="Se over").click()
    expect(page.locator("#felt-feide-feil")).to_contain_text("Skriv hele Feide-navnet")
    page.get_by_label("Feide-navn").fill("tiril@innlandet.example")
    page.get_by_role("button", name="Se over").click()
    expect(page.locator(".ds-alert")).to_contain_text("Logger inn med Feide som tiril@innlandet.example.")
    page.get_by_role("button", name="Lagre").click()
    _saved(page)
    expect(page.locator("main")).to_contain_text("Haugseter, Tiril")
    page.locator(".ds-alert").get_by_role("button", name="Angre").click()
    expect(page.locator(".ds-alert")).to_contain_text("Angret.")
    liv.open("/ansatte/")
    expect(page.locator("main")).not_to_contain_text("Haugseter")


def test_who_both_teaches_and_leads_finds_the_rest_under_more_without_scripts(visit, site):
    liv = visit("liv", width=390, java_script_enabled=False)
    page = liv.page
    liv.open(f"/ansatte/rolle/?person={site.people['liv']}")
    page.get_by_label("Rolle").select_option("teacher")
    page.get_by_role("button", name="Lagre").click()
    _saved(page)
    assert page.locator(".menu > ul > li:visible").count() == 5
    page.locator(".menu").get_by_text("Mer").click()
    page.locator(".menu").get_by_role("link", name="Timeplaner").click()
    expect(page.locator("h1")).to_have_text("Timeplaner")
    page.locator(".menu").get_by_text("Mer").click()
    page.locator(".menu").get_by_role("link", name="Kontor").click()
    expect(page.locator("h1")).to_have_text("Kontor")
    liv.open("/ansatte/?lagret=1")
    page.locator(".ds-alert").get_by_role("button", name="Angre").click()
    expect(page.locator(".ds-alert")).to_contain_text("Angret.")


def test_timetabler_starts_at_a_desk_of_her_own(visit, site):
    nina = visit("nina", width=390)
    page = nina.page
    nina.open("/elever/")
    page.locator(".menu").get_by_role("link", name="Kontor").click()
    expect(page.locator("main")).to_contain_text("Ny aktivitet")
    expect(page.locator("main")).not_to_contain_text("Ansatte")
    page.locator("main").get_by_role("link", name="Vikar").click()
    expect(page.locator("h1")).to_have_text("Vikar")
