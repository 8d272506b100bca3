"""Every page of the desk for people is whole HTML, also where it shows errors."""

import pytest

from tests.factories.access import client_for
from tests.harness.html import faults

PAGES = [
    "/kontor/", "/kontor/?angret=rektor", "/kontor/elever/", "/klasse/{sta}/", "/klasse/{sta}/?lagret=1", "/ansatte/",
    "/ansatte/ny/", "/ansatte/ny/person/", "/ansatte/ny/{tor}/", "/ansatte/rolle/", "/elev/{kari}/elevforhold/",
    "/elev/{kari}/elevforhold/ny/", "/elev/{silje}/elevforhold/",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_page_is_whole(small_school, address):
    school = small_school
    client = client_for(school.liv, "staff", school.home)
    named = {name: getattr(school, name).id for name in ("tor", "kari", "silje")}

    answer = client.get(address.format(sta=school.classes.sta.id, **named))

    assert answer.status_code == 200
    assert faults(answer) == []


@pytest.mark.parametrize("address", ["/ansatte/ny/", "/ansatte/ny/person/", "/kontor/elever/", "/kontor/ny-elev/"])
def test_answer_to_a_form_is_whole(small_school, address):
    client = client_for(small_school.liv, "staff", small_school.home)

    assert faults(client.post(address, {"sok": "berg", "fra": "feil"})) == []
