"""Warnings: when the duty arises, what they say, that they come once, stand, and fall away."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.law.absence.years import MATHS, lesson, pupil_year
from vidar.law.absence import (
    AbsenceSettings,
    Assessment,
    Recipient,
    SentWarning,
    SubjectYear,
    WarnedPupil,
    WarningGround,
    WarningLevels,
    WarningTime,
    in_danger,
    settle,
    valid_warnings,
    warning_from,
    warnings_due,
    warnings_to_withdraw,
)
from vidar.law.attendance import Evidence, Ground
from vidar.law.basis import instant
from vidar.law.people import LeapDay, Protection

FINAL, MID, END = Assessment.FINAL, Assessment.MID_YEAR, Assessment.END_OF_YEAR
LIMIT, NO_BASIS = WarningGround.LIMIT, WarningGround.NO_BASIS
AUTUMN, SPRING = datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2027, 3, 1, 9, tzinfo=UTC)
SECOND = date(2027, 1, 18)
KARI = WarnedPupil(date(2009, 3, 14))
DAY = timedelta(days=1)


def when(at, **more):
    return WarningTime(at, date(2026, 8, 1), SECOND, **more)


def answer(minutes, hours=140, **more):
    return settle(pupil_year([lesson(0, minutes)], hours=hours, **more)).of(MATHS)


def due(minutes, sent=(), *, at=AUTUMN, assessment=FINAL, pupil=KARI, **more):
    return warnings_due(answer(minutes), assessment, sent, pupil, when(at), **more)


def sent(at=AUTUMN - DAY, assessment=FINAL, ground=LIMIT, **more):
    return SentWarning(MATHS, assessment, ground, at, **more)


@pytest.mark.parametrize(
    ("hours", "level"),
    [(140, 504), (113, 407), (61, 220), (60, 180), (56, 168), (1, 3)],
)
def test_the_duty_arises_at_the_level_for_the_size_of_the_subject(hours, level):
    assert warning_from(answer(0, hours)) == level
    assert not in_danger(answer(level - 1, hours))
    assert in_danger(answer(level, hours))


def test_the_levels_are_the_school_s_choice_but_never_above_the_limit():
    levels = AbsenceSettings(warning_levels=WarningLevels(80, 70, 100))
    assert (warning_from(answer(0), levels), warning_from(answer(0, 100), levels)) == (672, 420)
    assert warning_from(answer(0), AbsenceSettings(warning_levels=WarningLevels(200, 200, 0))) == 840


@pytest.mark.parametrize(
    "subject",
    [SubjectYear(MATHS, None), SubjectYear(MATHS, 140, exempt=True), SubjectYear(MATHS, 140, limit_applies=False)],
)
def test_without_a_limit_there_is_no_danger_from_it(subject):
    over = answer(5000, subjects=(subject,))
    assert (warning_from(over), in_danger(over)) == (None, False)
    lacking = warnings_due(over, FINAL, (), KARI, when(AUTUMN), lacks_basis=True)
    assert [each.ground for each in lacking] == ([] if subject.exempt else [NO_BASIS])


def test_what_a_warning_says():
    (warning,) = due(660)
    assert (warning.subject, warning.school, warning.assessment, warning.ground) == (MATHS, 0, FINAL, LIMIT)
    assert (warning.counted, warning.limit, warning.percent, warning.left) == (660, 840, 786, 180)
    assert (warning.recipients, warning.by_hand, warning.again) == (tuple(Recipient), False, False)
    assert [step.render() for step in warning.explanation] == [
        "660 min av 840 min er brukt. Skolen varsler fra 504 min."
    ]
    assert [step.render() for step in warning.advice] == [
        "Møt til timene: 180 min er igjen før grensen.",
        "Lever bekreftelse fra helsepersonell for helsefravær over grensen.",
        "Dokumenter fravær av en grunn som er unntatt. Det kan gjøres etterpå.",
    ]
    assert {step.paragraph for step in (*warning.explanation, *warning.advice)} >= {"F §9-7", "F §9-8(3)"}


def test_what_it_advises_over_the_limit():
    assert due(841)[0].advice[-1].render() == "Be rektor vurdere om grensen er klart urimelig for deg."
    assert [step.rule_id for step in due(1261)[0].advice] == ["AW-7", "AW-7"]


def test_lack_of_grounds_is_warned_of_for_itself():
    both = due(660, lacks_basis=True)
    assert [each.ground for each in both] == [LIMIT, NO_BASIS]
    assert both[1].explanation.steps[0].render() == "Det kan mangle grunnlag for karakter i faget."
    assert len(both[1].advice) == 1
    assert [each.ground for each in due(0, lacks_basis=True)] == [NO_BASIS]
    assert due(0) == ()


def test_the_mid_year_assessment_knows_lack_of_grounds_only():
    assert [each.ground for each in due(900, assessment=MID, lacks_basis=True)] == [NO_BASIS]
    assert [each.ground for each in due(900, assessment=END)] == [LIMIT]


def test_not_twice_for_the_same():
    assert due(660, [sent()]) == ()
    assert due(900, [sent()]) == ()
    assert [each.ground for each in due(660, [sent()], lacks_basis=True)] == [NO_BASIS]


@pytest.mark.parametrize(
    "other",
    [
        sent(ground=NO_BASIS),
        sent(assessment=MID),
        sent(in_writing=False),
        sent(withdrawn_at=AUTUMN),
        sent(at=AUTUMN + DAY),
        sent(school=1),
        replace(sent(), subject="NOR1267"),
    ],
)
def test_another_warning_is_not_the_same(other):
    assert len(due(660, [other])) == 1


def test_again_before_the_final_grade():
    early = sent(at=instant(SECOND, time(0)) - DAY)
    (new,) = due(660, [early], at=SPRING)
    assert new.again
    assert (
        new.explanation.steps[-1].render() == "Et tidligere varsel gjelder ikke denne vurderingen: det trengs et nytt."
    )
    assert due(660, [early, sent(at=instant(SECOND, time(0)))], at=SPRING) == ()
    assert due(660, [early], at=SPRING, settings=AbsenceSettings(new_warning_in_second_term=False)) == ()
    assert due(660, [sent(assessment=MID, ground=LIMIT)])[0].again


@pytest.mark.parametrize(
    ("sent_at", "at", "stands"),
    [
        (instant(SECOND, time(0)), SPRING, True),
        (instant(SECOND, time(0)) - timedelta(seconds=1), SPRING, False),
        (instant(date(2026, 8, 1), time(0)), AUTUMN, True),
        (instant(date(2026, 7, 31), time(23, 59)), AUTUMN, False),
        (AUTUMN, AUTUMN, True),
        (AUTUMN + timedelta(seconds=1), AUTUMN, False),
        # the last second of the first term, and the first of the second
        (AUTUMN, instant(SECOND, time(0)) - timedelta(seconds=1), True),
        (AUTUMN, instant(SECOND, time(0)), False),
    ],
)
def test_which_warnings_stand(sent_at, at, stands):
    warning = sent(at=sent_at)
    assert valid_warnings([warning], MATHS, FINAL, when(at)) == ((warning,) if stands else ())


@pytest.mark.parametrize(("days_before", "stands"), [(0, True), (13, True), (14, True), (15, False)])
def test_a_warning_leaves_a_real_chance(days_before, stands):
    time_ = when(SPRING, assessed_on=date(2027, 2, 24))
    settings = AbsenceSettings(warning_days_before=days_before)
    warning = sent(at=datetime(2027, 2, 10, 12, tzinfo=UTC))
    assert bool(valid_warnings([warning], MATHS, FINAL, time_, settings=settings)) is stands


def test_warnings_that_stand_come_in_order():
    first, second = sent(at=AUTUMN - 2 * DAY), sent(ground="no_basis")
    assert valid_warnings([second, first], MATHS, "final", when(AUTUMN)) == (first, second)


def test_it_falls_away_with_its_ground():
    warned = [sent(), sent(ground=NO_BASIS), sent(withdrawn_at=AUTUMN), replace(sent(), subject="NOR1267")]
    assert warnings_to_withdraw(answer(504), warned, when(AUTUMN), lacks_basis=True) == ()
    assert warnings_to_withdraw(answer(503), warned, when(AUTUMN), lacks_basis=True) == (warned[0],)
    assert warnings_to_withdraw(answer(503), warned, when(AUTUMN), lacks_basis=False) == tuple(warned[:2])


def test_documentation_takes_the_warning_away_and_its_loss_brings_a_new_one():
    told = lesson(0, 660, ground=Ground.WELFARE, evidence=Evidence.AWAITED)
    proved = settle(pupil_year([replace(told, evidence=Evidence.DOCUMENTED)])).of(MATHS)
    assert warnings_to_withdraw(proved, [sent()], when(AUTUMN), lacks_basis=False) == (sent(),)
    rejected = settle(pupil_year([replace(told, evidence=Evidence.REJECTED)])).of(MATHS)
    withdrawn = sent(withdrawn_at=AUTUMN)
    assert len(warnings_due(rejected, FINAL, [withdrawn], KARI, when(AUTUMN + DAY))) == 1


def test_the_mid_year_is_over_when_the_second_term_has_begun():
    warning = [sent(assessment=MID, ground=NO_BASIS)]
    for at, falls in ((AUTUMN, 1), (instant(SECOND, time(0)) - timedelta(seconds=1), 1), (instant(SECOND, time(0)), 0)):
        assert len(warnings_to_withdraw(answer(0), warning, when(at), lacks_basis=False)) == falls


@pytest.mark.parametrize(
    ("pupil", "at", "guardians"),
    [
        (KARI, datetime(2027, 3, 13, 22, 59, 59, tzinfo=UTC), True),
        (KARI, datetime(2027, 3, 13, 23, 0, tzinfo=UTC), False),
        (WarnedPupil(date(2008, 2, 29)), datetime(2026, 2, 28, 9, tzinfo=UTC), False),
        (WarnedPupil(date(2008, 2, 29), leap_day=LeapDay.MARCH_1), datetime(2026, 2, 28, 9, tzinfo=UTC), True),
    ],
)
def test_guardians_get_it_until_the_pupil_is_of_age(pupil, at, guardians):
    (warning,) = due(660, at=at, pupil=pupil)
    assert (Recipient.GUARDIANS in warning.recipients) is guardians
    assert Recipient.PUPIL in warning.recipients


@pytest.mark.parametrize(
    ("protection", "by_hand"), [("none", False), ("confidential", True), (Protection.STRICT, True)]
)
def test_a_protected_address_is_handed_its_letter(protection, by_hand):
    assert due(660, pupil=WarnedPupil(date(2009, 3, 14), protection))[0].by_hand is by_hand
