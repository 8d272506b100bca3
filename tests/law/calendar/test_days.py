"""School days of a year, and whether they are enough (SY-1, SY-2, SY-3)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidar.law.basis import NoRuleSet
from vidar.law.calendar import (
    CalendarEntry,
    EntryKind,
    closed_days,
    count_days,
    count_weeks,
    public_holidays,
    school_days,
    staff_days,
)

FIRST, LAST = date(2026, 8, 17), date(2027, 6, 18)
YEAR = (
    CalendarEntry(EntryKind.HOLIDAY, date(2026, 10, 5), date(2026, 10, 9)),
    CalendarEntry(EntryKind.PLANNING_DAY, date(2026, 11, 13), date(2026, 11, 13)),
    CalendarEntry(EntryKind.EVENT, date(2026, 12, 18), date(2026, 12, 18)),
    CalendarEntry(EntryKind.HOLIDAY, date(2026, 12, 21), date(2027, 1, 1)),
    CalendarEntry(EntryKind.HOLIDAY, date(2027, 2, 22), date(2027, 2, 26)),
    CalendarEntry(EntryKind.HOLIDAY, date(2027, 3, 22), date(2027, 3, 29)),
    CalendarEntry(EntryKind.PLANNING_DAY, date(2027, 5, 7), date(2027, 5, 7)),
)


def test_the_year_has_its_first_and_last_day():
    days = school_days(FIRST, LAST, YEAR)

    assert (days[0], days[-1], len(days)) == (FIRST, LAST, 190)


@pytest.mark.parametrize(
    ("day", "pupils", "staff"),
    [
        (date(2026, 10, 2), True, True),
        (date(2026, 10, 5), False, False),  # autumn holiday
        (date(2026, 10, 9), False, False),
        (date(2026, 10, 12), True, True),
        (date(2026, 11, 13), False, True),  # planning day
        (date(2026, 11, 14), False, False),  # Saturday
        (date(2026, 12, 18), True, True),  # an event closes nothing
        (date(2027, 5, 6), False, False),  # Ascension Day, in no entry
        (date(2027, 5, 17), False, False),
        (date(2027, 6, 19), False, False),  # after the last day
    ],
)
def test_a_day_is_open_for_pupils_and_staff(day, pupils, staff):
    assert (day in school_days(FIRST, LAST, YEAR)) is pupils
    assert (day in staff_days(FIRST, LAST, YEAR)) is staff


def test_closed_days_are_those_of_the_kinds_asked_for():
    assert closed_days(YEAR, EntryKind.PLANNING_DAY) == {date(2026, 11, 13), date(2027, 5, 7)}


def test_an_entry_takes_its_kind_as_text_and_refuses_an_unknown_one():
    assert CalendarEntry("holiday", FIRST, FIRST).kind is EntryKind.HOLIDAY
    with pytest.raises(ValueError, match="ferie"):
        CalendarEntry("ferie", FIRST, FIRST)


def test_an_entry_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="before it begins"):
        CalendarEntry(EntryKind.HOLIDAY, LAST, FIRST)


def test_190_days_are_enough_and_explained():
    count = count_days(FIRST, LAST, YEAR)

    assert (count.days, count.enough) == (190, True)
    assert [step.render() for step in count.explanation] == [
        "220 hverdager fra første til siste skoledag.",
        "7 av dem er helligdager: 213 igjen.",
        "21 er feriedager: 192 igjen.",
        "2 er planleggingsdager: 190 igjen.",
        "190 skoledager. Vanlig krav er 190.",
    ]


def test_189_days_are_too_few():
    count = count_days(FIRST, LAST - timedelta(days=1), YEAR)

    assert (count.days, count.enough) == (189, False)


def test_38_weeks_are_enough_and_37_too_few():
    full = count_weeks(FIRST, LAST, YEAR)
    one_less = count_weeks(FIRST, LAST - timedelta(weeks=1), YEAR)
    two_less = count_weeks(FIRST, LAST - timedelta(weeks=2), YEAR)

    assert [(each.weeks, each.enough) for each in (full, one_less, two_less)] == [(39, True), (38, True), (37, False)]
    assert [step.render() for step in full.explanation] == ["39 skoleuker innenfor 45 uker fra uke 34. Kravet er 38."]


def test_weeks_outside_the_45_do_not_help():
    # 46 weeks from first to last with eight of them off: 38 are taught, but any 45 in a row hold only 37.
    off = CalendarEntry(EntryKind.HOLIDAY, date(2026, 8, 24), date(2026, 10, 18))
    last = FIRST + timedelta(weeks=46, days=-3)

    assert len({day.isocalendar()[:2] for day in school_days(FIRST, last, [off])}) == 38
    assert (count_weeks(FIRST, last, [off]).weeks, count_weeks(FIRST, last, [off]).enough) == (37, False)


def test_a_year_without_school_days_has_no_weeks():
    saturday = date(2026, 8, 22)

    assert count_weeks(saturday, saturday, []).weeks == 0
    assert count_days(saturday, saturday, []).days == 0


@pytest.mark.parametrize("count", [count_weeks, count_days])
def test_no_rule_is_guessed_before_1_august_2024(count):
    assert count(date(2024, 8, 1), date(2024, 8, 1), []).required.days == 190
    with pytest.raises(NoRuleSet):
        count(date(2024, 7, 31), date(2024, 7, 31), [])


DAYS = st.dates(date(2026, 8, 1), date(2027, 7, 31))
ENTRIES = st.builds(
    lambda kind, first, days: CalendarEntry(kind, first, first + timedelta(days=days)),
    st.sampled_from(EntryKind),
    DAYS,
    st.integers(0, 20),
)


@given(DAYS, DAYS, st.lists(ENTRIES, max_size=6))
def test_school_days_against_a_naive_check_of_every_day(one, other, entries):
    first, last = sorted((one, other))
    closing = [entry for entry in entries if entry.kind is not EntryKind.EVENT]
    expected = [
        day
        for day in (first + timedelta(days=each) for each in range((last - first).days + 1))
        if day.isoweekday() < 6
        and day not in public_holidays(day.year)
        and not any(entry.first_day <= day <= entry.last_day for entry in closing)
    ]

    assert list(school_days(first, last, entries)) == expected
    assert set(expected) <= set(staff_days(first, last, entries))
    assert count_days(first, last, entries).days == len(expected)
