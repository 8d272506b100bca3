"""What absence, warnings and grounds mean for a grade, and who decides between ten and fifteen per cent."""

from datetime import UTC, datetime

import pytest

from tests.law.absence.years import MATHS, lesson, pupil_year
from vidar.law.absence import (
    Assessment,
    Outcome,
    SentWarning,
    SubjectYear,
    WarningGround,
    check_discretion,
    decide_grade,
    settle,
)
from vidar.law.basis import Refused

INSIDE, MAY, OVER = 840, 841, 1261
BOTH = frozenset(WarningGround)
LIMIT, BASIS = frozenset({WarningGround.LIMIT}), frozenset({WarningGround.NO_BASIS})


def answer(minutes, **more):
    return settle(pupil_year([lesson(0, minutes)], **more)).of(MATHS)


def decision(minutes, *, basis=True, warned=BOTH, assessment=Assessment.FINAL, allows=None, **more):
    at = datetime(2027, 2, 1, 9, tzinfo=UTC)
    warnings = tuple(SentWarning(MATHS, assessment, ground, at) for ground in warned)
    return decide_grade(
        answer(minutes, **more), assessment, has_basis=basis, warnings=warnings, principal_allows=allows
    )


@pytest.mark.parametrize(
    ("minutes", "facts", "outcome", "remark", "needs_decision"),
    [
        (INSIDE, {}, Outcome.GRADE, None, False),
        (INSIDE, {"basis": False}, Outcome.IV_NO_BASIS, "FAM21", True),
        (INSIDE, {"basis": False, "warned": LIMIT}, Outcome.IV_NO_BASIS, "FAM21", False),
        (MAY, {}, Outcome.PRINCIPAL_MAY, "FAM51", True),
        (MAY, {"warned": BASIS}, Outcome.GRADE, None, False),
        (MAY, {"allows": True}, Outcome.GRADE, None, False),
        (MAY, {"allows": True, "basis": False}, Outcome.IV_NO_BASIS, "FAM21", True),
        (MAY, {"allows": False}, Outcome.IV_LIMIT, "FAM51", True),
        (OVER, {}, Outcome.IV_LIMIT, "FAM51", True),
        (OVER, {"allows": True}, Outcome.IV_LIMIT, "FAM51", True),
        (OVER, {"warned": frozenset()}, Outcome.GRADE, None, False),
        (OVER, {"assessment": Assessment.END_OF_YEAR}, Outcome.IV_LIMIT, "FAM51", False),
        (OVER, {"assessment": Assessment.MID_YEAR}, Outcome.GRADE, None, False),
        (OVER, {"subjects": (SubjectYear(MATHS, 140, exempt=True),)}, Outcome.NOT_GRADED, None, False),
        (OVER, {"subjects": (SubjectYear(MATHS, 140, limit_applies=False),)}, Outcome.GRADE, None, False),
    ],
)
def test_outcome(minutes, facts, *, outcome, remark, needs_decision):
    made = decision(minutes, **facts)
    assert (made.outcome, made.remark, made.needs_decision) == (outcome, remark, needs_decision)
    assert all(step.rule_id and step.paragraph and step.render() for step in made.explanation)


def test_the_last_step_says_what_settled_it():
    for minutes, facts, rule, says in (
        (MAY, {}, "AB-7", "Over grensen: ingen karakter, om ikke rektor selv bestemmer noe annet."),
        (MAY, {"allows": True}, "AB-7", "Rektor har bestemt at grensen er klart urimelig for eleven: karakter settes."),
        (OVER, {"warned": ()}, "AW-6", "Eleven er ikke varslet: grensen får ikke virkning for karakteren."),
        (INSIDE, {"basis": False, "warned": ()}, "AI-1",
         "Eleven er ikke varslet om det: rektor kan ikke vedta noe før eleven er varslet."),
    ):  # fmt: skip
        step = decision(minutes, **facts).explanation.steps[-1]
        assert (step.rule_id, step.render()) == (rule, says)


def test_only_the_principal_decides_and_only_between_the_limits_and_with_a_reason():
    check_discretion(answer(MAY), is_principal=True, reason="Lang reisevei")
    check_discretion(answer(1260), is_principal=True, reason="Lang reisevei")
    for minutes, principal, reason, says in (
        (INSIDE, True, "Lang reisevei", "Bare fravær mellom 10 og 15 % kan vurderes av rektor."),
        (OVER, True, "Lang reisevei", "Bare fravær mellom 10 og 15 % kan vurderes av rektor."),
        (MAY, False, "Lang reisevei", "Bare rektor selv kan bestemme dette. Det kan ikke delegeres."),
        (MAY, True, "  ", "Avgjørelsen må begrunnes."),
    ):
        with pytest.raises(Refused, match="AB-7") as refusal:
            check_discretion(answer(minutes), is_principal=principal, reason=reason)
        assert [step.render() for step in refusal.value.explanation] == [says]
