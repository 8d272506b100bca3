"""The bench sends a form as a browser would."""

from urllib.parse import parse_qs

import pytest

from bench.forms import NoFormError, read_form

PAGE = """
<form method="post" action="/sprak/"><input name="csrfmiddlewaretoken" value="a"><input name="next" value="/"></form>
<form method="post">
  <input type="hidden" name="csrfmiddlewaretoken" value="secret"><input type="hidden" name="version" value="3">
  <input type="radio" name="pupil-1" value="present" checked><input type="radio" name="pupil-1" value="absent">
  <input type="radio" name="pupil-2" value="present"><input type="radio" name="pupil-2" value="absent" checked>
  <input type="checkbox" name="held" value="yes" checked><input type="checkbox" name="late" value="yes">
  <button name="confirm">Bekreft</button>
</form>
"""


def test_form_is_sent_with_every_choice_set_to_the_mark():
    form = read_form(PAGE, "/time/1/foring/", mark="absent")

    assert parse_qs(form.body) == {
        "csrfmiddlewaretoken": ["secret"],
        "version": ["3"],
        "pupil-1": ["absent"],
        "pupil-2": ["absent"],
        "held": ["yes"],
    }
    assert form.cookie == "vidar_csrf=secret"


def test_choices_without_the_mark_stay_as_they_are():
    assert parse_qs(read_form(PAGE, "/time/1/foring/", mark="other").body)["pupil-2"] == ["absent"]


def test_page_without_a_form_of_its_own_is_refused():
    with pytest.raises(NoFormError):
        read_form('<form method="post" action="/sprak/"></form>', "/time/1/foring/", mark="absent")
