"""A link opens one timetable for as long as access lasts; then it is as if it had never been."""

import logging
from datetime import timedelta

import pytest
from django.db import DataError
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.access import client_for, in_wall_of, make_permission_opening
from tests.factories.days import TODAY
from tests.factories.timetable import make_lesson_change
from tests.web.calendar.feeds import event_of, events, fetch, link_for
from tests.web.start.visitor import soup
from tests.web.statements import statements
from vidar.access.models import CalendarLink, LookEvent
from vidar.access.sessions import digest_of
from vidar.config.logs import WithoutAddresses
from vidar.enrolment.models import Enrolment, StaffAssignment
from vidar.people.models import Consent, Guardianship, Person
from vidar.tenancy.wall import owner_scope

_OVER = DateRange(TODAY - timedelta(days=90), TODAY)


def _looks(school):
    with owner_scope(school.owner.id):
        return list(LookEvent.objects.filter(purpose="calendar").values_list("actor_id", "person_ids"))


@pytest.fixture
def school(small_school):
    return small_school


def _role_ends(school):
    StaffAssignment.objects.filter(person_id=school.anne.id).update(valid=_OVER)


def _enrolment_ends(school):
    Enrolment.objects.filter(pupil_id=school.kari.id).update(valid=_OVER)


def _tie_ends(school):
    Guardianship.objects.filter(pupil_id=school.kari.id, guardian_id=school.ingrid.id).update(valid=_OVER)


def _child_turns_eighteen(school):
    Person.objects.filter(id=school.kari.id).update(birth_date=TODAY.replace(year=2008))


def _consent_is_withdrawn(school):
    Consent.objects.filter(pupil_id=school.thea.id, party="pupil").update(withdrawn_at=THE_MORNING)


def _child_becomes_strictly_protected(school):
    Person.objects.filter(id=school.kari.id).update(protection="strict")


THE_MORNING = "2026-11-24T08:00:00+01:00"
ENDINGS = [
    ("anne", "staff", "home", None, _role_ends),
    ("kari", "pupil", None, None, _enrolment_ends),
    ("ingrid", "guardian", None, "kari", _tie_ends),
    ("ingrid", "guardian", None, "kari", _child_turns_eighteen),
    ("ingrid", "guardian", None, "kari", _child_becomes_strictly_protected),
    ("trine", "guardian", None, "thea", _consent_is_withdrawn),
]


@pytest.mark.parametrize(
    ("link", "end"), [(row[:4], row[4]) for row in ENDINGS], ids=lambda each: getattr(each, "__name__", "")
)
def test_link_ends_when_access_ends(school, link, end):
    who, capacity, where, child = link
    with in_wall_of(school.liv):
        make_permission_opening("timetable", "guardian_adult")
    person = getattr(school, who)
    path = link_for(person, capacity, where and getattr(school, where), child=child and getattr(school, child))
    assert fetch(path).status_code == 200
    with in_wall_of(school.liv):
        end(school)
    answer = fetch(path)
    assert (answer.status_code, answer.content) == (404, b"")


def test_link_of_a_login_that_is_no_longer_the_person_s_opens_nothing(school):
    path = link_for(school.kari, "pupil")
    CalendarLink.objects.update(person_id=school.jonas.id)
    assert fetch(path).status_code == 404


@pytest.mark.parametrize("path", ["/kalender/feil.ics", "/kalender/%00.ics", "/kalender/" + "a" * 43 + ".ics"])
def test_unknown_link_says_nothing(school, path):
    answer = fetch(path)
    assert (answer.status_code, answer.content) == (404, b"")


def test_removed_link_opens_nothing(school):
    path = link_for(school.kari, "pupil")
    client = client_for(school.kari, "pupil")
    assert client.post(f"/kalender/{CalendarLink.objects.get().id}/fjern/")["Location"] == "/kalender/?fjernet=1"
    assert fetch(path).status_code == 404


def test_nobody_removes_another_s_link(school):
    path = link_for(school.kari, "pupil")
    assert (
        client_for(school.jonas, "pupil").post(f"/kalender/{CalendarLink.objects.get().id}/fjern/").status_code == 404
    )
    assert fetch(path).status_code == 200


def test_only_a_digest_is_kept_and_the_address_is_shown_once(school):
    path = link_for(school.kari, "pupil")
    token = path.removeprefix("/kalender/").removesuffix(".ics")
    assert bytes(CalendarLink.objects.get().token_digest) == digest_of(token)
    assert token not in client_for(school.kari, "pupil").get("/kalender/").content.decode()


