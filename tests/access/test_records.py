"""Opening a record: allowed and noted, or as if it were not there."""

import pytest
from django.db import DatabaseError, connections

from tests.access.acting import acting
from tests.factories.access import in_wall_of
from tests.factories.days import THIS_MORNING
from tests.factories.enrolment import make_staff_assignment
from tests.tenancy.catalog import ask
from vidar.access.looks import note_look
from vidar.access.records import NotVisibleError, find_pupil, find_record, open_record
from vidar.law.access import Object, Part, Reason, Verb
from vidar.tenancy.wall import owner_scope


def looks():
    return ask("SELECT owner_id, actor_id, capacity, purpose, person_ids FROM access_lookevent ORDER BY id")


@pytest.fixture
def anne(small_school):
    """Anne at work, in her own read-only transaction."""
    with in_wall_of(small_school.anne, read_only=True):
        yield acting(small_school.anne, "staff", THIS_MORNING, school_id=small_school.home.id)


def test_record_holds_who_it_is_and_what_opened_it(small_school, anne):
    record = find_record(anne, small_school.kari.id, Object.PERSONALIA)
    assert (record.name, record.birth_date) == ("Kari Nordli", small_school.kari.birth_date)
    assert (record.school_ids, record.is_pupil) == (frozenset({small_school.home.id}), True)
    assert (record.decision.allowed, record.decision.reason) == (True, Reason.ALLOWED)


def test_colleague_is_no_pupil(small_school, anne):
    assert find_record(anne, small_school.omar.id, Object.TIMETABLE).is_pupil is False


def test_opening_a_record_is_noted_before_anything_is_shown(small_school, anne):
    open_record(anne, small_school.kari.id, Object.PERSONALIA)
    open_record(anne, small_school.kari.id, Object.TIMETABLE, purpose="week")
    assert looks() == [
        (small_school.owner.id, small_school.anne.id, "staff", "personalia", [small_school.kari.id]),
        (small_school.owner.id, small_school.anne.id, "staff", "week", [small_school.kari.id]),
    ]


def test_look_at_oneself_is_not_noted(small_school):
    with in_wall_of(small_school.kari, read_only=True):
        open_record(acting(small_school.kari, "pupil", THIS_MORNING), small_school.kari.id, Object.PERSONALIA)
    assert looks() == []


def test_refused_look_is_not_noted(small_school, anne):
    with pytest.raises(NotVisibleError):
        open_record(anne, small_school.sol.id, Object.PERSONALIA)
    assert looks() == []


def test_several_people_are_one_look_without_oneself(small_school, anne):
    shown = [small_school.thea.id, small_school.kari.id, small_school.anne.id, small_school.kari.id]
    note_look(anne, shown, "pupil_search")
    assert looks() == [
        (
            small_school.owner.id,
            small_school.anne.id,
            "staff",
            "pupil_search",
            [small_school.kari.id, small_school.thea.id],
        )
    ]


def test_nobody_is_no_look(small_school, anne):
    note_look(anne, [], "pupil_search")
    assert looks() == []


def test_look_that_cannot_be_noted_stops_the_page(small_school, anne):
    with connections["migrator"].cursor() as cursor:
        cursor.execute("REVOKE INSERT ON access_lookevent FROM vidar_app")
    try:
        with pytest.raises(DatabaseError, match="permission denied"):
            open_record(anne, small_school.kari.id, Object.PERSONALIA)
    finally:
        with connections["migrator"].cursor() as cursor:
            cursor.execute("GRANT INSERT ON access_lookevent TO vidar_app")


def test_look_survives_that_the_page_fails(small_school):
    with pytest.raises(RuntimeError, match="after the look"):
        _open_and_fail(small_school)
    assert len(looks()) == 1


def _open_and_fail(small_school):
    with in_wall_of(small_school.anne, read_only=True):
        actor = acting(small_school.anne, "staff", THIS_MORNING, school_id=small_school.home.id)
        open_record(actor, small_school.kari.id, Object.PERSONALIA)
        raise RuntimeError("after the look")


def test_look_is_behind_the_wall(small_school, anne):
    note_look(anne, [small_school.kari.id], "week")
    with connections["log"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM access_lookevent")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize("who", ["sol", "emil", "silje", "ola"])
def test_closed_record_and_missing_one_are_the_same(small_school, anne, who):
    for number in (getattr(small_school, who).id, 10**9):
        with pytest.raises(NotVisibleError) as refused:
            find_record(anne, number, Object.PERSONALIA)
        assert str(refused.value) == ""


def test_refusal_keeps_its_reason_for_the_log_only(small_school, anne):
    with pytest.raises(NotVisibleError) as refused:
        find_record(anne, small_school.sol.id, Object.PERSONALIA)
    assert refused.value.decision.reason is Reason.NOT_NAMED


def test_reading_is_not_writing(small_school, anne):
    with pytest.raises(NotVisibleError):
        find_record(anne, small_school.kari.id, Object.TIMETABLE, verb=Verb.WRITE)


def test_record_tells_what_else_is_open(small_school, anne):
    record = find_record(anne, small_school.kari.id, Object.TIMETABLE)
    opened = {obj for obj in Object if record.opens_too(anne, obj)}
    assert {Object.TIMETABLE, Object.PERSONALIA, Object.CONTACTS} <= opened
    assert {Object.SENSITIVE_PERSONALIA, Object.ABSENCE_TOTALS} & opened == set()


def test_record_tells_which_part_is_open(small_school):
    with owner_scope(small_school.owner.id, actor_id=small_school.nina.id):
        nina = acting(small_school.nina, "staff", THIS_MORNING, school_id=small_school.home.id)
        record = find_record(nina, small_school.kari.id, Object.PERSONALIA)
        assert record.opens_too(nina, Object.PERSONALIA, part=Part.NAME)
        assert not record.opens_too(nina, Object.PERSONALIA, part=Part.WHOLE)


def test_former_pupil_at_work_is_staff_and_no_pupil_of_the_school(small_school):
    with owner_scope(small_school.owner.id, reason="hired"):
        make_staff_assignment(small_school.silje, role="teacher", school=small_school.home)
    with in_wall_of(small_school.berit, read_only=True):
        berit = acting(small_school.berit, "staff", THIS_MORNING, school_id=small_school.home.id)
        assert find_record(berit, small_school.silje.id, Object.TIMETABLE).school_ids == {small_school.home.id}
        for obj in (Object.TIMETABLE, Object.PERSONALIA):
            with pytest.raises(NotVisibleError):
                find_pupil(berit, small_school.silje.id, obj)


def test_pupil_who_works_elsewhere_is_a_pupil_at_the_own_school_only(small_school):
    with owner_scope(small_school.owner.id, reason="hired"):
        make_staff_assignment(small_school.kari, role="teacher", school=small_school.farm)
    with in_wall_of(small_school.berit, read_only=True):
        berit = acting(small_school.berit, "staff", THIS_MORNING, school_id=small_school.home.id)
        assert find_pupil(berit, small_school.kari.id, Object.PERSONALIA).school_ids == {small_school.home.id}
    with in_wall_of(small_school.tor, read_only=True):
        tor = acting(small_school.tor, "staff", THIS_MORNING, school_id=small_school.farm.id)
        with pytest.raises(NotVisibleError):
            find_pupil(tor, small_school.kari.id, Object.TIMETABLE)


def test_colleague_cannot_be_opened_as_a_pupil(small_school, anne):
    with pytest.raises(NotVisibleError):
        find_pupil(anne, small_school.omar.id, Object.TIMETABLE)
