"""Pupils who are not here today, the coming school year, contact teachers for a time, and the undo that is refused."""

from datetime import date, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.days import THIS_MORNING, TODAY, TOMORROW
from tests.factories.enrolment import (
    make_class,
    make_class_membership,
    make_enrolment,
    make_group,
    make_staff_assignment,
)
from tests.factories.people import make_person
from tests.factories.schools import make_school_year
from tests.tenancy.catalog import ask
from tests.timetable.acting import acting as acting_in
from vidar.access.records import NotVisibleError
from vidar.enrolment import actions, actions_staff
from vidar.enrolment.desk import RefusedError, open_pupil
from vidar.enrolment.models import StaffAssignment
from vidar.enrolment.queries_around import pupils_around
from vidar.enrolment.queries_deeds import latest_deeds
from vidar.enrolment.queries_desk import placements
from vidar.enrolment.queries_years import classes_ahead, years_at_hand
from vidar.enrolment.undoing import undo_at_desk
from vidar.tenancy.deeds import last_deed
from vidar.tenancy.wall import owner_scope

JANUARY = date(2027, 1, 4)
LEFT = date(2026, 11, 20)
NEXT = date(2027, 8, 1)
AFTER_NEXT = date(2028, 8, 1)
FROM_JANUARY = DateRange(JANUARY, NEXT)


def acting(person, school, at=THIS_MORNING):
    return acting_in(person, "staff", school, writes=True, at=at)


@pytest.fixture
def school(small_school):
    """With Ny, who begins in January, Lars, who left on Friday, and next school year with a class and a group."""
    school = small_school
    with owner_scope(school.owner.id):
        school.next = make_school_year(label="2027/28", starts=NEXT, ends=date(2028, 7, 31))
        school.classes.tre = make_class(school.home, school.next, "3STA", level="Vg3")
        school.classes.trb = make_class(school.home, school.next, "3STB", level="Vg3")
        school.groups.tre = make_group(school.home, school.next, "NOR 3STA")
        school.ny = make_person("Ny", "Elev")
        make_enrolment(school.ny, school.home, school.year, valid=FROM_JANUARY)
        make_class_membership(school.classes.sta, school.ny, valid=FROM_JANUARY)
        school.lars = make_person("Lars", "Vik")
        make_enrolment(
            school.lars, school.home, school.year, valid=DateRange(date(2026, 8, 1), TODAY - timedelta(3)),
            end_reason="Flyttet",
        )  # fmt: skip
        school.hidden = make_person("Siv", "Aas", protection="strict")
        make_enrolment(school.hidden, school.home, school.year, valid=FROM_JANUARY)
        long_ago = make_person("Gammel", "Elev")
        make_enrolment(long_ago, school.home, school.year, valid=DateRange(date(2024, 8, 1), date(2025, 8, 1)))
        school.long_ago = long_ago
    return school


def tables():
    names = ("people_person", "enrolment_enrolment", "enrolment_classmembership", "enrolment_groupmembership",
             "enrolment_contactteacher", "enrolment_staffassignment")  # fmt: skip
    return {name: ask(f"SELECT t::text FROM {name} t ORDER BY id") for name in names}


def undo(who, school, at=THIS_MORNING):
    with acting(who, school.home, at) as actor:
        undo_at_desk(actor, ask("SELECT max(id) FROM tenancy_deed WHERE actor_id = %s", [who.id])[0][0])


def periods(table, person, column="pupil_id"):
    rows = ask(f"SELECT valid FROM {table} WHERE {column} = %s ORDER BY lower(valid)", [person.id])
    return [(row.lower, row.upper) for (row,) in rows]


def test_who_begins_and_who_has_left_are_listed_and_opened_but_no_one_from_long_ago(school):
    with acting(school.berit, school.home) as actor:
        found = pupils_around(actor, "")
        assert [(each.name, each.starts, each.last_day, each.class_name) for each in found] == [
            ("Elev, Ny", JANUARY, None, "2STA"),
            ("Vik, Lars", None, LEFT, ""),
            ("Kvernmo, Silje", None, date(2026, 7, 31), ""),
        ]
        for each in found:
            assert open_pupil(actor, each.person_id).school_ids == {school.home.id}
        for person in (school.long_ago, school.hidden, school.emil, school.anne):
            with pytest.raises(NotVisibleError):
                open_pupil(actor, person.id)
        assert [each.name for each in pupils_around(actor, "lars v")] == ["Vik, Lars"]
    assert ask("SELECT count(*) FROM access_lookevent WHERE purpose = 'pupils_around'") == [(2,)]


