"""`decide` against two other readings of the same law: the set that SQL is made of, and the table itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.access import naive, school
from vidar.law.access import (
    ActorFacts,
    Condition,
    HeldRole,
    Login,
    Object,
    Opening,
    Role,
    SubjectFacts,
    Verb,
    allowed_relations,
    decide,
    held_relations,
)
from vidar.law.basis import Period, explain, step
from vidar.law.people import GuardianAccess, GuardianBasis, GuardianReason, Protection

NOW = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
TODAY = date(2026, 11, 24)
SMALL = st.integers(1, 2)
HOME = {Role.PUPIL, Role.GUARDIAN_MINOR, Role.GUARDIAN_ADULT, Role.OTHER_CONTACT}
EVERYTHING_OPENED = [Opening(*cell) for cell in product(Object, Role, Verb)]

PERIODS = st.sampled_from(
    [
        Period(TODAY - timedelta(days=1)),
        Period(TODAY, TODAY + timedelta(days=1)),
        Period(TODAY - timedelta(days=1), TODAY),
        Period(TODAY + timedelta(days=1)),
    ]
)
ROLES = st.builds(HeldRole, st.sampled_from([role for role in Role if role not in HOME]), st.none() | SMALL, PERIODS)
ACTORS = st.builds(
    ActorFacts,
    person_id=SMALL,
    owner_id=st.just(1),
    login=st.sampled_from(Login),
    roles=st.lists(ROLES, max_size=5).map(tuple),
)
GUARDIANS = st.builds(
    GuardianAccess,
    st.none() | st.sampled_from(GuardianBasis),
    st.sampled_from(GuardianReason),
    st.sampled_from([TODAY, TODAY - timedelta(days=1)]),
    st.just(explain(step("GU-2", "", "Fordi."))),
)
SUBJECTS = st.builds(
    SubjectFacts,
    person_id=st.none() | SMALL,
    owner_id=st.sampled_from([1, 1, 1, 2]),
    school_ids=st.frozensets(SMALL),
    protection=st.sampled_from(Protection),
    guardian=st.lists(GUARDIANS, max_size=2).map(tuple),
    teaches_group=st.booleans(),
    is_contact_teacher=st.booleans(),
    is_named_for_protected=st.booleans(),
    examines_party=st.booleans(),
    conditions=st.frozensets(st.sampled_from(Condition)),
)
OPENINGS = st.sets(
    st.builds(Opening, st.sampled_from(Object), st.sampled_from(Role), st.sampled_from(Verb)), max_size=9
)


def _both_readings(actor, verb, obj, subject, openings) -> None:
    decision = decide(actor, verb, obj, subject, at=NOW, openings=openings)
    relations = allowed_relations(
        obj, verb, openings, conditions=subject.conditions, protection=subject.protection
    ) & held_relations(actor, subject, at=NOW)

    assert decision.allowed is bool(relations)
    assert decision.allowed is naive.may(actor, verb, obj, subject, day=TODAY, openings=openings)
    assert (decision.scope.relations if decision.scope else frozenset()) == relations
    assert (decision.reason == "allowed") is decision.allowed
    assert all(each.render() for each in decision.explanation)


@pytest.mark.parametrize("who", school.ACTORS)
def test_everything_about_everyone_in_the_school(who):
    for about, subject in school.PUPILS.items():
        facts = replace(subject, guardian=school.guardians(who, about), **school.FACTS.get((who, about), {}))
        at_best = replace(facts, conditions=frozenset(Condition))
        for obj, verb in product(Object, Verb):
            opened = [each for each in EVERYTHING_OPENED if each.object is obj]
            _both_readings(school.ACTORS[who], verb, obj, facts, [])
            _both_readings(school.ACTORS[who], verb, obj, facts, opened)
            _both_readings(school.ACTORS[who], verb, obj, at_best, opened)


@settings(max_examples=150)
@given(ACTORS, SUBJECTS, OPENINGS, st.sampled_from(Verb))
def test_every_object_between_random_people(actor, subject, openings, verb):
    for obj in Object:
        _both_readings(actor, verb, obj, subject, openings)


@given(ACTORS, SUBJECTS, st.sampled_from(Object), st.sampled_from(Verb), OPENINGS)
def test_more_openings_never_take_access_away(actor, subject, obj, verb, openings):
    closed = decide(actor, verb, obj, subject, at=NOW)
    opened = decide(actor, verb, obj, subject, at=NOW, openings=openings)

    assert opened.allowed or not closed.allowed


@given(ACTORS, SUBJECTS, st.sampled_from(Verb))
def test_no_staff_pass_strict_protection_without_being_named(actor, subject, verb):
    stranger = replace(subject, person_id=3, protection=Protection.STRICT, guardian=(), is_named_for_protected=False)

    assert not any(decide(actor, verb, obj, stranger, at=NOW, openings=EVERYTHING_OPENED).allowed for obj in Object)
