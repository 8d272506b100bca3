"""The calendar feed, read by a real iCalendar parser."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from tests.factories.access import in_wall_of
from tests.factories.days import THIS_MORNING, TODAY, at
from tests.factories.schools import make_calendar_entry
from tests.factories.timetable import make_full_lesson, make_lesson_change
from tests.web.calendar.feeds import event_of, events, fetch, link_for
from vidar.enrolment.models import GroupMembership
from vidar.people.models import Person
from vidar.schools.models import Room
from vidar.timetable.models import Lesson, LessonChange, LessonRoom, LessonTeacher, WeekPlan
from vidar.timetable.queries_feed import span_of

OSLO = ZoneInfo("Europe/Oslo")


@pytest.fixture
def kari(small_school):
    return link_for(small_school.kari, "pupil")


def test_pupil_s_lessons_and_no_others(small_school, kari):
    lessons = small_school.lessons
    mine = [lessons.norsk, lessons.now, lessons.cancelled, lessons.substitute, lessons.test]
    assert set(events(kari)) == {f"lesson-{each.id}@innlandet" for each in mine}


def test_lesson_says_what_when_where_and_who(small_school, kari):
    event = event_of(small_school.lessons.norsk, kari)
    assert event["DTSTART"].params["TZID"] == "Europe/Oslo"
    assert event.decoded("DTSTART") == datetime(2026, 11, 24, 8, 15, tzinfo=OSLO)
    assert event.decoded("DTEND") == datetime(2026, 11, 24, 9, 45, tzinfo=OSLO)
    assert (event["STATUS"], event["TRANSP"], event["SEQUENCE"], event["LOCATION"]) == (
        "CONFIRMED",
        "OPAQUE",
        0,
        "A101",
    )
    assert "Anne Lien" in event["DESCRIPTION"]
    assert event["URL"].endswith(f"/time/{small_school.lessons.norsk.id}/")


def test_calendar_says_its_name_its_zone_and_when_to_ask_again(kari):
    answer = fetch(kari)
    calendar = Calendar.from_ical(answer.content)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert (calendar["X-WR-CALNAME"], calendar["X-WR-TIMEZONE"]) == ("Timeplan", "Europe/Oslo")
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Oslo"]
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in answer.content
    assert b"X-PUBLISHED-TTL:PT1H" in answer.content
    assert calendar.errors == []


@pytest.mark.parametrize(
    ("which", "words", "status"),
    [("cancelled", "Avlyst: ", "CANCELLED"), ("substitute", "Vikar: ", "CONFIRMED"), ("test", "Prøve: ", "CONFIRMED")],
)
def test_words_before_the_subject(small_school, kari, which, words, status):
    event = event_of(getattr(small_school.lessons, which), kari)
    assert (str(event["SUMMARY"]).startswith(words), event["STATUS"]) == (True, status)


def test_moved_lesson_keeps_its_uid_and_taking_it_back_is_a_change_too(small_school, kari):
    lesson = small_school.lessons.norsk
    seen = [event_of(lesson, kari)]
    with in_wall_of(small_school.anne):
        was = {"was_starts_at": lesson.starts_at, "was_ends_at": lesson.ends_at}
        change = make_lesson_change(lesson, kind="moved", reason="Skolebilder", **was)
        _move(lesson, "12.00", "13.30")
    seen.append(event_of(lesson, kari))
    assert seen[1].decoded("DTSTART") == datetime(2026, 11, 24, 12, 0, tzinfo=OSLO)
    assert "Skolebilder" in seen[1]["DESCRIPTION"]
    with in_wall_of(small_school.anne):
        LessonChange.objects.filter(id=change.id).delete()
        _move(lesson, "08.15", "09.45")
    seen.append(event_of(lesson, kari))
    assert seen[2].decoded("DTSTART") == seen[0].decoded("DTSTART")
    assert [each["SEQUENCE"] for each in seen] == sorted({each["SEQUENCE"] for each in seen})
    stamps = [each.decoded("LAST-MODIFIED") for each in seen]
    assert stamps == sorted(stamps)


def _move(lesson, starts, ends):
    Lesson.objects.filter(id=lesson.id).update(starts_at=at(TODAY, starts), ends_at=at(TODAY, ends))


def test_clock_change_in_autumn_and_spring(small_school):
    days = [date(2026, 10, 30), date(2027, 3, 26), date(2027, 3, 30)]
    with in_wall_of(small_school.anne):
        made = [make_full_lesson(small_school.home, day=day, groups=[small_school.groups.norsk]) for day in days]
    path = link_for(small_school.kari, "pupil")
    starts = [event_of(lesson, path).decoded("DTSTART") for lesson in made]
    assert [each.hour for each in starts] == [8, 8, 8]
    assert [each.astimezone(UTC).hour for each in starts] == [7, 7, 6]


def test_days_off_last_all_day_and_leave_one_free(small_school, kari):
    with in_wall_of(small_school.anne):
        make_calendar_entry(
            small_school.year, name="Juleferie", first_day=date(2026, 12, 21), last_day=date(2027, 1, 1)
        )
    (free,) = [event for uid, event in events(kari).items() if uid.startswith("free-")]
    assert (free["SUMMARY"], free["TRANSP"]) == ("Juleferie", "TRANSPARENT")
    assert (free.decoded("DTSTART"), free.decoded("DTEND")) == (date(2026, 12, 21), date(2027, 1, 2))


def test_signs_of_the_format_in_a_title_are_only_text(small_school):
    title = 'Komma, semikolon; skråstrek\\ "sitat" ' + "æøå" * 40 + "\nBEGIN:VALARM"
    title = title[:120]
    with in_wall_of(small_school.anne):
        lesson = make_full_lesson(small_school.home, subject=None, title=title, starts="14.00", ends="14.45",
                                  groups=[small_school.groups.norsk])  # fmt: skip
    path = link_for(small_school.kari, "pupil")
    assert event_of(lesson, path)["SUMMARY"] == title
    assert max(len(line) for line in fetch(path).content.split(b"\r\n")) <= 75


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120))
def test_any_text_comes_back_as_it_was(text):
    event = Event()
    event.add("summary", text)
    raw = event.to_ical()
    assert str(Event.from_ical(raw)["SUMMARY"]) == text
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_teacher_who_is_away_is_free(small_school):
    path = link_for(small_school.anne, "staff", small_school.home)
    assert event_of(small_school.lessons.substitute, path)["TRANSP"] == "TRANSPARENT"
    assert event_of(small_school.lessons.norsk, path)["TRANSP"] == "OPAQUE"


def test_language_is_the_maker_s(small_school):
    path = link_for(small_school.kari, "pupil", language="en")
    assert str(event_of(small_school.lessons.cancelled, path)["SUMMARY"]).startswith("Cancelled: ")


def test_same_data_gives_the_same_bytes_and_no_bytes_twice(kari):
    first = fetch(kari)
    assert fetch(kari).content == first.content
    again = fetch(kari, if_none_match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert "Last-Modified" in first.headers


def test_unchanged_timetable_is_not_written_again(kari, monkeypatch):
    etag = fetch(kari).headers["ETag"]
    monkeypatch.setattr("vidar.web.calendar.feed.calendar_of", None)
    assert fetch(kari, if_none_match=etag).status_code == 304


def _rename(model, **fields):
    return lambda school: model.objects.filter(owner_id=school.owner.id).update(**fields)


def _of_norsk(model, **fields):
    return lambda school: model.objects.filter(lesson_id=school.lessons.norsk.id).update(**fields)


CHANGES = {
    "lesson": lambda school: Lesson.objects.filter(id=school.lessons.norsk.id).update(note="Ta med bok"),
    "lesson moved": lambda school: _move(school.lessons.norsk, "12.00", "13.30"),
    "teacher's part": _of_norsk(LessonTeacher, attends=False),
    "room taken away": lambda school: LessonRoom.objects.filter(lesson_id=school.lessons.norsk.id).delete(),
    "teacher's name": lambda school: Person.objects.filter(id=school.anne.id).update(family_name="Moe"),
    "teacher protected": lambda school: Person.objects.filter(id=school.anne.id).update(protection="strict"),
    "room's name": _rename(Room, name="B202"),
    "new lesson": lambda school: make_full_lesson(
        school.home, day=date(2026, 12, 1), groups=[school.groups.norsk], starts="14.00", ends="14.45"
    ),
    "out of the group": lambda school: GroupMembership.objects.filter(pupil_id=school.kari.id).first().delete(),
    "change": lambda school: make_lesson_change(school.lessons.norsk, kind="room", reason="Vannlekkasje"),
    "change taken back": lambda school: LessonChange.objects.filter(lesson_id=school.lessons.test.id).delete(),
    "days off": lambda school: make_calendar_entry(
        school.year, name="Juleferie", first_day=date(2026, 12, 21), last_day=date(2027, 1, 1)
    ),
    "plan taken back": _rename(WeekPlan, published_at=None),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_the_file_changes_its_name(small_school, kari, change):
    with in_wall_of(small_school.anne):
        make_full_lesson(small_school.home, day=date(2026, 12, 2), groups=[small_school.groups.norsk])
        make_lesson_change(small_school.lessons.test, kind="room", reason="Maling")
    before = fetch(kari)
    with in_wall_of(small_school.anne):
        change(small_school)
    after = fetch(kari, if_none_match=before.headers["ETag"])
    assert after.status_code == 200
    assert after.content != before.content


def test_change_gives_new_bytes(small_school, kari):
    etag = fetch(kari).headers["ETag"]
    with in_wall_of(small_school.anne):
        make_lesson_change(small_school.lessons.norsk, kind="room", reason="Vannlekkasje", changed_at=THIS_MORNING)
    assert fetch(kari, if_none_match=etag).status_code == 200


@pytest.mark.parametrize(
    ("today", "first", "end"),
    [
        (date(2026, 11, 24), date(2026, 10, 27), date(2027, 8, 1)),
        (date(2027, 7, 3), date(2027, 6, 5), date(2027, 8, 1)),
        (date(2027, 7, 4), date(2027, 6, 6), date(2028, 8, 1)),
    ],
)
def test_span(today, first, end):
    assert (span_of(today).start, span_of(today).end) == (first, end)