@pytest.mark.parametrize("who", ["anne", "omar", "geir", "marit", "svein", "nina"])
def test_others_neither_list_nor_open_them(school, who):
    with acting(getattr(school, who), school.home) as actor:
        with pytest.raises(NotVisibleError):
            pupils_around(actor, "")
        with pytest.raises(NotVisibleError):
            open_pupil(actor, school.ny.id)


def test_planned_start_is_moved_withdrawn_and_undone(school):
    before = tables()
    with acting(school.berit, school.home) as actor:
        actions.move_planned(actor, school.ny.id, planned=JANUARY, day=date(2027, 1, 11))
    assert periods("enrolment_enrolment", school.ny) == [(date(2027, 1, 11), NEXT)]
    assert periods("enrolment_classmembership", school.ny) == [(date(2027, 1, 11), NEXT)]
    undo(school.berit, school)
    assert tables() == before
    with acting(school.berit, school.home) as actor:
        actions.drop_planned(actor, school.ny.id, planned=JANUARY)
    assert periods("enrolment_enrolment", school.ny) == []
    with acting(school.berit, school.home) as actor, pytest.raises(NotVisibleError):
        open_pupil(actor, school.ny.id)
    undo(school.berit, school)
    assert tables() == before


def test_planned_start_stays_within_its_school_year(school):
    with acting(school.berit, school.home) as actor, pytest.raises(RefusedError, match="other_year"):
        actions.move_planned(actor, school.ny.id, planned=JANUARY, day=date(2027, 8, 16))


def test_who_has_left_is_enrolled_anew_and_named_in_the_deed(school):
    with acting(school.berit, school.home) as actor:
        actions.enrol(actor, place(school, person_id=school.lars.id, day=JANUARY, class_id=school.classes.sta.id))
        assert latest_deeds(actor)[0].name == "Lars Vik"
        assert [each.starts for each in placements(actor, school.lars.id) if each.kind == "class"] == [JANUARY]


def place(school, **more):
    return {"area": "STREA2----", "level": "Vg3", "class_id": school.classes.tre.id, "day": NEXT, "is_main": True,
            "person_id": school.kari.id, **more}  # fmt: skip


def test_years_and_their_classes(school):
    with acting(school.berit, school.home) as actor:
        assert [year.label for year in years_at_hand(TODAY)] == ["2026/27", "2027/28"]
        assert [(each.name, each.year_label, each.is_coming) for each in classes_ahead(actor.school_id, TODAY)] == [
            ("2STA", "2026/27", False),
            ("3STA", "2027/28", True),
            ("3STB", "2027/28", True),
        ]


def test_pupil_gets_a_place_in_the_coming_year_and_changes_class_and_group_there(school):
    with acting(school.berit, school.home) as actor:
        actions.enrol(actor, place(school))
        actions.move_class(
            actor, school.kari.id, class_id=school.classes.trb.id, day=NEXT, was_class_id=school.classes.tre.id,
            swap_groups=False,
        )  # fmt: skip
        actions.join_group(actor, school.kari.id, group_id=school.groups.tre.id, day=NEXT)
    assert periods("enrolment_classmembership", school.kari)[1:] == [(NEXT, AFTER_NEXT)]
    assert periods("enrolment_groupmembership", school.kari)[-1] == (NEXT, AFTER_NEXT)
    with acting(school.berit, school.home) as actor:
        actions.drop_planned(actor, school.kari.id, planned=NEXT)
    assert periods("enrolment_enrolment", school.kari) == [(date(2026, 8, 1), NEXT)]
    assert periods("enrolment_classmembership", school.kari) == [(date(2026, 8, 1), NEXT)]


