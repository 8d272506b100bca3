"""Days and hours on the document and what may be left out: the table of cases, and the settings (AD, AF)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.law.absence.years import MATHS, lesson, planned, pupil_year, weekdays
from tests.law.cases import cases
from vidar.law.absence import (
    Absence,
    AbsenceSettings,
    DayCause,
    PlannedDay,
    Rounding,
    SpellDays,
    SubjectYear,
    leave_out,
    notices_for_guardians,
    round_hours,
    settle,
)
from vidar.law.attendance import Evidence, Ground
from vidar.law.basis import Period, Refused, instant
from vidar.law.calendar import school_year_period
from vidar.law.people import LeapDay

CASES = cases("absence_document.csv")
EVIDENCE = {
    "health": {
        "documented": Evidence.HEALTH_PERSONNEL,
        "own_notice": Evidence.OWN_NOTICE,
        "undocumented": Evidence.NONE,
        "rejected": Evidence.REJECTED,
    },
    "other": {"documented": Evidence.DOCUMENTED, "undocumented": Evidence.NONE},
    "untold": {"undocumented": Evidence.NONE},
    "hours": {"documented": Evidence.HEALTH_PERSONNEL},
}
GROUNDS = {"health": Ground.HEALTH, "hours": Ground.HEALTH, "other": Ground.REPRESENTATION, "untold": None}
MONDAY = date(2026, 9, 7)


def day_off(day: date, kind: str = "health", word: str = "documented", **more) -> Absence:
    facts = {"ground": GROUNDS[kind], "evidence": EVIDENCE[kind][word]}
    return lesson(day.toordinal(), 60, starts_at=instant(day, time(8, 15)), whole=kind != "hours", **facts | more)


def spells(text: str, year: str) -> tuple[list[Absence], list[date]]:
    """Absences and all days with teaching; a day at school between two spells, unless the later one has a +."""
    days = weekdays(school_year_period(year).start + timedelta(days=16), 60)
    place, off = 0, []
    for spell in text.split("; "):
        number, kind, word = spell.split()
        place += not spell.startswith("+")
        off += [day_off(day, kind, word) for day in days[place : place + int(number)]]
        place += int(number)
    return off, days


def document(absences, days, settings=None, **more):
    return settle(pupil_year(absences, planned=planned(days), **more), settings or AbsenceSettings()).document


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_table(case):
    absences, days = spells(case["spells"], case["school_year"])
    answer = document(absences, days, year=case["school_year"], risk=case["risk"] == "yes")

    assert (answer.days, answer.hours) == (int(case["days"]), int(case["hours"]))
    assert answer.deductible_days == int(case["deductible"])
    assert answer.days_after_deduction == int(case["days_on_document"])


def test_the_table_holds_every_given_case():
    assert {f"D{number:02}" for number in range(1, 13)} <= {case["case"] for case in CASES}


@pytest.mark.parametrize(
    ("lessons", "cancelled", "missed", "elsewhere", "partly", "whole"),
    [
        (3, 0, 3, 0, 0, True),
        (3, 0, 2, 0, 0, False),
        (3, 1, 2, 0, 0, True),  # what was not held could not be missed
        (3, 0, 2, 1, 0, False),  # in the school's care for one of them
        (3, 0, 2, 0, 1, False),
        (3, 3, 0, 0, 0, False),
        (1, 0, 0, 1, 0, False),
    ],
)
def test_a_day_is_absence_from_all_teaching(lessons, *, cancelled, missed, elsewhere, partly, whole):
    kinds = ["all"] * missed + ["elsewhere"] * elsewhere + ["part"] * partly
    absences = [
        lesson(
            number,
            30 if kind == "part" else 60,
            "no_absence" if kind == "elsewhere" else "undocumented",
            starts_at=instant(MONDAY, time(8 + number)),
            whole=kind != "part",
        )
        for number, kind in enumerate(kinds)
    ]
    answer = settle(pupil_year(absences, planned=(PlannedDay(MONDAY, lessons, cancelled),))).document

    assert answer.days == whole
    assert answer.hour_minutes == (0 if whole else missed * 60 + partly * 30)


@pytest.mark.parametrize(
    ("settings", "cancelled", "elsewhere", "days"),
    [
        (AbsenceSettings(), 1, 0, 1),
        (AbsenceSettings(cancelled_breaks_day=True), 1, 0, 0),
        (AbsenceSettings(), 0, 1, 0),
        (AbsenceSettings(elsewhere_breaks_day=False), 0, 1, 1),
    ],
)
def test_what_all_teaching_means_is_a_setting(settings, cancelled, elsewhere, days):
    absences = [lesson(1, 60, starts_at=instant(MONDAY, time(8)))]
    absences += [lesson(2, 60, "no_absence", starts_at=instant(MONDAY, time(10)))] * elsewhere
    year = pupil_year(absences, planned=(PlannedDay(MONDAY, 2, cancelled),))
    assert settle(year, settings).document.days == days


def test_a_day_at_two_schools_is_whole_when_both_were_missed():
    both = (PlannedDay(MONDAY, 1), PlannedDay(MONDAY, 1))
    first, second = (
        lesson(number, 60, starts_at=instant(MONDAY, time(8 + number)), school=number) for number in (1, 2)
    )
    assert settle(pupil_year([first], planned=both)).document.days == 0
    assert settle(pupil_year([first, second], planned=both)).document.days == 1


def test_a_lesson_that_credits_two_subjects_is_one_lesson_of_the_day():
    shares = [lesson(1, 30, subject=subject, starts_at=instant(MONDAY, time(8))) for subject in (MATHS, "NOR1267")]
    assert document(shares, [MONDAY]).days == 1
    assert settle(pupil_year(shares, planned=(PlannedDay(MONDAY, 2),))).document.days == 0


def test_a_day_nobody_has_planned_is_hours():
    assert document([day_off(MONDAY)], []).hours == 1


def test_part_time_pupils_may_have_hours_alone():
    answer = document([day_off(day) for day in weekdays(MONDAY, 5)], weekdays(MONDAY, 5), hours_only=True)
    assert (answer.days, answer.hours, answer.deductible) == (0, 5, ())


@pytest.mark.parametrize(
    ("minutes", "down", "nearest", "up"),
    [(0, 0, 0, 0), (1, 0, 0, 1), (29, 0, 0, 1), (30, 0, 1, 1), (59, 0, 1, 1), (60, 1, 1, 1), (61, 1, 1, 2)],
)
def test_hours_are_whole_and_rounded_once(minutes, down, nearest, up):
    assert [round_hours(minutes, each) for each in Rounding] == [down, nearest, up]
    two = [lesson(number, minutes, whole=False) for number in range(2) if minutes]
    assert settle(pupil_year(two)).document.hours == minutes * 2 // 60


@pytest.mark.parametrize(
    ("counting", "places"),
    [
        (SpellDays.SCHOOL_DAYS, [1, 2, 3, 4]),
        (SpellDays.CALENDAR_DAYS, [1, 2, 5, 6]),
        (SpellDays.BROKEN_BY_DAYS_OFF, [1, 2, 1, 2]),
    ],
)
def test_a_weekend_inside_a_spell(counting, places):
    thursday = MONDAY + timedelta(days=3)
    days = weekdays(thursday, 4)
    answer = document([day_off(day) for day in days], days, AbsenceSettings(spell_days=counting))
    assert [each.deduction.spell_day for each in answer.absent] == places
    assert answer.deductible == tuple(day for day, place in zip(days, places, strict=True) if place >= 4)


def test_a_spell_goes_over_a_holiday_the_new_year_and_a_change_of_clock():
    for first, then in (
        (date(2026, 12, 18), date(2027, 1, 4)),
        (date(2026, 10, 23), date(2026, 10, 26)),  # the clock changes on the 25th
        (date(2027, 3, 19), date(2027, 3, 31)),  # and on 28 March, in the Easter holiday
    ):
        days = [first, *weekdays(then, 3)]
        assert document([day_off(day) for day in days], days).deductible == (days[3],)


def test_a_spell_over_the_leap_day():
    days = weekdays(date(2028, 2, 28), 4)
    assert days[1] == date(2028, 2, 29)
    assert document([day_off(day) for day in days], days, year="2027/28").deductible == (date(2028, 3, 2),)


def test_a_spell_over_week_53():
    days = [*weekdays(date(2026, 12, 28), 3), *weekdays(date(2027, 1, 4), 2)]
    assert days[0].isocalendar().week == 53
    assert len(document([day_off(day) for day in days], days).deductible) == 2


def test_a_day_at_school_or_in_part_ends_the_spell():
    days = weekdays(MONDAY, 6)
    part = [day_off(day) for day in days if day != days[2]]
    assert document(part, days).deductible == ()
    assert document([*part, day_off(days[2], "hours")], days).deductible == ()
    assert document([*part, day_off(days[2], "other")], days).deductible == (days[2],)


def test_own_notice_deducts_only_inside_the_limit_and_where_the_owner_lets_it():
    days = weekdays(MONDAY, 5)
    own = [day_off(day, word="own_notice") for day in days]
    assert document(own, days).deductible == tuple(days[3:])
    assert document(own, days, AbsenceSettings(own_notice_deducts=False)).deductible == ()
    # four hours are the limit of forty: the fifth day is beyond it
    assert document(own, days, hours=40).deductible == (days[3],)
    assert document(own, days, hours=40, risk=True).deductible == tuple(days)


def test_the_cause_of_a_day_is_the_strictest_of_its_lessons():
    days = weekdays(MONDAY, 4)
    for word, cause, may in (
        ("documented", DayCause.OTHER, True),
        ("undocumented", DayCause.NONE, False),
    ):
        two = [day_off(MONDAY, "other"), day_off(MONDAY, "other", word, lesson=1)]
        answer = settle(pupil_year(two, planned=(PlannedDay(MONDAY, 2),))).document.absent[0]
        assert (answer.cause, answer.deductible) == (cause, may)
    mixed = [each for day in days for each in (day_off(day), day_off(day, "other", lesson=-day.toordinal()))]
    answer = settle(pupil_year(mixed, planned=planned(days, 2))).document
    assert ({each.cause for each in answer.absent}, answer.deductible) == ({DayCause.HEALTH}, (days[3],))


def test_each_day_says_why():
    days = weekdays(MONDAY, 7)
    ill = [day_off(day) for day in days[:4]]
    other = [day_off(days[4], "other"), day_off(days[5], "untold", "undocumented"), day_off(days[6], "hours")]
    answer = document([*ill, *other], days)

    whole = "Borte fra all opplæring denne dagen: en dag."
    assert [[step.render() for step in each.why] for each in answer.absent[3:]] == [
        [whole, "Dag 4 av sykefraværet. Det kan holdes utenfor fra dag 4."],
        [whole, "Dokumentert grunn som er unntatt: kan holdes utenfor fra første dag."],
        [whole, "Ikke dokumentert slik at dagen kan holdes utenfor."],
        ["Borte fra en del av dagen: 60 min i enkelttimer. Timer blir aldri dager."],
    ]
    assert [step.render() for step in answer.explanation] == [
        "Dager borte fra all opplæring: 6.",
        "Enkelttimer: 60 min, ført som 1.",
        "Dager som kan holdes utenfor: 2 (høyst 10 i et skoleår).",
    ]
    risk = document(ill, days, risk=True)
    assert risk.absent[0].why.steps[-1].render() == "Dokumentert høyere risiko: kan holdes utenfor fra dag 1."


def test_the_year_divides_into_half_years_and_areas():
    days = [date(2026, 12, 21), date(2027, 1, 4)]
    answer = document([day_off(day) for day in days], days)
    halves = [answer.within(Period(date(2026, 8, 1), date(2027, 1, 1))), answer.within(Period(date(2027, 1, 1)))]
    assert [each.days for each in halves] == [1, 1]


class TestLeavingOut:
    DAYS = weekdays(MONDAY, 14)

    def document(self):
        return document([day_off(day, "other") for day in self.DAYS[:12]], self.DAYS)

    def test_the_pupil_chooses(self):
        printed = leave_out(self.document(), [self.DAYS[3], self.DAYS[0], self.DAYS[3]])
        assert (printed.days, printed.hours, printed.left_out) == (10, 0, (self.DAYS[0], self.DAYS[3]))
        assert printed.explanation.steps[0].render() == "Dager som holdes utenfor: 2. På dokumentet: 10."

    def test_nothing_demanded_leaves_all(self):
        assert leave_out(self.document(), []).days == 12

    def test_ten_days_and_not_eleven(self):
        assert leave_out(self.document(), self.DAYS[:10]).days == 2
        with pytest.raises(Refused, match="AF-1"):
            leave_out(self.document(), self.DAYS[:11])

    def test_only_days_of_absence(self):
        with pytest.raises(Refused, match="AF-2"):
            leave_out(self.document(), [self.DAYS[13]])
        hours = document([day_off(MONDAY, "hours")], [MONDAY])
        with pytest.raises(Refused, match="AF-2"):
            leave_out(hours, [MONDAY])

    def test_a_day_that_may_not_be_left_out_says_why(self):
        ill = document([day_off(day) for day in self.DAYS[:4]], self.DAYS)
        assert leave_out(ill, [self.DAYS[3]]).days == 3
        with pytest.raises(Refused, match="AF-3") as refusal:
            leave_out(ill, [self.DAYS[2]])
        assert "Dag 3" in next(iter(refusal.value.explanation)).render()


def test_the_deduction_leaves_the_limit_alone():
    days = weekdays(MONDAY, 5)
    year = pupil_year([day_off(day) for day in days], planned=planned(days), hours=40)
    before = settle(year)
    leave_out(before.document, before.document.deductible)
    assert settle(year).of(MATHS).counted == before.of(MATHS).counted == 240


@pytest.mark.parametrize(
    ("born", "at", "told"),
    [
        (date(2009, 3, 14), datetime(2027, 3, 13, 22, 59, tzinfo=UTC), 1),
        (date(2009, 3, 14), datetime(2027, 3, 13, 23, 0, tzinfo=UTC), 0),
        (date(2009, 3, 14), datetime(2026, 9, 6, 21, 59, tzinfo=UTC), 0),  # the day is still to come
        (date(2009, 3, 14), datetime(2026, 9, 6, 22, 0, tzinfo=UTC), 1),
    ],
)
def test_guardians_are_told_the_day_and_how_much_until_the_pupil_is_of_age(born, at, told):
    answer = document([day_off(MONDAY)], [MONDAY])
    extents = notices_for_guardians(answer, birth_date=born, at=at)
    assert [(each.day, each.whole, each.minutes) for each in extents] == [(MONDAY, True, 60)] * told


@pytest.mark.parametrize(("lessons", "cancelled"), [(0, 0), (2, 3), (2, -1)])
def test_a_planned_day_has_lessons(lessons, cancelled):
    with pytest.raises(ValueError, match="planned day"):
        PlannedDay(MONDAY, lessons, cancelled)


def test_absence_in_a_subject_of_unknown_hours_is_on_the_document():
    year = pupil_year([day_off(MONDAY)], planned=planned([MONDAY]), subjects=(SubjectYear("NOR1267", 56),))
    assert settle(year).document.days == 1


@pytest.mark.parametrize(("leap_day", "told"), [(LeapDay.FEBRUARY_28, 0), (LeapDay.MARCH_1, 1)])
def test_guardians_of_a_pupil_born_on_the_leap_day(leap_day, told):
    days = [date(2026, 2, 27)]
    answer = document([day_off(days[0])], days, year="2025/26")
    at = datetime(2026, 2, 28, 12, tzinfo=UTC)
    extents = notices_for_guardians(answer, birth_date=date(2008, 2, 29), at=at, leap_day=leap_day)
    assert len(extents) == told
