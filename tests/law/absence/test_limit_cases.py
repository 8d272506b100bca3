"""The absence limit: the table of cases, and what the law's letters say (AB-1 to AB-16)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from tests.law.absence.years import MATHS, lesson, pupil_year, read
from tests.law.cases import cases
from vidar.law.absence import (
    DEFAULT_SETTINGS,
    AbsenceSettings,
    Assessment,
    LimitStatus,
    Minutes,
    Outcome,
    OutsideYearError,
    PupilYear,
    SentWarning,
    Standing,
    Straddling,
    SubjectYear,
    WarningGround,
    decide_grade,
    rules_of,
    settle,
    settle_subject,
)
from vidar.law.attendance import Evidence, Ground
from vidar.law.basis import NoRuleSet, Period, instant
from vidar.law.calendar import SchoolYearFault

CASES = cases("absence_limit.csv")
WARNED = tuple(
    SentWarning(MATHS, Assessment.FINAL, ground, datetime(2027, 2, 1, 9, tzinfo=UTC)) for ground in WarningGround
)


def maths(year, settings=DEFAULT_SETTINGS):
    answer = settle(year, settings).of(MATHS)
    assert settle_subject(year, answer.subject, settings) == answer
    return answer


def counted(text, *, settings=DEFAULT_SETTINGS, **more):
    return maths(pupil_year(read(text, year=more.get("year", "2026/27")), **more), settings).counted


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_table(case):
    year = case["school_year"]
    answer = maths(
        pupil_year(
            read(case["absence"], year=year), hours=int(case["annual_hours"]), year=year, risk=case["risk"] == "yes"
        )
    )
    decision = decide_grade(
        answer, Assessment.FINAL, has_basis=case["grounds_for_grade"] == "yes", warnings=WARNED, principal_allows=None
    )

    assert (answer.counted, answer.limit, answer.discretion_limit) == (
        int(case["counted"]),
        int(case["limit"]),
        int(case["discretion"]),
    )
    assert (answer.status, decision.outcome) == (case["status"], case["outcome"])


def test_the_table_holds_every_given_case():
    given = {case["case"] for case in CASES}
    assert {f"A{number:02}" for number in range(1, 33)} <= given


def test_another_school_does_not_follow_to_the_limit():  # G1
    old = [lesson(number, 400, school=1) for number in range(2)]
    answer = settle(pupil_year([*old, lesson(2, 400, school=2)], subjects=(SubjectYear(MATHS, 140, school=2),)))

    assert (answer.subjects[0].counted, answer.subjects[0].status) == (400, LimitStatus.INSIDE)
    step = next(each for each in answer.subjects[0].explanation if each.rule_id == "AB-13")
    assert step.render() == "800 min ved en annen skole følger ikke med."
    assert answer.document.hour_minutes == 1200  # it does follow to the document


def test_a_new_subject_begins_at_nothing_with_all_its_hours():  # G2
    old = [lesson(0, 500, subject="MAT1021")]
    year = pupil_year([*old, lesson(80, 830)], subjects=(SubjectYear("MAT1021", 140), SubjectYear(MATHS, 140)))

    assert [(each.counted, each.limit) for each in settle(year).subjects] == [(500, 840), (830, 840)]


def test_a_new_group_in_the_subject_changes_nothing():  # G3
    answer = maths(pupil_year([lesson(0, 500), lesson(1, 400)]))
    assert (answer.counted, answer.status) == (900, LimitStatus.PRINCIPAL_MAY)


def test_without_a_warning_the_limit_has_no_effect():  # G4
    answer = maths(pupil_year([lesson(0, 900)]))
    decision = decide_grade(answer, Assessment.FINAL, has_basis=True, warnings=())

    assert (decision.outcome, decision.warned) == (Outcome.GRADE, False)
    assert decision.explanation.rule_ids[-1] == "AW-6"


def test_the_limit_does_not_touch_the_mid_year_assessment():  # G5
    answer = maths(pupil_year([lesson(0, 900)]))
    for basis, outcome in ((True, Outcome.GRADE), (False, Outcome.IV_NO_BASIS)):
        assert decide_grade(answer, Assessment.MID_YEAR, has_basis=basis, warnings=WARNED).outcome is outcome


def test_more_teaching_makes_the_reduced_hours_the_base():  # G6
    subjects = (SubjectYear(MATHS, 140, reduced_hours=70),)
    for minutes, status in ((420, LimitStatus.INSIDE), (421, LimitStatus.PRINCIPAL_MAY)):
        answer = maths(pupil_year([lesson(0, minutes)], subjects=subjects))
        assert (answer.limit, answer.status) == (420, status)
        assert "AB-15" in answer.explanation.rule_ids


def test_what_is_left():
    answer = maths(pupil_year([lesson(0, 660)]))
    assert (answer.left, answer.left_lessons, answer.percent, answer.beyond) == (180, 4, 786, 0)
    assert maths(pupil_year([lesson(0, 659)])).left_lessons == 4
    assert maths(pupil_year([lesson(0, 661)])).left_lessons == 3
    over = maths(pupil_year([lesson(0, 800), lesson(1, 60)]))
    assert (over.left, over.left_lessons, over.beyond, over.lines_beyond) == (0, 0, 20, over.lines[1:])


def test_a_shown_percent_is_over_ten_just_when_the_truth_is():
    for minutes, shown in ((840, "10,00 %"), (841, "10,02 %"), (1260, "15,00 %"), (1261, "15,02 %"), (0, "0,00 %")):
        assert str(maths(pupil_year([lesson(0, minutes)])).percent) == shown
    assert str(maths(pupil_year([lesson(0, 6001)], hours=1000)).percent) == "10,01 %"


@pytest.mark.parametrize(
    ("subject", "rule"),
    [(SubjectYear(MATHS, 140, exempt=True), "AB-14"), (SubjectYear(MATHS, 140, limit_applies=False), "AB-16")],
)
def test_the_limit_is_not_for_everybody(subject, rule):
    answer = maths(pupil_year([lesson(0, 5000)], subjects=(subject,)))
    assert (answer.status, answer.limit, answer.left, answer.left_lessons) == (LimitStatus.NOT_APPLIED, *[None] * 3)
    assert answer.explanation.rule_ids[-1] == rule


def test_without_annual_hours_nobody_can_say():
    answer = maths(pupil_year([lesson(0, 5000), lesson(1, 60, "noted_health")], hours=None))
    assert (answer.status, answer.counted, answer.percent, answer.limit) == (LimitStatus.UNKNOWN, 5060, None, None)
    assert decide_grade(answer, Assessment.FINAL, has_basis=True, warnings=WARNED).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("straddling", "text", "total"),
    [
        (Straddling.SPLIT, "810 undocumented; 90 noted_health", 840),
        ("counts", "810 undocumented; 90 noted_health", 900),
        ("free", "810 undocumented; 90 noted_health", 810),
        (Straddling.COUNTS, "750 undocumented; 90 noted_health", 840),  # ends where the limit is
        (Straddling.COUNTS, "840 undocumented; 90 noted_health", 840),  # begins where the limit is
        (Straddling.FREE, "750 undocumented; 90 noted_health", 840),
        (Straddling.FREE, "840 undocumented; 90 noted_health", 840),
    ],
)
def test_the_lesson_in_which_the_limit_is_reached(straddling, text, total):
    assert counted(text, settings=AbsenceSettings(straddling=straddling)) == total


@pytest.mark.parametrize(
    ("kept_in", "frame", "status"),
    [(True, 1340, LimitStatus.OVER), (False, 500, LimitStatus.PRINCIPAL_MAY)],
)
def test_whether_noted_health_is_held_against_the_fifteen_per_cent(kept_in, frame, status):
    year = pupil_year([lesson(0, 840, "noted_health"), lesson(1, 500)])
    answer = maths(year, AbsenceSettings(noted_health_in_discretion=kept_in))
    assert (answer.counted, answer.in_discretion, answer.status) == (1340, frame, status)
    assert ("AB-9" in answer.explanation.rule_ids) is not kept_in


def test_the_rules_change_on_the_first_of_august():
    last = instant(date(2025, 7, 31), time(23, 59))
    first = instant(date(2025, 8, 1), time(0))
    old = pupil_year([lesson(0, 840, "noted_health", starts_at=last)], year="2024/25")
    new = pupil_year([lesson(0, 840, "noted_health", starts_at=first)], year="2025/26")

    assert (maths(old).counted, maths(new).counted) == (0, 840)
    assert rules_of(old).grounds[Ground.HEALTH].rule_id == "AB-19"
    for wrong, starts_at in (("2025/26", last), ("2024/25", first)):
        with pytest.raises(OutsideYearError):
            pupil_year([lesson(0, 840, starts_at=starts_at)], year=wrong)


def test_the_school_day_begins_in_norway():
    # half past ten in the evening of 31 July in London is the first of August here
    pupil_year([lesson(0, 45, starts_at=datetime(2026, 7, 31, 22, 30, tzinfo=UTC))])
    with pytest.raises(OutsideYearError):
        pupil_year([lesson(0, 45, starts_at=datetime(2026, 7, 31, 21, 30, tzinfo=UTC))])
    with pytest.raises(ValueError, match="time zone"):
        pupil_year([lesson(0, 45, starts_at=datetime(2026, 9, 1, 9))])  # noqa: DTZ001 - what is refused


def test_no_rules_are_known_before_2024():
    with pytest.raises(NoRuleSet):
        settle(pupil_year(year="2023/24"))
    with pytest.raises(SchoolYearFault):
        PupilYear("2026")


def test_the_visit_to_the_school_nurse_was_practice_before_it_was_law():
    for year, paragraph in (("2025/26", "F §9-9"), ("2026/27", "F §9-9(5)")):
        line = maths(pupil_year([lesson(0, 45, "no_absence", year=year)], year=year)).lines[0]
        assert (line.counted, line.standing, line.why.steps[-1].paragraph) == (0, Standing.NO_ABSENCE, paragraph)


def test_order_is_that_of_time_also_within_a_day_and_over_midnight():
    early = lesson(1, 60, starts_at=instant(date(2026, 9, 1), time(23, 30)))
    late = lesson(0, 840, "noted_health", starts_at=instant(date(2026, 9, 2), time(0, 15)))
    for given in ([early, late], [late, early]):
        assert maths(pupil_year(given)).counted == 840  # A17, not A16


def test_order_holds_in_the_hour_that_comes_twice():
    first = lesson(0, 60, starts_at=datetime(2026, 10, 25, 0, 30, tzinfo=UTC))  # 02.30 summer time
    second = lesson(1, 840, "noted_health", starts_at=datetime(2026, 10, 25, 1, 15, tzinfo=UTC))  # 02.15 again
    assert maths(pupil_year([second, first])).counted == 840


def test_a_documented_risk_holds_for_its_days():
    own = [lesson(0, 840), lesson(1, 60, "own_notice"), lesson(2, 60, "own_notice"), lesson(3, 60, "own_notice")]
    day = own[2].day
    answer = maths(replace(pupil_year(own), risk=(Period.through(day, day),)))
    assert [line.counted for line in answer.lines] == [840, 60, 0, 60]


def test_two_religious_days_a_year_over_all_subjects():
    holiday = {"ground": Ground.RELIGIOUS, "evidence": Evidence.DOCUMENTED}
    days = [lesson(0, 45, **holiday, subject="NOR1267"), lesson(3, 45, **holiday)]
    same_day = lesson(7, 45, **holiday, starts_at=days[1].starts_at.replace(hour=11))
    third = lesson(9, 45, **holiday)
    unproved = lesson(2, 45, ground=Ground.RELIGIOUS)
    refused = lesson(1, 45, **holiday, set_aside=True)
    answer = maths(pupil_year([third, same_day, *days, unproved, refused]))

    assert [(line.absence.lesson, line.counted) for line in answer.lines] == [(1, 0), (2, 45), (3, 0), (7, 0), (9, 45)]
    assert answer.lines[-1].why.steps[-1].render() == "Bare 2 slike dager i året er unntatt: 45 min teller."
    assert settle(pupil_year(days, subjects=(SubjectYear("NOR1267", 56),))).subjects[0].counted == 0


@pytest.mark.parametrize("late", [0, 1, 14, 15, 16])
def test_coming_late_is_absence_from_the_school_s_threshold(late):
    part = lesson(0, 20 + late, late_minutes=late, whole=False)
    answer = maths(pupil_year([part]), AbsenceSettings(late_threshold_minutes=15))
    assert answer.counted == (20 if late < 15 else 20 + late)
    assert ("AD-6" in answer.lines[0].why.rule_ids) is (0 < late < 15)
    assert maths(pupil_year([part]), AbsenceSettings(late_threshold_minutes=0)).counted == 20 + late


def test_a_note_that_comes_in_june_counts_from_its_day_in_autumn():
    told = [
        lesson(0, 600, ground=Ground.WELFARE, evidence=Evidence.AWAITED),
        lesson(1, 600),
        lesson(2, 90, "noted_health"),
    ]
    before = maths(pupil_year(told))
    after = maths(pupil_year([replace(told[0], evidence=Evidence.DOCUMENTED), *told[1:]]))
    assert (before.counted, after.counted) == (1200, 690)
    assert [line.counted for line in after.lines] == [0, 600, 90]


def test_a_subject_the_pupil_does_not_have():
    with pytest.raises(KeyError):
        settle(pupil_year()).of("REA3056")


@pytest.mark.parametrize(
    "facts", [{"annual_hours": 0}, {"annual_hours": 5, "reduced_hours": 0}, {"annual_hours": 5, "lesson_minutes": 0}]
)
def test_hours_are_positive(facts):
    with pytest.raises(ValueError, match="positive"):
        SubjectYear(MATHS, **facts)


def test_amounts_are_written_as_what_they_are():
    answer = maths(pupil_year([lesson(0, 90)]))
    assert [step.render() for step in answer.full_explanation] == [
        "Ikke meldt: 90 min teller.",
        "90 min teller i faget, 0 min teller ikke.",
        "Faget har 140 timer i året.",
        "Grensen er 10,00 % av dem: 840 min.",
        "1,08 % er innenfor grensen: 750 min igjen.",
    ]
    assert isinstance(answer.lines[0].why.steps[-1].result, Minutes)


def test_a_subject_stands_once_for_each_school():
    pupil_year(subjects=(SubjectYear(MATHS, 140), SubjectYear(MATHS, 140, school=1)))
    with pytest.raises(ValueError, match="once"):
        pupil_year(subjects=(SubjectYear(MATHS, 140), SubjectYear(MATHS, 84)))