def test_place_in_the_coming_year_does_not_stop_a_move_in_this_one_and_goes_when_the_pupil_leaves(school):
    with owner_scope(school.owner.id):
        other = make_class(school.home, school.year, "2STB")
    with acting(school.berit, school.home) as actor:
        actions.enrol(actor, place(school))
        actions.move_class(
            actor, school.kari.id, class_id=other.id, day=TODAY, was_class_id=school.classes.sta.id, swap_groups=False
        )
        actions.end_enrolment(actor, school.kari.id, last_day=JANUARY, reason="Flyttet")
    assert periods("enrolment_enrolment", school.kari) == [(date(2026, 8, 1), JANUARY + timedelta(1))]
    with acting(school.berit, school.home) as actor:
        actions.drop_planned(actor, school.kari.id, planned=JANUARY + timedelta(1))
    assert ask("SELECT valid, end_reason FROM enrolment_enrolment WHERE pupil_id = %s", [school.kari.id]) == [
        (DateRange(date(2026, 8, 1), NEXT), "")
    ]


@pytest.mark.parametrize("day", [TODAY, JANUARY])
def test_class_of_another_year_is_refused_by_name_of_the_field(school, day):
    with acting(school.berit, school.home) as actor, pytest.raises(RefusedError) as refused:
        actions.enrol(actor, place(school, person_id=school.lars.id, day=day))
    assert (refused.value.field, refused.value.why) == ("klasse", "class_of_other_year")


def contact_of(school):
    return ask("SELECT id FROM enrolment_contactteacher WHERE school_class_id = %s ORDER BY id",
               [school.classes.sta.id])  # fmt: skip


def test_contact_teacher_ends_on_a_chosen_day_and_a_second_one_begins(school):
    ((omar,),) = contact_of(school)
    with acting(school.berit, school.home) as actor:
        first = date(2026, 8, 1)
        actions_staff.change_contact_teacher(actor, school.classes.sta.id, contact_id=omar, first=first, last=JANUARY)
        actions_staff.set_contact_teacher(actor, school.classes.sta.id, teacher_id=school.anne.id, day=TOMORROW)
    assert periods("enrolment_contactteacher", school.omar, "teacher_id") == [(first, JANUARY + timedelta(1))]
    assert periods("enrolment_contactteacher", school.anne, "teacher_id") == [(TOMORROW, NEXT)]
    (_, (anne,)) = contact_of(school)
    with acting(school.berit, school.home) as actor:
        actions_staff.change_contact_teacher(
            actor, school.classes.sta.id, contact_id=anne, first=JANUARY, last=date(2027, 6, 18)
        )
    assert periods("enrolment_contactteacher", school.anne, "teacher_id") == [(JANUARY, date(2027, 6, 19))]


@pytest.mark.parametrize(
    ("first", "last", "refusal"),
    [
        (TODAY, date(2027, 6, 18), "fra: has_begun"),
        (date(2026, 8, 1), date(2027, 9, 1), "til: outside_year"),
        (date(2026, 8, 1), date(2026, 7, 31), "til: outside_year"),
        (date(2026, 8, 1), date(2027, 7, 31), "til: unchanged"),
    ],
)
def test_contact_teacher_s_days_that_do_not_fit_are_refused(school, first, last, refusal):
    ((omar,),) = contact_of(school)
    before = tables()
    with acting(school.berit, school.home) as actor, pytest.raises(RefusedError, match=refusal):
        actions_staff.change_contact_teacher(actor, school.classes.sta.id, contact_id=omar, first=first, last=last)
    with acting(school.anne, school.home) as actor, pytest.raises(NotVisibleError):
        actions_staff.change_contact_teacher(actor, school.classes.sta.id, contact_id=omar, first=first, last=last)
    assert tables() == before


def test_contact_teacher_of_another_school_is_not_there(school):
    (row,) = ask("SELECT id FROM enrolment_contactteacher WHERE school_class_id = %s", [school.classes.naa.id])
    with acting(school.berit, school.home) as actor, pytest.raises(RefusedError, match="no_class"):
        actions_staff.change_contact_teacher(
            actor, school.classes.naa.id, contact_id=row[0], first=date(2026, 8, 1), last=JANUARY
        )


def give(actor, person, **more):
    values = {"role": "principal", "title": "", "day": JANUARY, "last_day": None, **more}
    actions_staff.give_role(actor, person_id=person.id, **values)


