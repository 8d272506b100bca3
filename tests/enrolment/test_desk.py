"""The everyday desk's writes: what they change, what they refuse, and that each can be undone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connections
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.days import TODAY, TOMORROW
from tests.factories.enrolment import (
    make_class,
    make_class_membership,
    make_enrolment,
    make_group,
    make_group_membership,
    make_staff_assignment,
)
from tests.factories.people import make_person, synthetic_id
from tests.tenancy.catalog import ask
from tests.timetable.acting import acting as acting_in
from vidar.access.records import NotVisibleError
from vidar.enrolment import actions, actions_staff
from vidar.enrolment.desk import RefusedError
from vidar.enrolment.queries_deeds import latest_deeds
from vidar.enrolment.queries_desk import placements
from vidar.tenancy.deeds import last_deed, undo_deed
from vidar.tenancy.wall import owner_scope

END = date(2027, 8, 1)
LATER = date(2026, 12, 7)


def acting(person, school):
    """Act as one of the school's staff, writing."""
    return acting_in(person, "staff", school, writes=True)


@pytest.fixture
def desk(small_school):
    """The small school with a second class, 2STB, that has a pupil and a group of its own."""
    school = small_school
    with owner_scope(school.owner.id):
        school.classes.stb = make_class(school.home, school.year, "2STB")
        school.groups.stb = make_group(school.home, school.year, "NOR 2STB")
        other = make_person("Nils", "Nes")
        make_enrolment(other, school.home, school.year)
        make_class_membership(school.classes.stb, other)
        make_group_membership(school.groups.stb, other)
    return school


def tables():
    names = ("people_person", "enrolment_enrolment", "enrolment_classmembership", "enrolment_groupmembership",
             "enrolment_contactteacher", "enrolment_staffassignment")  # fmt: skip
    return {name: ask(f"SELECT t::text FROM {name} t ORDER BY id") for name in names}


def held(actor, pupil, kind):
    return sorted((each.name, each.starts, each.ends) for each in placements(actor, pupil.id) if each.kind == kind)


def move(actor, school, pupil, day=LATER, **more):
    values = {"class_id": school.classes.stb.id, "was_class_id": school.classes.sta.id, "swap_groups": True, **more}
    actions.move_class(actor, pupil.id, day=day, **values)


def test_move_changes_class_and_groups_from_the_day(desk):
    with acting(desk.berit, desk.home) as actor:
        move(actor, desk, desk.kari)
        first = date(2026, 8, 1)
        assert held(actor, desk.kari, "class") == [("2STA", first, LATER), ("2STB", LATER, END)]
        assert held(actor, desk.kari, "group") == [
            ("MAT 2STA", first, LATER),
            ("NOR 2STA", first, LATER),
            ("NOR 2STB", LATER, END),
        ]


WRITES = {
    "move": lambda actor, school: move(actor, school, school.kari),
    "move today": lambda actor, school: move(actor, school, school.kari, TODAY),
    "end": lambda actor, school: actions.end_enrolment(actor, school.kari.id, last_day=LATER, reason="Flyttet"),
    "join": lambda actor, school: actions.join_group(actor, school.kari.id, group_id=school.groups.stb.id, day=TODAY),
    "leave": lambda actor, school: actions.leave_group(
        actor, school.kari.id, group_id=school.groups.norsk.id, day=TODAY
    ),
    "contact": lambda actor, school: actions_staff.set_contact_teacher(
        actor, school.classes.stb.id, teacher_id=school.anne.id, day=TODAY
    ),
    "enrol": lambda actor, school: actions.enrol(actor, new(school)),
}


def new(school, **more):
    return {
        "person_id": None, "given_name": "Ny", "family_name": "Elev", "birth_date": date(2009, 1, 2),
        "national_id": synthetic_id(date(2009, 1, 2), 7), "area": "STREA2----", "level": "Vg2",
        "class_id": school.classes.stb.id, "day": TODAY, "is_main": True, **more,
    }  # fmt: skip


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_every_write_is_a_deed_with_history_and_can_be_undone(desk, write):
    before = tables()
    with acting(desk.berit, desk.home) as actor:
        write(actor, desk)
        done = last_deed(desk.berit.id, at=actor.at, school_id=desk.home.id)
    assert tables() != before
    assert ask("SELECT DISTINCT actor_id FROM history_event WHERE deed_id = %s", [done.id]) == [(desk.berit.id,)]
    with acting(desk.berit, desk.home) as actor:
        assert latest_deeds(actor)[0].mine_to_undo is True
        undo_deed(done.id, actor_id=desk.berit.id, at=actor.at)
    assert tables() == before


def test_planned_move_can_be_moved_and_taken_back(desk):
    before = tables()
    with acting(desk.berit, desk.home) as actor:
        move(actor, desk, desk.kari)
    for day in (LATER + timedelta(7), LATER - timedelta(5)):
        with acting(desk.berit, desk.home) as actor:
            (planned,) = {each.starts for each in placements(actor, desk.kari.id) if each.starts > TODAY}
            actions.move_planned(actor, desk.kari.id, planned=planned, day=day)
            assert [ends for name, _start, ends in held(actor, desk.kari, "class") if name == "2STA"] == [day]
    with acting(desk.berit, desk.home) as actor:
        actions.drop_planned(actor, desk.kari.id, planned=LATER - timedelta(5))
    assert tables() == before


