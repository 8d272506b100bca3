"""Explanations: the steps, their rules and their sentences."""

from datetime import date

import pytest

from vidar.law.basis import N_, Refused, explain, step

DAYS = step("SY-3", "", N_("{result} skoledager. Vanlig krav er {required}."), result=189, required=190)
WEEKS = step("SY-1", "L §14-1", N_("{result} skoleuker fra {first}."), result=38, first=date(2026, 8, 17))


def test_a_step_renders_its_inputs_and_result():
    assert DAYS.render() == "189 skoledager. Vanlig krav er 190."


def test_a_step_is_translated_before_its_places_are_filled():
    english = {"{result} skoleuker fra {first}.": "{result} school weeks from {first}."}

    assert WEEKS.render(english.__getitem__, lambda value: f"<{value}>") == "<38> school weeks from <2026-08-17>."


def test_explanations_add_up_in_order_and_name_each_rule_once():
    whole = explain(DAYS) + explain(WEEKS, DAYS)

    assert list(whole) == [DAYS, WEEKS, DAYS]
    assert whole.rule_ids == ("SY-3", "SY-1")


def test_a_refusal_carries_its_rule_and_explanation():
    with pytest.raises(Refused) as caught:
        raise Refused("SY-3", explain(DAYS))

    assert caught.value.rule_id == "SY-3"
    assert caught.value.explanation == explain(DAYS)
    assert str(caught.value) == "SY-3"


def test_equal_steps_are_equal_and_cannot_change():
    assert step("SY-3", "", DAYS.text, result=189, required=190) == DAYS
    with pytest.raises(AttributeError):
        DAYS.result = 190
