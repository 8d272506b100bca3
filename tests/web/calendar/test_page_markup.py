"""Without scripts the address is there to mark and copy, and no button that does nothing."""

from tests.factories.access import client_for
from tests.web.start.visitor import soup


def test_button_that_needs_scripts_is_hidden_until_they_run(small_school):
    page = soup(client_for(small_school.kari, "pupil").post("/kalender/ny/"))
    assert page.select_one("[data-copy]").parent.has_attr("hidden")
    field = page.select_one("#felt-lenke")
    assert field.has_attr("readonly")
    (webcal,) = page.select("a[href^='webcal://']")
    assert webcal["href"].partition("://")[2] == field["value"].partition("://")[2]