def test_undo_that_would_leave_the_school_without_a_principal_is_refused(school):
    with owner_scope(school.owner.id):
        make_staff_assignment(school.geir, school.home, role="principal", valid=DateRange(TODAY, JANUARY))
    with acting(school.liv, school.home) as actor:
        give(actor, school.omar)
    (own,) = ask("SELECT id FROM enrolment_staffassignment WHERE person_id = %s", [school.liv.id])[0]
    with acting(school.geir, school.home) as actor:
        actions_staff.end_role(actor, own, last_day=JANUARY - timedelta(1))
    before = tables()
    with pytest.raises(RefusedError, match="undo_last_principal"):
        undo(school.liv, school)
    assert tables() == before
    assert last_undone(school.liv) is False


def last_undone(who):
    return ask("SELECT undone_at IS NOT NULL FROM tenancy_deed WHERE actor_id = %s ORDER BY id DESC", [who.id])[0][0]


def ask_role(person, role="principal"):
    return ask("SELECT id FROM enrolment_staffassignment WHERE person_id = %s AND role = %s", [person.id, role])[0][0]


def test_undo_that_would_take_one_s_own_last_right_away_is_refused(school):
    with owner_scope(school.owner.id):
        liv_s = ask_role(school.liv)
    with acting(school.liv, school.home) as actor:
        give(actor, school.geir, day=TODAY)
        give(actor, school.liv, day=date(2027, 8, 1))
    with acting(school.geir, school.home) as actor:
        actions_staff.end_role(actor, liv_s, last_day=JANUARY)
    later = THIS_MORNING + timedelta(hours=1)
    with pytest.raises(RefusedError, match="undo_own_last"):
        undo(school.liv, school, later)
    assert last_undone(school.liv) is False


def test_each_refusal_of_an_undo_says_why(school):
    with acting(school.berit, school.home) as actor:
        actions.leave_group(actor, school.kari.id, group_id=school.groups.norsk.id, day=JANUARY)
        first = last_deed(actor.person_id, at=actor.at).id
        actions.leave_group(actor, school.kari.id, group_id=school.groups.matte.id, day=JANUARY)
        second = last_deed(actor.person_id, at=actor.at).id
        with pytest.raises(RefusedError, match="undo_not_last"):
            undo_at_desk(actor, first)
    with acting(school.liv, school.home) as actor:
        with pytest.raises(RefusedError, match="undo_not_last"):
            undo_at_desk(actor, second)
        actions.move_planned(actor, school.kari.id, planned=JANUARY, day=date(2027, 1, 11))
    with acting(school.berit, school.home) as actor, pytest.raises(RefusedError, match="undo_changed"):
        undo_at_desk(actor, second)
    undo(school.liv, school)
    next_day = THIS_MORNING + timedelta(hours=25)
    with acting(school.berit, school.home, next_day) as actor, pytest.raises(RefusedError, match="undo_old"):
        undo_at_desk(actor, second)
    undo(school.berit, school)
    with acting(school.berit, school.home) as actor, pytest.raises(RefusedError, match="undo_undone"):
        undo_at_desk(actor, second)


def test_desk_shows_each_their_own_kind_of_deeds(school):
    with acting(school.liv, school.home) as actor:
        give(actor, school.anne, role="counsellor")
        actions.leave_group(actor, school.kari.id, group_id=school.groups.norsk.id, day=JANUARY)
    for who, kinds in (("liv", ["leave_group", "give_role"]), ("berit", ["leave_group"]), ("nina", []), ("geir", [])):
        with acting(getattr(school, who), school.home) as actor:
            assert [each.kind for each in latest_deeds(actor)] == kinds


def test_who_no_longer_gives_roles_does_not_undo_one(school):
    with owner_scope(school.owner.id):
        make_staff_assignment(school.geir, school.home, role="principal", valid=DateRange(TODAY, None))
    with acting(school.geir, school.home) as actor:
        give(actor, school.anne, role="counsellor")
    with owner_scope(school.owner.id):
        StaffAssignment.objects.filter(person_id=school.geir.id, role="principal").delete()
    with pytest.raises(RefusedError, match="undo_not_last"):
        undo(school.geir, school)
