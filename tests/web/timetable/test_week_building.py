"""A week page from its parts: days, notes, calendar, now, and why a week is empty."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from tests.factories.days import MONDAY, TODAY, at
from tests.web.timetable.made import WEEK, lesson, note, school, timetable
from vidar.schools.models import CalendarKind
from vidar.timetable.queries_lessons import Of
from vidar.web.timetable.addresses import Origin, origin_of
from vidar.web.timetable.asking import read_week
from vidar.web.timetable.building_week import Heading, heading_of, week_page

NOW = at(TODAY, "10.22")
SATURDAY = date(2026, 11, 28)


def build(*lessons, now=NOW, query=None, **more):
    asked = read_week(query or {}, today=now.date())
    whole = timetable(*lessons, week=asked.week, **more)
    return week_page(whole, asked, Origin(), Heading("Timeplan", "Kari Nordli"), now)


def test_heading_and_labels():
    page = build(lesson())
    assert (page.title, page.subtitle) == ("Timeplan", "2STA · Nord-Østerdal videregående skole")
    assert (page.week_label, page.week_label_short, page.iso_week) == (
        "Uke 48 · 23.–27. november",
        "Uke 48 · november",
        "2026-W48",
    )
    assert page.print_title == "Kari Nordli · 2STA · Nord-Østerdal videregående skole · Uke 48 · 23.–27. november 2026"
    assert (page.previous_label, page.next_label) == (
        "Uke 47 · 16.–20. november",
        "Uke 49 · 30. november – 4. desember",
    )
    assert page.previous_href.endswith("?uke=2026-W47")


def test_week_over_new_year_has_number_53_and_both_months():
    page = build(lesson(date(2026, 12, 28)), query={"uke": "2026-W53"})
    assert (page.week_label, page.week_label_short) == ("Uke 53 · 28. desember – 1. januar", "Uke 53 · desember–januar")
    assert page.next_href.endswith("?uke=2027-W01")
    assert [day.date for day in page.days][-1] == date(2027, 1, 1)


def test_now_and_past_follow_the_schools_clock():
    page = build(lesson(TODAY, "08.15", "09.45"), lesson(TODAY, "10.00", "11.30"), lesson(TODAY, "12.15", "13.45"))
    today = next(day for day in page.days if day.is_today)
    assert [(each.is_past, each.is_now) for each in today.lessons] == [(True, False), (False, True), (False, False)]
    assert (page.now_minute, page.today_href) == (10 * 60 + 22, "")


def test_lesson_is_over_in_the_minute_it_ends_and_a_cancelled_one_is_never_now():
    page = build(lesson(TODAY, "10.00", "11.30"), now=at(TODAY, "11.30"))
    assert (page.days[1].lessons[0].is_now, page.days[1].lessons[0].is_past) == (False, True)
    page = build(lesson(TODAY, "10.00", "11.30", takes_place=False))
    assert not page.days[1].lessons[0].is_now


def test_other_week_has_no_now_and_a_way_home():
    page = build(lesson(MONDAY + timedelta(weeks=1)), query={"uke": "2026-W49"})
    assert (page.now_minute, page.now_step) == (None, None)
    assert page.today_href.endswith("?uke=2026-W48")
    assert not any(day.is_today for day in page.days)


@pytest.mark.parametrize(
    ("query", "now", "selected"),
    [
        ({}, NOW, TODAY),
        ({"dag": "2026-11-26"}, NOW, date(2026, 11, 26)),
        ({"uke": "2026-W49"}, NOW, date(2026, 11, 30)),
        ({}, at(SATURDAY, "12.00"), date(2026, 11, 30)),  # the week is over
        ({"dag": "2026-11-29"}, NOW, TODAY),  # a Sunday without lessons is not drawn
    ],
)
def test_one_day_is_selected(query, now, selected):
    page = build(now=now, query=query)
    assert [day.date for day in page.days if day.is_selected] == [selected]


def test_weekend_with_a_lesson_is_drawn_and_can_be_today():
    page = build(lesson(SATURDAY), now=at(SATURDAY, "12.00"), query={"uke": "2026-W48"})
    assert [day.name for day in page.days][4:] == ["Fredag", "Lørdag"]
    assert page.days[5].is_today
    assert page.days[5].is_selected
    assert page.week_label == "Uke 48 · 23.–28. november"


def test_days_are_named_in_full_and_short():
    day = build().days[0]
    assert (day.name, day.short_name, day.label, day.long_label) == ("Mandag", "ma", "23. nov.", "Mandag 23. november")


def test_notes_of_the_calendar_and_of_the_law():
    page = build(
        query={"uke": "2027-W19"},
        notes=(
            note("Planleggingsdag", date(2027, 5, 13), kind=CalendarKind.PLANNING_DAY),
            note("Skolens egen dag", date(2027, 5, 13), at_school=2),
        ),
        schools=(school(), school(2, "Storsteigen videregående skole")),
    )
    notes = {day.date.day: day.notes for day in page.days if day.notes}
    assert notes == {13: ("Planleggingsdag", "Skolens egen dag (Storsteigen)")}
    assert build(query={"uke": "2027-W20"}).days[0].notes == ("Andre pinsedag",)


def test_calendar_shows_the_month_with_links_for_days_and_weeks():
    holiday = note("Juleferie", date(2026, 12, 21), date(2027, 1, 1))
    month = build(query={"uke": "2026-W48", "maaned": "2026-12"}, notes=(holiday,)).calendar
    assert (month.label, month.is_open) == ("desember 2026", True)
    assert (month.previous_label, month.next_label) == ("November 2026", "Januar 2027")
    assert month.next_href.endswith("?uke=2026-W48&maaned=2027-01")
    assert [week.number for week in month.weeks] == [49, 50, 51, 52, 53]
    days = [day for week in month.weeks for day in week.days]
    assert [day.number for day in days if day.note] == [21, 22, 23, 24, 25, 28, 29, 30, 31, 1]
    assert [(day.number, day.is_in_month) for day in days][:2] == [(30, False), (1, True)]
    assert days[0].href.endswith("?uke=2026-W49&dag=2026-11-30")
    assert month.weekdays[0] == ("ma", "mandag")


def test_calendar_opens_at_today_in_the_present_week():
    month = build(now=at(date(2026, 12, 1), "10.00")).calendar
    assert (month.label, month.is_open) == ("desember 2026", False)
    assert [day.number for week in month.weeks for day in week.days if day.is_today] == [1]


def test_school_is_named_on_lessons_elsewhere_only():
    lessons = (lesson(), lesson(TODAY, school_id=2, school_short_name="Storsteigen"))
    schools = (school(), school(2, "Storsteigen videregående skole", class_name=""))
    page = build(*lessons, schools=schools)
    assert [day.lessons[0].school_short for day in page.days[:2]] == ["", "Storsteigen"]
    assert page.subtitle == "2STA · Nord-Østerdal videregående skole, Storsteigen videregående skole"
    assert build(lessons[1], of=Of.ROOM, schools=(school(),)).days[1].lessons[0].school_short == ""


@pytest.mark.parametrize(
    ("weeks", "labels"),
    [
        ((0,), []),
        ((1,), ["A-uke"]),
        ((2,), ["B-uke"]),
        ((1, 1), ["A-uke"]),
        ((1, 2), ["A-uke Skole1", "B-uke Skole2"]),
        ((2, 0), ["B-uke Skole1"]),
    ],
)
def test_a_and_b_weeks_are_said_once_where_all_schools_agree(weeks, labels):
    schools = tuple(school(number, f"Skole{number}", cycle_week=week) for number, week in enumerate(weeks, 1))
    assert [label.text for label in build(lesson(), schools=schools).labels] == labels


EMPTY = {
    "published but nothing planned": ({}, "Eleven har ingen timer i uke 48. Spør Berit Solberg (konsulent, telefon"),
    "class": ({"of": Of.CLASS}, "Klassen har ingen timer i uke 48. Spør"),
    "teacher": ({"of": Of.TEACHER}, "Læreren har ingen timer i uke 48. Spør"),
    "room": ({"of": Of.ROOM}, "Rommet er ledig hele uke 48."),
    "not published": ({"schools": (school(has_plan=False),)}, "Timeplanen for uke 48 er ikke publisert ennå. Spør"),
    "begins later": (
        {"schools": (school(has_plan=False, next_plan=date(2027, 1, 4)),)},
        "Undervisningen begynner mandag 4. januar 2027.",
    ),
    "no school year": ({"years": (), "schools": (school(has_plan=False),)}, "Skoleåret er ikke lagt inn ennå. Spør"),
    "nobody to ask": (
        {"schools": (school(has_plan=False, contact_name=""),)},
        "Timeplanen for uke 48 er ikke publisert ennå.",
    ),
    "no school": ({"schools": ()}, "Timeplanen for uke 48 er ikke publisert ennå."),
}


@pytest.mark.parametrize("case", EMPTY)
def test_empty_week_says_why_and_whom_to_ask(case):
    frame, text = EMPTY[case]
    assert build(**frame).empty.startswith(text)


def test_week_before_the_school_year_says_when_it_begins():
    page = build(query={"uke": "2026-W28"}, schools=(school(has_plan=False),))
    assert page.empty == "Skoleåret begynner lørdag 1. august 2026."


def test_week_of_holidays_needs_no_explanation():
    autumn = note("Høstferie", MONDAY, date(2026, 11, 27))
    assert build(notes=(autumn,)).empty == ""
    assert build(notes=(note("Planleggingsdag", MONDAY),)).empty != ""
    assert build(lesson()).empty == ""


def test_class_week_names_groups_only_where_lessons_share_the_time():
    parallel = [lesson(TODAY, id=number, groups=(f"SPA {number}",)) for number in range(3)]
    page = build(lesson(), *parallel, of=Of.CLASS)
    assert page.days[0].lessons[0].groups == ""
    bundle = page.days[1].lessons[0]
    assert bundle.title == "3 timer samtidig"
    assert [block.groups for block in bundle.lessons] == ["SPA 0", "SPA 1", "SPA 2"]


def test_headings_of_others():
    assert heading_of(timetable(of=Of.CLASS, name="2STA")).title == "Klasse 2STA"
    assert heading_of(timetable(of=Of.ROOM, name="auditoriet")).title == "Auditoriet"
    assert heading_of(timetable(of=Of.PUPIL)).print_name == "Kari Nordli"


@pytest.mark.parametrize("of", Of)
def test_lesson_remembers_whose_week_it_was_opened_from(of):
    origin = Origin(of, 77)
    address = origin.lesson(5)
    field, _, value = address.partition("?")[2].partition("=")
    assert origin_of({field: value}) == origin
    assert str(77) in origin.week(WEEK)


@pytest.mark.parametrize("query", [{}, {"klasse": "x"}, {"klasse": "-1"}, {"klasse": "9" * 19}, {"klasse": "²"}])
def test_unreadable_origin_is_ones_own_week(query):
    assert origin_of(query) == Origin()


@pytest.mark.parametrize(
    ("language", "label", "day", "time"),
    [
        ("nb", "Uke 48 · 23.–27. november", "23. nov.", "08.15"),
        ("en", "23–27 November", "23 Nov", "08:15"),
    ],
)
def test_dates_and_times_are_written_as_the_language_does(language, label, day, time):
    with translation.override(language):
        page = build(lesson())
    assert page.week_label.endswith(label)
    assert (page.days[0].label, page.days[0].lessons[0].starts) == (day, time)
