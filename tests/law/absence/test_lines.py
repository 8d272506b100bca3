"""Why each absence counts, or not: the sentences, with their rule and paragraph."""

from dataclasses import replace

import pytest

from tests.law.absence.years import MATHS, lesson, pupil_year
from vidar.law.absence import LimitStatus, settle
from vidar.law.attendance import Evidence, Ground

HEALTH, WELFARE = Ground.HEALTH, Ground.WELFARE
NONE, OWN, AWAITED, NOTE, DOCUMENTED, REJECTED = Evidence


@pytest.mark.parametrize(
    ("before", "ground", "evidence", "rule", "paragraph", "says"),
    [
        (0, None, NONE, "AB-1", "F §9-8(1)", "Ikke meldt: 45 min teller."),
        (0, Ground.REPORTED, DOCUMENTED, "AB-1", "F §9-8(1)", "Meldt, men ikke av en grunn som loven unntar: 45 min teller."),
        (0, WELFARE, NONE, "AB-4", "F §9-8(2) b", "Årsaken er ikke dokumentert: 45 min teller."),
        (0, WELFARE, AWAITED, "AB-4", "F §9-8(2) b", "Dokumentasjonen er ikke levert ennå: 45 min teller."),
        (0, WELFARE, REJECTED, "AB-4", "F §9-8(2) b", "Dokumentasjonen er ikke godtatt: 45 min teller."),
        (0, WELFARE, OWN, "AB-4", "F §9-8(2) b", "Årsaken er ikke dokumentert: 45 min teller."),
        (900, WELFARE, DOCUMENTED, "AB-4", "F §9-8(2) b", "Dokumentert grunn som er unntatt: 45 min teller ikke."),
        (900, WELFARE, NOTE, "AB-4", "F §9-8(2) b", "Dokumentert grunn som er unntatt: 45 min teller ikke."),
        (0, HEALTH, AWAITED, "AB-5", "F §9-8(3)", "Dokumentasjonen er ikke levert ennå: 45 min teller."),
        (0, HEALTH, OWN, "AB-5", "F §9-8(3)", "Egenmelding for helse før grensen er nådd: 45 min teller."),
        (0, HEALTH, DOCUMENTED, "AB-5", "F §9-8(3)", "Egenmelding for helse før grensen er nådd: 45 min teller."),
        (
            840, HEALTH, OWN, "AB-5", "F §9-8(3)",
            "Egenmelding for helse. Grensen er nådd, og da trengs bekreftelse fra helsepersonell: 45 min teller.",
        ),
        (
            795, HEALTH, NOTE, "AB-8", "F §9-8(3)",
            "Helsefravær før grensen er nådd teller, også med bekreftelse fra helsepersonell: 45 min teller.",
        ),
        (
            840, HEALTH, NOTE, "AB-5", "F §9-8(3)",
            "Grensen er nådd, og helsepersonell har bekreftet fraværet: 45 min teller ikke.",
        ),
        (810, HEALTH, NOTE, "AB-10", "F §9-8(3)", "Grensen nås i denne timen: 30 min teller, 15 min teller ikke."),
        (0, Ground.SCHOOL_ACTIVITY, NONE, "AT-4", "F §9-9(5)", "Rettighet eller annet opplegg på skolen: 45 min er ikke fravær."),
    ],
)  # fmt: skip
def test_each_reason(before, *, ground, evidence, rule, paragraph, says):
    first = [lesson(0, before)] if before else []
    line = settle(pupil_year([*first, lesson(1, 45, ground=ground, evidence=evidence)])).of(MATHS).lines[-1]
    step = line.why.steps[-1]

    assert (step.rule_id, step.paragraph, step.render()) == (rule, paragraph, says)
    assert (step.result, line.counted + line.free) == (line.counted, 45)


@pytest.mark.parametrize(
    ("before", "says"),
    [
        (795, "Helsefravær før grensen er nådd, også med høyere risiko: 45 min teller."),
        (840, "Egenmelding er nok etter grensen, fordi høyere risiko er dokumentert: 45 min teller ikke."),
    ],
)
def test_with_a_documented_risk(before, says):
    year = pupil_year([lesson(0, before), lesson(1, 45, "own_notice")], risk=True)
    step = settle(year).of(MATHS).lines[-1].why.steps[-1]
    assert (step.rule_id, step.render()) == ("AB-6", says)


def test_what_the_principal_has_set_aside_is_no_absence():
    line = settle(pupil_year([lesson(0, 45, set_aside=True)])).of(MATHS).lines[0]
    assert line.why.steps[-1].render() == "Rektor har bestemt at dette ikke skal føres: 45 min er ikke fravær."
    assert not line.on_document


def test_coming_late_is_told_first():
    late = lesson(0, 25, late_minutes=5, whole=False)
    line = settle(pupil_year([late])).of(MATHS).lines[0]
    assert [step.render() for step in line.why] == [
        "For sent med 5 min, mindre enn 15 min: 5 min er ikke fravær.",
        "Ikke meldt: 20 min teller.",
    ]


def test_over_the_limit_says_by_how_much_and_what_the_principal_may():
    for minutes, says, status in (
        (
            900,
            "900 min er ikke over 15,00 % (1260 min): rektor selv kan bestemme at eleven får karakter.",
            "principal_may",
        ),
        (1261, "1261 min er over 15,00 % (1260 min): rektor kan ikke gjøre unntak.", "over"),
    ):
        answer = settle(pupil_year([lesson(0, minutes)])).of(MATHS)
        assert answer.explanation.steps[-1].render() == says
        assert answer.status is LimitStatus(status)


def test_reduced_hours_are_told():
    year = pupil_year()
    year = replace(year, subjects=(replace(year.subjects[0], reduced_hours=70),))
    says = [step.render() for step in settle(year).of(MATHS).explanation]
    assert "Eleven har mer opplæring med 70 timer av 140 i faget dette året." in says


def test_coming_so_little_late_that_nothing_is_left_is_all_there_is_to_say():
    line = settle(pupil_year([lesson(0, 14, late_minutes=14, whole=False)])).of(MATHS).lines[0]
    assert [(step.rule_id, step.result) for step in line.why] == [("AD-6", 0)]