def test_guardian_has_a_link_for_each_child_and_no_other_child_comes_in_its_place(school):
    paths = {child: link_for(school.ingrid, "guardian", child=getattr(school, child)) for child in ("kari", "emil")}
    assert event_of(school.lessons.farm, paths["emil"])["URL"].endswith(f"?elev={school.emil.id}")
    assert f"lesson-{school.lessons.farm.id}@innlandet" not in events(paths["kari"])
    with in_wall_of(school.liv):
        _tie_ends(school)
    assert [fetch(path).status_code for path in paths.values()] == [404, 200]


def test_guardian_gets_no_link_to_a_closed_child(school):
    assert client_for(school.ingrid, "guardian").post("/kalender/ny/", {"barn": school.jonas.id}).status_code == 404
    assert CalendarLink.objects.count() == 0


def test_each_time_a_child_s_timetable_is_handed_out_is_a_look_and_a_pupil_s_own_never(school):
    path = link_for(school.ingrid, "guardian", child=school.kari)
    own = link_for(school.kari, "pupil")
    answers = [fetch(path), fetch(path), fetch(own)]
    assert [each.status_code for each in answers] == [200, 200, 200]
    assert _looks(school) == [(school.ingrid.id, [school.kari.id])] * 2


def test_program_that_has_the_timetable_already_is_shown_nothing(school):
    path = link_for(school.ingrid, "guardian", child=school.kari)
    etag = fetch(path).headers["ETag"]
    assert [fetch(path, if_none_match=etag).status_code for _ in range(3)] == [304] * 3
    assert len(_looks(school)) == 1
    with in_wall_of(school.liv):
        make_lesson_change(school.lessons.norsk, kind="room", reason="Vannlekkasje")
    assert fetch(path, if_none_match=etag).status_code == 200
    assert len(_looks(school)) == 2


def test_nothing_is_handed_out_that_cannot_be_noted(school, monkeypatch):
    path = link_for(school.ingrid, "guardian", child=school.kari)
    monkeypatch.setattr("vidar.access.calendar_links._FETCHED_AND_SEEN", "SELECT 1 / 0")
    with pytest.raises(DataError):
        fetch(path)


def test_use_of_a_link_is_noted_once_an_hour(school, time_machine, school_morning):
    path = link_for(school.ingrid, "guardian", child=school.kari)
    noted = []
    for minutes in (0, 59, 60):
        time_machine.move_to(school_morning + timedelta(minutes=minutes), tick=False)
        fetch(path)
        noted.append(CalendarLink.objects.get().fetched_at)
    assert noted == [school_morning, school_morning, school_morning + timedelta(hours=1)]


def test_strictly_protected_pupil_has_her_own_and_nobody_is_told_of_her(school):
    assert len(events(link_for(school.sol, "pupil"))) == 5
    assert "Aasen" not in fetch(link_for(school.kari, "pupil")).content.decode()


def test_ten_links_are_enough(school):
    client = client_for(school.kari, "pupil")
    assert [client.post("/kalender/ny/").status_code for _ in range(11)] == [200] * 10 + [409]
    assert CalendarLink.objects.count() == 10


def test_page_lists_own_links_and_when_they_were_fetched(school):
    path = link_for(school.kari, "pupil")
    client = client_for(school.kari, "pupil")
    assert "Ikke hentet ennå" in soup(client.get("/kalender/")).get_text()
    fetch(path)
    assert "Sist hentet i dag kl. 10.05" in " ".join(soup(client.get("/kalender/")).get_text().split())


def test_token_is_in_no_log(school, caplog):
    caplog.handler.addFilter(WithoutAddresses())
    with caplog.at_level(logging.DEBUG):
        fetch("/kalender/hemmeligord.ics")
        fetch("/kalender/hemmeligord")
        path = link_for(school.kari, "pupil")
        fetch(path)
    token = path.removeprefix("/kalender/").removesuffix(".ics")
    assert "hemmeligord" not in caplog.text
    assert token not in caplog.text


def test_statements_do_not_grow(school, time_machine, school_morning):
    path = link_for(school.ingrid, "guardian", child=school.kari)
    with statements() as first:
        etag = fetch(path).headers["ETag"]
    with statements() as later:
        fetch(path, if_none_match=etag)
    # Link, demo clock, owner, standing, record, what is around; and where that is new: lessons, and the look.
    assert (len(later), len(first)) == (6, 8)
    with in_wall_of(school.liv):
        make_lesson_change(school.lessons.norsk, kind="room", reason="Vannlekkasje")
    time_machine.move_to(school_morning + timedelta(hours=2), tick=False)
    with statements() as changed:
        assert fetch(path, if_none_match=etag).status_code == 200
    assert len(changed) == 8
