"""`decide` for one record and `visible_people` in SQL are the same rule: every actor, person, object and verb."""

from collections import Counter
from functools import cache
from types import SimpleNamespace

import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck, given, settings

from tests.access.acting import acting, sees
from tests.access.loading import load
from tests.access.worlds import worlds
from tests.factories.curriculum import make_programme_area, make_subject
from tests.factories.schools import make_owner, make_school, make_school_year
from vidar.access import records
from vidar.access.capacities import capacities_in
from vidar.access.records import NotVisibleError, find_pupil, find_record
from vidar.access.standing import load_standing
from vidar.access.visibility import visible_people
from vidar.law.access import Object, Relation, Verb
from vidar.law.access.grants import grants_for
from vidar.tenancy.wall import owner_scope

EVERYTHING = [(obj, verb) for obj in Object for verb in Verb]
ASKED = [(obj, verb) for obj, verb in EVERYTHING if grants_for(obj, verb)]
EVERY_RELATION = frozenset(Relation) - {Relation.EXAMINER_OF_PARTY}  # nobody examines yet


@pytest.fixture
def two_counties(wall_db):
    """Return two owners with two schools and a year each; the people come and go with each example."""
    make_programme_area()
    make_subject()
    found = []
    for code in ("34", "50"):
        owner = make_owner(code, f"Fylke {code}", slug=f"fylke-{code}")
        schools = [make_school(owner, slug=f"skole-{code}-{number}") for number in range(2)]
        with owner_scope(owner.id):
            found.append(SimpleNamespace(owner=owner, schools=schools, year=make_school_year()))
    return found


def actors_of(person, world):
    """Return the person in every capacity held at this moment."""
    standing = load_standing(owner_id=person.owner_id, person_id=person.id, at=world.at, today=world.today)
    for capacity in capacities_in(standing):
        yield acting(person, capacity.kind, world.at, school_id=capacity.school_id)


def allowed_by_decide(actor, everybody, obj, verb, seen, *, find=find_record):
    """Return the ids of those whose record opens, one by one."""
    found = set()
    for person in everybody:
        try:
            record = find(actor, person.id, obj, verb=verb)
        except NotVisibleError:
            continue
        found.add(record.person_id)
        seen.update(record.decision.scope.relations)
    return found


def allowed_by_sql(actor, obj, verb, answers, **how):
    """Return the ids that the subselect gives; the same statement is asked once for each actor."""
    statement, parameters = visible_people(actor, obj, verb, **how)
    key = statement, repr(parameters)
    if key not in answers:
        with connections["default"].cursor() as cursor:
            cursor.execute(f"SELECT id FROM ({statement}) AS visible (id)", parameters)
            answers[key] = [row[0] for row in cursor.fetchall()]
    assert len(answers[key]) == len(set(answers[key])), "a person twice"
    return set(answers[key])


def disagreements(actor, everybody, pupils, seen):
    """Return (object, verb, by decide, by SQL) wherever the two differ, of anybody and of pupils as pupils."""
    answers = {}
    for obj, verb in ASKED:
        one_by_one = allowed_by_decide(actor, everybody, obj, verb, seen)
        at_once = allowed_by_sql(actor, obj, verb, answers)
        if one_by_one != at_once:
            yield obj.value, verb.value, one_by_one - at_once, at_once - one_by_one
        one_by_one = allowed_by_decide(actor, everybody, obj, verb, seen, find=find_pupil)
        at_once = allowed_by_sql(actor, obj, verb, answers, as_pupils=True) & pupils
        if one_by_one != at_once:
            yield "pupils", obj.value, verb.value, one_by_one - at_once, at_once - one_by_one


def check(world, two_counties, seen):
    """Fill both owners with the world, and ask as everybody of the first about everybody of both."""
    home, away = two_counties
    with transaction.atomic():
        with owner_scope(away.owner.id):
            strangers = load(world, away.schools, away.year)
        with owner_scope(home.owner.id):
            people = load(world, home.schools, home.year)
            pupils = {people[number].id for number, _school, _days in world.enrolments}
            for person in people:
                for actor in actors_of(person, world):
                    found = list(disagreements(actor, [*people, *strangers], pupils, seen))
                    assert found == [], (actor.capacity, actor.school_id, person.given_name)
        transaction.set_rollback(True)


def test_decide_and_sql_agree(two_counties, monkeypatch):
    """What is loaded of a person is the same for every object: it is loaded once for each pair of people."""
    seen = Counter()
    fetch_one = records.fetch_one

    @settings(max_examples=min(settings().max_examples * 5 // 6, 300), suppress_health_check=[HealthCheck.too_slow])
    @given(worlds())
    def agree(world):
        loaded = cache(lambda row, statement, parameters: fetch_one(row, statement, dict(parameters)))
        monkeypatch.setattr(
            records, "fetch_one", lambda row, statement, parameters: loaded(row, statement, tuple(parameters.items()))
        )
        check(world, two_counties, seen)

    agree()
    assert {relation for relation in EVERY_RELATION if not seen[relation]} == set()


def test_what_no_cell_of_the_matrix_gives_nobody_sees(small_school, school_morning):
    nothing = [pair for pair in EVERYTHING if pair not in ASKED]
    with owner_scope(small_school.owner.id):
        actor = acting(small_school.liv, "staff", school_morning, school_id=small_school.home.id)
        visible = {pair: allowed_by_sql(actor, *pair, {}) for pair in nothing}
        assert sees(actor, small_school.kari)
    assert visible == {pair: set() for pair in nothing}
    assert len(nothing) > 20