@pytest.mark.parametrize(
    ("more", "field", "why"),
    [
        ({"day": date(2030, 1, 1)}, "fra", "not_enrolled"),
        ({"class_id": 10**9}, "klasse", "no_class"),
        ({"was_class_id": None}, "klasse", "moved_meanwhile"),
    ],
)
def test_move_that_does_not_fit_is_refused_with_its_field(desk, more, field, why):
    before = tables()
    with acting(desk.berit, desk.home) as actor, pytest.raises(RefusedError) as refused:
        move(actor, desk, desk.kari, **more)
    assert (refused.value.field, refused.value.why) == (field, why)
    assert tables() == before


def test_two_who_move_the_same_pupil_at_once_do_not_both(desk):
    barrier = Barrier(2)
    with owner_scope(desk.owner.id):
        desk.classes.stc = make_class(desk.home, desk.year, "2STC")

    def one(person, class_id):
        try:
            with acting(person, desk.home) as actor:
                barrier.wait(10)
                move(actor, desk, desk.kari, TODAY, class_id=class_id, swap_groups=False)
                return "moved"
        except RefusedError as refused:
            return refused.why
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(one, (desk.berit, desk.liv), (desk.classes.stb.id, desk.classes.stc.id)))
    assert sorted(answers) == ["moved", "moved_meanwhile"]


def test_pupil_who_attends_already_is_not_enrolled_twice(desk):
    with acting(desk.berit, desk.home) as actor, pytest.raises(RefusedError, match="overlaps"):
        actions.enrol(actor, new(desk, person_id=desk.kari.id))


def test_pupil_of_another_school_may_have_this_as_the_second(desk):
    with acting(desk.berit, desk.home) as actor:
        actions.enrol(actor, new(desk, person_id=desk.emil.id, is_main=False, class_id=None))
        assert len(held(actor, desk.emil, "enrolment")) == 2


@pytest.mark.parametrize("who", ["anne", "omar", "geir", "marit", "svein", "nina"])
def test_others_of_the_staff_move_nobody(desk, who):
    before = tables()
    with acting(getattr(desk, who), desk.home) as actor, pytest.raises(NotVisibleError):
        move(actor, desk, desk.kari)
    assert tables() == before


def test_strictly_protected_pupil_is_moved_by_the_named_alone(desk):
    with acting(desk.berit, desk.home) as actor, pytest.raises(NotVisibleError):
        move(actor, desk, desk.sol)
    with acting(desk.liv, desk.home) as actor:
        move(actor, desk, desk.sol)
    with acting(desk.berit, desk.home) as actor:
        assert [(each.kind, each.name) for each in latest_deeds(actor)] == [("move_class", "")]


def give(actor, person, **more):
    values = {"role": "counsellor", "title": "", "day": TODAY, "last_day": None, **more}
    actions_staff.give_role(actor, person_id=person.id, **values)


def test_principal_gives_and_ends_a_role_and_office_does_not(desk):
    with acting(desk.liv, desk.home) as actor:
        give(actor, desk.anne)
        with pytest.raises(RefusedError, match="has_role"):
            give(actor, desk.anne, day=TOMORROW)
        with pytest.raises(RefusedError, match="order"):
            give(actor, desk.anne, role="office", last_day=date(2026, 1, 1))
        with pytest.raises(RefusedError, match="not_staff"):
            give(actor, desk.tor)
    with acting(desk.berit, desk.home) as actor, pytest.raises(NotVisibleError):
        give(actor, desk.omar)


def role_of(person):
    return ask("SELECT id FROM enrolment_staffassignment WHERE person_id = %s ORDER BY id", [person.id])[0][0]


def test_last_principal_keeps_the_role(desk):
    with acting(desk.liv, desk.home) as actor:
        with pytest.raises(RefusedError, match="last_principal"):
            actions_staff.end_role(actor, role_of(desk.liv), last_day=TODAY)
        give(actor, desk.geir, role="principal")
        with pytest.raises(RefusedError, match="own_last"):
            actions_staff.end_role(actor, role_of(desk.liv), last_day=TODAY)
        actions_staff.end_role(actor, role_of(desk.svein), last_day=TODAY)
    assert ask("SELECT upper(valid) FROM enrolment_staffassignment WHERE id = %s", [role_of(desk.svein)]) == [
        (TOMORROW,)
    ]


def test_contact_teacher_is_set_once_and_taken_off(desk):
    with acting(desk.berit, desk.home) as actor:
        with pytest.raises(RefusedError, match="is_contact_teacher"):
            actions_staff.set_contact_teacher(actor, desk.classes.sta.id, teacher_id=desk.omar.id, day=TODAY)
        with pytest.raises(RefusedError, match="not_staff"):
            actions_staff.set_contact_teacher(actor, desk.classes.sta.id, teacher_id=desk.tor.id, day=TODAY)
        with pytest.raises(RefusedError, match="no_class"):
            actions_staff.set_contact_teacher(actor, desk.classes.naa.id, teacher_id=desk.anne.id, day=TODAY)
        (contact,) = ask("SELECT id FROM enrolment_contactteacher WHERE school_class_id = %s", [desk.classes.sta.id])
        actions_staff.end_contact_teacher(actor, desk.classes.sta.id, contact_id=contact[0], day=TODAY)
    assert ask("SELECT valid FROM enrolment_contactteacher WHERE id = %s", contact) == [
        (DateRange(date(2026, 8, 1), TODAY),)
    ]


def test_role_of_another_schools_staff_is_not_there(desk):
    with owner_scope(desk.owner.id):
        row = make_staff_assignment(desk.tor, desk.farm, role="office")
    with acting(desk.liv, desk.home) as actor, pytest.raises(RefusedError, match="no_role"):
        actions_staff.end_role(actor, row.id, last_day=TODAY)
