"""The grounds as data, by date; and the facts the rules are told."""

import re
from dataclasses import fields
from datetime import date, time
from pathlib import Path

import pytest

from tests.law.cases import cases
from vidar.law.absence import (
    ABSENCE_RULES,
    AbsenceSettings,
    Counts,
    Rounding,
    SpellDays,
    Straddling,
    absence_of,
    needed_evidence,
    share_out,
)
from vidar.law.absence.facts import Absence
from vidar.law.attendance import Effect, Evidence, Ground, ImpossibleMarkError, Mark, Presence, effect_of
from vidar.law.basis import instant

CASES = cases("absence_grounds.csv")
STARTS = instant(date(2026, 11, 24), time(8, 15))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['from']} {case['ground']}" for case in CASES])
def test_table(case):
    rule = ABSENCE_RULES.on(date.fromisoformat(case["from"])).grounds[
        Ground(case["ground"]) if case["ground"] else None
    ]
    needed = needed_evidence(rule)

    assert (rule.rule_id, rule.paragraph, rule.counts) == (case["rule"], case["paragraph"], case["counts_once_proved"])
    assert (rule.is_absence, rule.on_document) == (case["on_document"] == "yes",) * 2
    assert {each.value for each in rule.enough} == set(case["proved_by"].split())
    assert {each.value for each in rule.enough_until_reached} == set(case["until_reached_also_by"].split())
    assert (rule.deducted_from_day or "never") == (
        "never" if case["deducted_from_day"] == "never" else int(case["deducted_from_day"])
    )
    assert (rule.days_a_year or "") == (int(case["days_a_year"]) if case["days_a_year"] else "")
    assert (needed or "") == case["needs"]


def test_the_table_holds_every_ground_of_every_rule_set():
    dates = {date.fromisoformat(case["from"]) for case in CASES}
    assert dates == set(ABSENCE_RULES.starts)
    for starts in dates:
        told = {case["ground"] for case in CASES if case["from"] == starts.isoformat()}
        assert told == {"", *Ground}
        assert set(ABSENCE_RULES.on(starts).grounds) == {None, *Ground}


@pytest.mark.parametrize("ground", Ground)
def test_what_is_no_absence_is_what_a_teacher_is_told_as_elsewhere(ground):
    for starts in ABSENCE_RULES.starts:
        rule = ABSENCE_RULES.on(starts).grounds[ground]
        assert rule.is_absence is (effect_of(ground) is Effect.ABSENT)
        assert rule.is_absence or (rule.counts, rule.deducted_from_day) == (Counts.NEVER, None)


@pytest.mark.parametrize("hours", [1, 56, 84, 113, 140, 168, 281, 393])
def test_limits_are_six_and_nine_minutes_an_hour(hours):
    for starts in ABSENCE_RULES.starts:
        rules = ABSENCE_RULES.on(starts)
        assert (rules.limit_of(hours), rules.discretion_of(hours)) == (hours * 6, hours * 9)


@pytest.mark.parametrize(
    ("mark", "ground", "minutes", "late", "whole", "is_ground"),
    [
        (Mark(Presence.ABSENT), None, 90, 0, True, None),
        (Mark(Presence.ABSENT), Ground.HEALTH, 90, 0, True, Ground.HEALTH),
        (Mark(Presence.PARTLY, 12, 5), Ground.HEALTH, 17, 12, False, Ground.HEALTH),
        (Mark(Presence.ELSEWHERE), None, 90, 0, True, Ground.SCHOOL_ACTIVITY),
        (Mark(Presence.ELSEWHERE), Ground.HEALTH, 90, 0, True, Ground.SCHOOL_ACTIVITY),
        (Mark(Presence.ELSEWHERE), Ground.RIGHTS_BASED, 90, 0, True, Ground.RIGHTS_BASED),
    ],
)
def test_a_mark_of_the_register_becomes_an_absence(mark, *, ground, minutes, late, whole, is_ground):
    made = absence_of(mark, length=90, lesson=1, subject="MAT1019", starts_at=STARTS, ground=ground, school=7)
    assert (made.minutes, made.late_minutes, made.whole, made.ground) == (minutes, late, whole, is_ground)
    assert (made.lesson, made.subject, made.starts_at, made.school) == (1, "MAT1019", STARTS, 7)
    assert made.day == date(2026, 11, 24)


def test_a_mark_must_leave_something():
    with pytest.raises(ImpossibleMarkError):
        absence_of(Mark(Presence.PARTLY, 45, 45), length=90, lesson=1, subject="MAT1019", starts_at=STARTS)


def test_grounds_and_evidence_may_come_as_text_from_the_database():
    absence = Absence(1, "MAT1019", STARTS, 45, "health", "own_notice")
    assert (absence.ground, absence.evidence) == (Ground.HEALTH, Evidence.OWN_NOTICE)
    with pytest.raises(ValueError, match="ill"):
        Absence(1, "MAT1019", STARTS, 45, "ill")


@pytest.mark.parametrize(("minutes", "late"), [(45, 46), (45, -1), (-1, 0)])
def test_late_minutes_are_some_of_those_missed(minutes, late):
    with pytest.raises(ValueError, match="late minutes"):
        Absence(1, "MAT1019", STARTS, minutes, late_minutes=late)


def test_settings_may_come_as_text_from_the_database():
    settings = AbsenceSettings(straddling="free", hours_rounding="up", spell_days="calendar_days")
    assert (settings.straddling, settings.hours_rounding) == (Straddling.FREE, Rounding.UP)
    assert settings.spell_days is SpellDays.CALENDAR_DAYS
    for wrong in ({"straddling": "half"}, {"late_threshold_minutes": -1}, {"warning_days_before": -1}):
        with pytest.raises(ValueError, match=r"half|negative"):
            AbsenceSettings(**wrong)


@pytest.mark.parametrize(
    ("minutes", "shares", "given"),
    [
        (90, (1, 1), (45, 45)),
        (90, (1, 1, 1, 1), (23, 23, 22, 22)),
        (100, (2, 1), (67, 33)),
        (100, (1, 2), (33, 67)),
        (1, (1, 1), (1, 0)),
        (0, (1, 1), (0, 0)),
        (60, (1, 0), (60, 0)),
    ],
)
def test_one_activity_credits_several_subjects(minutes, shares, given):
    assert share_out(minutes, shares) == given


@pytest.mark.parametrize(("minutes", "shares"), [(-1, (1,)), (60, ()), (60, (0, 0)), (60, (2, -1))])
def test_shares_are_positive(minutes, shares):
    with pytest.raises(ValueError, match="positive shares"):
        share_out(minutes, shares)


def test_every_setting_stands_in_the_list_of_what_to_ask():
    page = (Path(__file__).parents[3] / "docs/law/README.md").read_text(encoding="utf-8")
    asked = re.findall(r"^\| `([a-z_]+)` \| .* UNVERIFIED: ask ", page, re.MULTILINE)
    assert asked == [field.name for field in fields(AbsenceSettings)]
