"""The decision for named people, line by line in a table, and its boundaries in time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.law.access.school import ACTORS, FACTS, NOW, PUPILS, SCHOOL, YEAR, guardians
from tests.law.cases import cases
from vidar.law.access import (
    Condition,
    HeldRole,
    Login,
    Object,
    Opening,
    Part,
    Reason,
    Relation,
    Role,
    Verb,
    decide,
)
from vidar.law.basis import explain, start_of_day, step
from vidar.law.people import GuardianReason

ROWS = cases("access.csv")


def _decide(row: dict[str, str], *conditions: Condition, at: datetime = NOW):
    who, about = row["who"], row["about"]
    subject = replace(
        PUPILS[about],
        guardian=guardians(who, about),
        conditions=frozenset(conditions),
        **FACTS.get((who, about), {}),
    )
    openings = [Opening(*row["opened"].split())] if row["opened"] else []
    return decide(ACTORS[who], Verb(row["verb"]), Object(row["object"]), subject, at=at, openings=openings)


def _name(row: dict[str, str]) -> str:
    return "-".join(row[each] for each in ("who", "verb", "object", "about", "opened"))


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_each_line_of_the_table(row):
    decision = _decide(row)
    scope = "" if decision.scope is None else " ".join((*decision.scope.parts, *decision.scope.handling))

    assert (decision.reason, scope) == (row["answer"], row["scope"])
    assert decision.allowed is (row["answer"] == "allowed")
    assert all(each.render() for each in decision.explanation)


def test_the_table_has_every_reason_that_does_not_need_a_shared_record():
    shared = {Reason.NOT_SHARED, Reason.NO_CO_SIGNATURE}

    assert {row["answer"] for row in ROWS} == set(Reason) - shared


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["answer"].endswith(("not_named", "other_owner"))], ids=_name
)
def test_what_is_told_of_protected_people_and_other_owners_gives_nothing_away(row):
    decision = _decide(row)

    assert decision.rule_id == ("AD-P4" if row["answer"] == "not_named" else "SE-2")
    assert decision.explanation == explain(
        step(
            "SE-2",
            "F §20-2",
            "Du har ikke tilgang til dette.",
            result=False,
            verb=Verb(row["verb"]),
            object=Object(row["object"]),
        )
    )


@pytest.mark.parametrize(
    ("who", "obj", "about", "rule_id"),
    [
        ("Ingrid", "timetable", "Jonas", "GU-3"),
        ("Per", "timetable", "Kari", "GU-5"),
        ("Runa (counsellor)", "contacts", "Nina (confidential address)", "AD-P4"),
        ("Tor", "timetable", "Kari", "SE-2"),
        ("Anne", "personalia", "Kari", "SE-2"),
    ],
)
def test_the_rule_behind_is_named(who, obj, about, rule_id):
    decision = _decide({"who": who, "verb": "read", "object": obj, "about": about, "opened": ""})

    assert (decision.rule_id, decision.explanation.steps[-1].rule_id) == (rule_id, rule_id)


def test_a_guardian_kept_out_by_protection_is_told_nothing_of_it():
    kari = guardians("Ingrid", "Kari")[0]
    kept_out = replace(kari, basis=None, reason=GuardianReason.STRICT_PROTECTION)
    sol = replace(PUPILS["Sol (strictly protected)"], guardian=(kept_out,))

    assert decide(ACTORS["Ingrid"], Verb.READ, Object.TIMETABLE, sol, at=NOW).rule_id == "AD-P4"


@pytest.mark.parametrize(
    ("who", "verb", "obj", "about", "condition"),
    [
        ("Kari", "read", "exam_result", "Kari", Condition.RELEASED),
        ("Ingrid", "read", "contacts", "Kari", Condition.OWN_RECORD),
        ("Ingrid", "read", "applications", "Kari", Condition.PUPIL_SHARES),
        ("Ingrid", "read", "applications", "Kari", Condition.MUST_CO_SIGN),
        ("Anne", "write", "remarks", "Kari", Condition.OWN_RECORD),
        ("Anne", "write", "applications", "Kari", Condition.ASKED),
        ("Anne", "read", "messages", "Jonas", Condition.OWN_RECORD),
        ("Runa (counsellor)", "write", "confidential_notes", "Jonas", Condition.OWN_RECORD),
    ],
)
def test_what_must_hold_of_the_record(who, verb, obj, about, condition):
    row = {"who": who, "verb": verb, "object": obj, "about": about, "opened": ""}
    others = set(Condition) - {condition, Condition.PUPIL_SHARES, Condition.MUST_CO_SIGN}

    assert not _decide(row).allowed
    assert not _decide(row, *others).allowed
    assert _decide(row, condition).allowed


@pytest.mark.parametrize(
    ("conditions", "reason"),
    [((), Reason.NOT_SHARED), ((Condition.ASKED,), Reason.NOT_SHARED), ((Condition.RELEASED,), Reason.NOT_SHARED)],
)
def test_a_guardian_is_told_that_an_application_is_not_shared(conditions, reason):
    row = {"who": "Ingrid", "verb": "read", "object": "applications", "about": "Kari", "opened": ""}

    assert _decide(row, *conditions).reason is reason


def test_roles_begin_and_end_at_local_midnight():
    row = {"who": "Liv", "verb": "read", "object": "personalia", "about": "Kari", "opened": ""}
    begins, ends = start_of_day(YEAR.start), start_of_day(YEAR.end)
    second = timedelta(seconds=1)

    assert [_decide(row, at=at).allowed for at in (begins - second, begins, ends - second, ends)] == [
        False,
        True,
        True,
        False,
    ]


def test_an_answer_about_a_guardian_is_not_trusted_on_another_day():
    row = {"who": "Ingrid", "verb": "read", "object": "timetable", "about": "Kari", "opened": ""}

    assert _decide(row).allowed
    assert _decide(row, at=NOW + timedelta(days=1)).reason is Reason.NO_ROLE


def test_a_moment_without_time_zone_is_refused():
    row = {"who": "Liv", "verb": "read", "object": "personalia", "about": "Kari", "opened": ""}

    with pytest.raises(ValueError, match="time zone"):
        _decide(row, at=datetime(2026, 11, 24, 10))  # noqa: DTZ001 - that is the point


def test_a_teacher_of_two_schools_needs_the_one_the_pupil_is_at():
    tor = ACTORS["Tor"]
    kari = replace(PUPILS["Kari"], teaches_group=True)
    both = replace(tor, roles=(*tor.roles, HeldRole(Role.TEACHER, SCHOOL, YEAR)))

    assert decide(tor, Verb.READ, Object.PERSONALIA, kari, at=NOW).reason is Reason.OTHER_SCHOOL
    assert decide(both, Verb.READ, Object.PERSONALIA, kari, at=NOW).scope.relations == {Relation.SUBJECT_TEACHER_OF}


def test_several_roles_add_up_and_each_explains_itself():
    anne = ACTORS["Anne"]
    both = replace(anne, roles=(*anne.roles, HeldRole(Role.TIMETABLER, SCHOOL, YEAR)))
    kari = replace(PUPILS["Kari"], teaches_group=True)
    decision = decide(both, Verb.READ, Object.PERSONALIA, kari, at=NOW)

    assert decision.scope.relations == {Relation.SUBJECT_TEACHER_OF, Relation.TIMETABLER_AT_SCHOOL}
    assert [(each.rule_id, dict(each.inputs)["role"]) for each in decision.explanation] == [
        ("SE-2", Role.TEACHER),
        ("SE-2", Role.TIMETABLER),
    ]
    assert dict(decision.explanation.steps[0].inputs)["login"] is Login.FEIDE


def test_the_explanation_of_an_access_tells_its_ground_first():
    guardian = {"who": "Ingrid", "verb": "read", "object": "timetable", "about": "Kari", "opened": ""}
    named = {"who": "Omar", "verb": "read", "object": "personalia", "about": "Sol (strictly protected)", "opened": ""}

    assert _decide(guardian).explanation.rule_ids == ("GU-2", "SE-2")
    assert _decide(named).explanation.rule_ids == ("AD-P4", "SE-2")


def test_a_guardian_with_two_ties_has_what_either_opens():
    minor = guardians("Ingrid", "Kari")
    foster = guardians("Grete (foster parent)", "Kari")
    kari = replace(PUPILS["Kari"], guardian=foster + minor)
    decision = decide(ACTORS["Ingrid"], Verb.READ, Object.TIMETABLE, kari, at=NOW)

    assert decision.scope.relations == {Relation.GUARDIAN_MINOR}
    assert decision.explanation.rule_ids == ("GU-2", "SE-2")


def test_a_scope_tells_which_parts_are_open():
    part = _decide({"who": "Anne", "verb": "read", "object": "contacts", "about": "Kari", "opened": ""}).scope
    whole = _decide({"who": "Liv", "verb": "read", "object": "contacts", "about": "Kari", "opened": ""}).scope

    assert (part.sees(Part.PHONE), part.sees(Part.NAME), part.sees(Part.WHOLE)) == (True, False, False)
    assert (whole.sees(Part.PHONE), whole.sees(Part.WHOLE)) == (True, True)


def test_a_named_principal_reads_a_protected_address():
    sol = replace(PUPILS["Sol (strictly protected)"], is_named_for_protected=True)

    assert decide(ACTORS["Liv"], Verb.READ, Object.PROTECTED_ADDRESS, sol, at=NOW).allowed


def test_facts_take_texts_and_refuse_unknown_ones():
    kari = replace(PUPILS["Kari"], protection="strict", teaches_group=True, conditions={"own"})

    assert decide(ACTORS["Anne"], Verb.READ, Object.TIMETABLE, kari, at=NOW).reason is Reason.NOT_NAMED
    assert HeldRole("teacher", SCHOOL, YEAR).role is Role.TEACHER
    assert Opening("timetable", "guardian_adult", "read") == Opening(Object.TIMETABLE, Role.GUARDIAN_ADULT, Verb.READ)
    for build in (
        lambda: replace(kari, protection="secret"),
        lambda: replace(kari, conditions={"maybe"}),
        lambda: HeldRole("janitor", SCHOOL, YEAR),
        lambda: Opening("timetable", "guardian_adult", "look"),
    ):
        with pytest.raises(ValueError, match="is not a valid"):
            build()


def test_the_owners_own_day_decides_not_the_day_in_london():
    late = datetime(2026, 7, 31, 22, 30, tzinfo=UTC)
    liv = ACTORS["Liv"]

    assert liv.roles[0].period.start == date(2026, 8, 1)
    assert decide(liv, Verb.READ, Object.PERSONALIA, PUPILS["Kari"], at=late).allowed
