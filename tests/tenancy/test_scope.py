"""owner_scope: one owner for one transaction, and nothing of it afterwards."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import FieldFetchBlocked
from django.db import DatabaseError, InternalError, connections, transaction

from tests.factories.people import make_person
from tests.tenancy.catalog import tenant_models
from vidar.enrolment.models import Enrolment
from vidar.people.models import Person
from vidar.tenancy.sql import fetch_all, fetch_one
from vidar.tenancy.wall import NestedOwnerError, NoOwnerError, current_scope, has_scope, owner_scope


def value_of(name):
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true), pg_backend_pid()", [name])
        return cursor.fetchone()


@pytest.mark.parametrize("model", tenant_models(), ids=lambda model: model._meta.label)
def test_query_without_an_owner_raises(model):
    with pytest.raises(NoOwnerError):
        model.objects.all()


@pytest.mark.parametrize("fetch", [fetch_all, fetch_one])
def test_statement_without_an_owner_raises(fetch):
    with pytest.raises(NoOwnerError):
        fetch(tuple, "SELECT 1")


def test_scope_tells_whose_rows_and_who_acts(two_owners):
    rows = two_owners.mine
    with owner_scope(rows.owner.id, actor_id=rows.teacher.id, read_only=True) as scope:
        assert current_scope() is scope
        assert (scope.owner_id, scope.actor_id, scope.read_only) == (rows.owner.id, rows.teacher.id, True)
    assert has_scope() is False


def test_nested_scope_is_refused_and_the_first_stays(two_owners):
    mine, theirs = two_owners.mine, two_owners.theirs
    with owner_scope(mine.owner.id):
        with pytest.raises(NestedOwnerError), owner_scope(theirs.owner.id):
            pass
        assert set(Person.objects.values_list("owner_id", flat=True)) == {mine.owner.id}


def test_scopes_may_follow_each_other(two_owners):
    seen = []
    for rows in (two_owners.mine, two_owners.theirs):
        with owner_scope(rows.owner.id):
            seen.append(set(Person.objects.values_list("owner_id", flat=True)))
    assert seen == [{two_owners.mine.owner.id}, {two_owners.theirs.owner.id}]


@pytest.mark.parametrize("name", ["vidar.owner_id", "vidar.actor_id", "vidar.reason", "transaction_read_only"])
def test_nothing_is_left_for_the_next_transaction_on_the_connection(two_owners, name):
    clean, connection = value_of(name)
    with owner_scope(two_owners.mine.owner.id, actor_id=1, reason="her", read_only=True):
        inside, same = value_of(name)
    after, still = value_of(name)
    assert connection == same == still
    assert inside not in {"", "off", None}
    assert (after or "") == ({"transaction_read_only": "off"}.get(name, ""))
    assert (clean or "") == (after or "")


def test_nothing_is_left_after_an_error(two_owners):
    with pytest.raises(RuntimeError, match="stop"), owner_scope(two_owners.mine.owner.id):
        raise RuntimeError("stop")
    assert has_scope() is False
    assert (value_of("vidar.owner_id")[0] or "") == ""


def test_nothing_is_left_after_a_statement_that_failed(two_owners):
    with pytest.raises(DatabaseError), owner_scope(two_owners.mine.owner.id):
        fetch_all(tuple, "SELECT 1/0")
    assert has_scope() is False
    with transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_person")
        assert cursor.fetchone() == (0,)


def test_owner_ends_with_the_scope_inside_a_longer_transaction(two_owners):
    with transaction.atomic():
        with owner_scope(two_owners.mine.owner.id):
            assert Person.objects.count() == 3
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM people_person")
            assert cursor.fetchone() == (0,)


def test_read_only_scope_refuses_every_write(two_owners):
    with (
        pytest.raises(InternalError, match="read-only transaction"),
        owner_scope(two_owners.mine.owner.id, read_only=True),
    ):
        make_person()


def test_read_only_scope_cannot_be_opened_for_writing_again(two_owners):
    with owner_scope(two_owners.mine.owner.id, read_only=True), transaction.atomic():
        with connections["default"].cursor() as cursor, pytest.raises(DatabaseError):
            cursor.execute("SET LOCAL transaction_read_only = off")
        transaction.set_rollback(True)


def _add_and_fail(owner):
    with owner_scope(owner):
        make_person("Nils", "Nes")
        raise RuntimeError("stop")


def test_scope_rolls_back_as_a_whole(two_owners):
    owner = two_owners.mine.owner.id
    with pytest.raises(RuntimeError, match="stop"):
        _add_and_fail(owner)
    with owner_scope(owner):
        assert list(Person.objects.filter(given_name="Nils")) == []


def test_scope_of_one_thread_is_not_another_threads(two_owners):
    with owner_scope(two_owners.mine.owner.id), ThreadPoolExecutor(1) as pool:
        assert pool.submit(has_scope).result() is False


def test_related_rows_are_not_fetched_one_by_one(two_owners):
    with owner_scope(two_owners.mine.owner.id):
        enrolment = Enrolment.objects.get()
        with pytest.raises(FieldFetchBlocked):
            _ = enrolment.pupil
