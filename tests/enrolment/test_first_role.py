"""Somebody new on the staff: who is found, what is refused, the login, and the way back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connections

from tests.factories.access import identity_of, make_identity, make_identity_link
from tests.factories.days import THIS_MORNING, TODAY
from tests.factories.enrolment import make_staff_assignment
from tests.factories.people import make_person, synthetic_id
from tests.tenancy.catalog import ask
from tests.timetable.acting import acting as acting_in
from vidar.access.identity import find_by_feide, persons_of
from vidar.access.kinds import CapacityKind, Provider
from vidar.access.login_names import parse_feide_name
from vidar.access.logins import NoCapacityError, ProviderLogin, log_in
from vidar.access.models import Identity, IdentityLink
from vidar.access.records import NotVisibleError
from vidar.config.clock import real_now
from vidar.enrolment.actions_first_role import FirstRole, NewPerson, give_first_role, register_staff
from vidar.enrolment.desk import RefusedError
from vidar.enrolment.queries_deeds import latest_deeds
from vidar.enrolment.queries_staff import find_for_staff
from vidar.enrolment.undoing import undo_at_desk
from vidar.tenancy.deeds import last_deed
from vidar.tenancy.wall import owner_scope

BORN = date(1988, 4, 5)
NAME = "tiril.haug@innlandet.example"


def acting(person, school):
    return acting_in(person, "staff", school, writes=True)


def role(**more):
    return FirstRole(**{"role": "teacher", "title": "Lærer", "day": TODAY, "last_day": None, **more})


def person(**more):
    known = {"given_name": "Tiril", "family_name": "Haug", "national_id": synthetic_id(BORN, 5), "birth_date": BORN}
    return NewPerson(**{**known, **more})


def everything():
    tables = ("people_person", "enrolment_staffassignment", "access_identity", "access_identitylink")
    return {name: ask(f"SELECT t::text FROM {name} t ORDER BY id") for name in tables}


def undo_last(school, who=None):
    who = who or school.liv
    with acting(who, school.home) as actor:
        undo_at_desk(actor, last_deed(who.id, at=actor.at, school_id=school.home.id).id)


def names(found):
    return [each.name for each in found]


def test_new_person_gets_role_and_login_in_one_deed_and_all_of_it_is_undone(small_school):
    school = small_school
    before = everything()
    with acting(school.liv, school.home) as actor:
        new_id = register_staff(actor, person(), role(), feide_name=NAME)
        done = latest_deeds(actor)[0]
        assert (done.kind, done.name, done.about["role"], done.mine_to_undo) == (
            "register_staff", "Tiril Haug", "teacher", True,
        )  # fmt: skip
    assert persons_of(find_by_feide(NAME.upper()).id) == [(school.owner.id, new_id)]
    assert ask("SELECT DISTINCT table_name FROM history_event WHERE deed_id = %s ORDER BY 1", [done.id]) == [
        ("enrolment_staffassignment",),
        ("people_person",),
    ]
    assert NAME not in str(ask("SELECT about FROM tenancy_deed"))
    undo_last(school)
    assert everything() == before


def test_others_may_not_register_or_find(small_school):
    school = small_school
    for who in ("berit", "geir", "nina", "anne", "svein"):
        with acting(getattr(school, who), school.home) as actor:
            with pytest.raises(NotVisibleError):
                register_staff(actor, person(), role(), feide_name=NAME)
            with pytest.raises(NotVisibleError):
                find_for_staff(actor, "Berg")
            with pytest.raises(NotVisibleError):
                give_first_role(actor, school.tor.id, role(), feide_name=NAME)


def test_colleagues_are_found_by_a_beginning_and_others_by_the_whole_name(small_school):
    school = small_school
    with owner_scope(school.owner.id):
        make_person("Berta", "Berg", birth_date=date(1980, 1, 1), protection="strict")
        make_person("Tora", "Berg", birth_date=date(1980, 1, 1))
    with acting(school.liv, school.home) as actor:
        assert names(find_for_staff(actor, "Ber")) == ["Tor Berg", "Berit Solberg"]
        assert names(find_for_staff(actor, "ingrid nord")) == []
        assert names(find_for_staff(actor, "ingrid nordli")) == names(find_for_staff(actor, "Nordli, Ingrid"))
        assert names(find_for_staff(actor, "ingrid nordli")) == ["Ingrid Nordli"]
        assert names(find_for_staff(actor, "Kari Nordli")) == []  # 17 years old
        assert names(find_for_staff(actor, "Berta Berg")) == []
        assert names(find_for_staff(actor, "Guri Lund")) == []  # another owner's
        assert names(find_for_staff(actor, "B")) == []
        (tor, _berit) = find_for_staff(actor, "Ber")
        assert (tor.works_at, tor.is_here) == (["Storsteigen"], False)


def test_guardian_is_opened_only_by_who_has_found_her(small_school):
    school = small_school
    with acting(school.liv, school.home) as actor:
        with pytest.raises(NotVisibleError):
            give_first_role(actor, school.ingrid.id, role(), feide_name=NAME)
        find_for_staff(actor, "Ingrid Nordli")
        give_first_role(actor, school.ingrid.id, role(), feide_name=NAME)
    assert ask("SELECT school_id FROM enrolment_staffassignment WHERE person_id = %s", [school.ingrid.id]) == [
        (school.home.id,)
    ]


@pytest.mark.parametrize("knows_elsewhere", [False, True])
def test_national_id_and_feide_name_that_are_known_are_refused_with_the_person(small_school, knows_elsewhere):
    school = small_school
    taken = identity_of(school.tor).feide_name
    if knows_elsewhere:
        make_identity_link(Identity.objects.get(feide_name=taken), school.guri)
    before = everything()
    for new, name, field, why in (
        (person(national_id=school.tor.national_id), NAME, "nummer", "known_number"),
        (person(), taken, "feide", "feide_taken"),
    ):
        with acting(school.liv, school.home) as actor, pytest.raises(RefusedError) as refused:
            register_staff(actor, new, role(), feide_name=name)
        assert (refused.value.field, refused.value.why, refused.value.person_id) == (field, why, school.tor.id)
    assert everything() == before


def test_strictly_protected_person_is_told_of_to_nobody(small_school):
    school = small_school
    with owner_scope(school.owner.id):
        hidden = make_person("Berta", "Berg", birth_date=BORN, national_id=synthetic_id(BORN, 9), protection="strict")
    with acting(school.liv, school.home) as actor, pytest.raises(RefusedError) as refused:
        register_staff(actor, person(national_id=hidden.national_id), role(), feide_name=NAME)
    assert (refused.value.why, refused.value.person_id) == ("closed_staff", None)


def test_name_known_at_another_owner_becomes_a_person_here_too(small_school):
    school = small_school
    there = identity_of(school.guri)
    with acting(school.liv, school.home) as actor:
        new_id = register_staff(actor, person(), role(), feide_name=there.feide_name)
    assert set(persons_of(there.id)) == {(school.owner.id, new_id), (school.other_owner.id, school.guri.id)}
    undo_last(school)
    assert persons_of(there.id) == [(school.other_owner.id, school.guri.id)]


def test_login_that_is_somebody_at_another_owner_gets_no_new_name(small_school):
    school = small_school
    shared = make_identity(national_id=school.ingrid.national_id)
    make_identity_link(shared, school.ingrid)
    make_identity_link(shared, school.guri)
    with acting(school.liv, school.home) as actor:
        find_for_staff(actor, "Ingrid Nordli")
        with pytest.raises(RefusedError, match="login_elsewhere"):
            give_first_role(actor, school.ingrid.id, role(), feide_name=NAME)
    assert find_by_feide(NAME) is None


def test_own_login_gets_the_name_and_loses_it_by_undo(small_school):
    school = small_school
    own = make_identity(national_id=school.ingrid.national_id)
    make_identity_link(own, school.ingrid)
    before = everything()
    with acting(school.liv, school.home) as actor:
        find_for_staff(actor, "Ingrid Nordli")
        give_first_role(actor, school.ingrid.id, role(), feide_name=NAME)
    assert find_by_feide(NAME).id == own.id
    undo_last(school)
    assert everything() == before


def test_somebody_with_a_login_needs_no_name_and_somebody_without_does(small_school):
    school = small_school
    with acting(school.liv, school.home) as actor, pytest.raises(RefusedError, match="feide: required"):
        give_first_role(actor, school.tor.id, role(), feide_name=None)
    identity_of(school.tor)
    with acting(school.liv, school.home) as actor:
        give_first_role(actor, school.tor.id, role(), feide_name=None)
    assert IdentityLink.objects.filter(person_id=school.tor.id, owner_id=school.owner.id).count() == 1


def test_two_who_register_the_same_person_at_once_do_not_both(small_school):
    school, barrier = small_school, Barrier(2)
    with owner_scope(school.owner.id):
        second = make_person("Per", "Vold", birth_date=BORN)
        make_staff_assignment(second, school.home, role="principal")

    def one(who):
        try:
            with acting(who, school.home) as actor:
                barrier.wait(10)
                register_staff(actor, person(), role(), feide_name=NAME)
                return "registered"
        except RefusedError as refused:
            return refused.why
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(one, (school.liv, second)))
    assert answers == ["known_number", "registered"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" Kari.Nordmann@Innlandet.no ", "kari.nordmann@innlandet.no"),
        ("kari", None),
        ("kari@innlandet", None),
        ("kari nordmann@innlandet.no", None),
        ("@innlandet.no", None),
        ("kari@innlandet.no\x00", None),
        ("k" * 200 + "@innlandet.no", None),
    ],
)
def test_feide_name_is_read_in_lower_case_or_not_at_all(text, name):
    assert parse_feide_name(text) == name


def log_in_with(name):
    login = ProviderLogin(
        provider=Provider.FEIDE, issuer="https://feide.example", subject="5", provider_session="", id_token="",
        feide_name=name,
    )  # fmt: skip
    return log_in(login, at=real_now(), school_at=THIS_MORNING, remember=False, device="")


def test_new_person_logs_in_with_feide_from_the_first_day_and_not_after_the_undo(small_school):
    school = small_school
    with acting(school.liv, school.home) as actor:
        new_id = register_staff(actor, person(), role(), feide_name=NAME)
    entered = log_in_with(NAME.upper())
    assert (entered.chosen.kind, entered.chosen.school_id, entered.chosen.person_id) == (
        CapacityKind.STAFF, school.home.id, new_id,
    )  # fmt: skip
    undo_last(school)
    assert ask("SELECT count(*) FROM access_session") == [(0,)]
    with pytest.raises(NoCapacityError):
        log_in_with(NAME)


def test_role_that_begins_later_opens_nothing_yet(small_school):
    school = small_school
    with acting(school.liv, school.home) as actor:
        register_staff(actor, person(), role(day=date(2027, 1, 4)), feide_name=NAME)
    with pytest.raises(NoCapacityError):
        log_in_with(NAME)
