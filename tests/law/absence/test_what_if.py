"""What if I miss more, and what can still help."""

from dataclasses import replace
from datetime import date, time

import pytest

from tests.law.absence.years import MATHS, lesson, planned, pupil_year, weekdays
from vidar.law.absence import (
    AbsenceSettings,
    LimitStatus,
    PlannedDay,
    Straddling,
    SubjectYear,
    settle,
    what_could_help,
    what_if,
)
from vidar.law.attendance import Evidence, Ground
from vidar.law.basis import instant

NORWEGIAN = SubjectYear("NOR1267", 113)
TWO = (SubjectYear(MATHS, 140), NORWEGIAN)
MONDAY = date(2026, 9, 7)


def helps(absences, settings=None, **more):
    settings = settings or AbsenceSettings()
    year = pupil_year(absences, **more)
    return what_could_help(year, settle(year, settings).of(MATHS), settings)


def test_nothing_more_changes_nothing():
    year = pupil_year([lesson(0, 90)], subjects=TWO)
    answer = what_if(year, [])
    assert (answer.then, answer.changed) == (settle(year), ())


def test_every_subject_with_the_lessons_added():
    year = pupil_year([lesson(0, 800)], subjects=TWO)
    answer = what_if(year, [lesson(50, 45), lesson(51, 90, subject=NORWEGIAN.subject)])

    (maths, maths_then), (norwegian, norwegian_then) = answer.changed
    assert (maths.status, maths_then.status) == (LimitStatus.INSIDE, LimitStatus.PRINCIPAL_MAY)
    assert (norwegian.counted, norwegian_then.counted) == (0, 90)
    assert answer.now == settle(year)


def test_only_the_subjects_that_change_are_told():
    answer = what_if(pupil_year(subjects=TWO), [lesson(0, 45)])
    assert [then.subject.subject for _, then in answer.changed] == [MATHS]


def test_a_lesson_missed_in_part_is_missed_whole_instead():
    year = pupil_year([lesson(0, 20, whole=False), lesson(0, 20, subject=NORWEGIAN.subject)])
    assert what_if(year, [lesson(0, 60)]).then.of(MATHS).counted == 60


def test_coming_days_come_with_their_plan():
    days = weekdays(MONDAY, 2)
    year = pupil_year(planned=planned(days[:1], 1))
    missed = [lesson(number, 60, starts_at=instant(day, time(9))) for number, day in enumerate(days)]

    assert what_if(year, missed).then.document.days == 1
    assert what_if(year, missed, [PlannedDay(day, 1) for day in days]).then.document.days == 2
    # a day the year holds already is not planned twice
    assert what_if(year, missed[:1], planned(days[:1], 4)).then.document.days == 1


def test_a_setting_holds_for_both():
    year = pupil_year([lesson(0, 810)])
    answer = what_if(year, [lesson(1, 90, "noted_health")], settings=AbsenceSettings(straddling=Straddling.COUNTS))
    assert answer.then.of(MATHS).counted == 900


def test_a_note_for_own_notice_after_the_limit():
    own = [lesson(0, 840, "own_notice"), lesson(1, 60, "own_notice"), lesson(2, 30, "own_notice")]
    answer = helps(own)

    assert [(each.line.absence, each.needed, each.saved) for each in answer.single] == [
        (own[1], Evidence.HEALTH_PERSONNEL, 60),
        (own[2], Evidence.HEALTH_PERSONNEL, 30),
    ]
    assert answer.single[0].why.render() == "Bekreftelse fra helsepersonell for denne timen tar bort 60 min."
    assert (answer.counted_with_all, answer.status_with_all) == (840, LimitStatus.INSIDE)
    assert (answer.principal_may, answer.untold) == (True, 0)


def test_documentation_of_another_cause_helps_whenever():
    absences = [
        lesson(0, 300, ground=Ground.DRIVING, evidence=Evidence.AWAITED),
        lesson(1, 600),
        lesson(2, 90, ground=Ground.WELFARE),
        lesson(3, 45, ground=Ground.REPORTED),
        lesson(4, 45, "exempt"),
    ]
    answer = helps(absences)
    assert [(each.needed, each.saved) for each in answer.single] == [
        (Evidence.DOCUMENTED, 300),
        (Evidence.DOCUMENTED, 90),
    ]
    assert answer.single[0].why.render() == "Dokumentasjon av grunnen til denne timen tar bort 300 min."
    assert (answer.counted_with_all, answer.untold) == (645, 600)


def test_documentation_may_move_what_fills_the_limit():
    # without the 300 minutes the noted ones come before the limit, and count
    absences = [lesson(0, 300, ground=Ground.WELFARE), lesson(1, 600), lesson(2, 500, "noted_health")]
    answer = helps(absences)
    assert [(each.saved) for each in answer.single] == [60]
    assert answer.counted_with_all == 840


def test_nothing_helps_where_nothing_is_told_or_all_is_proved():
    answer = helps([lesson(0, 1300), lesson(1, 90, "noted_health")])
    assert (answer.single, answer.counted_with_all, answer.status_with_all) == ((), 1300, LimitStatus.OVER)
    assert not answer.principal_may


def test_a_third_religious_day_is_helped_by_no_document():
    holiday = {"ground": Ground.RELIGIOUS, "evidence": Evidence.DOCUMENTED}
    other = [lesson(number, 45, subject=NORWEGIAN.subject, **holiday) for number in range(2)]
    third = lesson(5, 45, ground=Ground.RELIGIOUS)
    assert helps([*other[:1], third]).single[0].saved == 45
    assert helps([*other, third]).single == ()
    assert helps([*other, replace(third, evidence=Evidence.DOCUMENTED)]).single == ()


def test_another_school_s_absence_does_not_matter():
    absences = [lesson(0, 840), lesson(1, 60, ground=Ground.WELFARE), lesson(2, 900, ground=Ground.WELFARE, school=1)]
    assert [each.saved for each in helps(absences).single] == [60]


@pytest.mark.parametrize(("allowed", "saved"), [(Straddling.SPLIT, 60), (Straddling.COUNTS, 0), (Straddling.FREE, 90)])
def test_the_settings_hold_for_what_could_help(allowed, saved):
    absences = [lesson(0, 810), lesson(1, 90, "own_notice")]
    answer = helps(absences, AbsenceSettings(straddling=allowed))
    assert [each.saved for each in answer.single] == ([saved] if saved else [])
