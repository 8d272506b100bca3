"""What holds for every year, whatever happened in it."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.law.absence.years import MATHS, SUBJECTS, absences, lesson, pupil_year, years
from vidar.law.absence import (
    ABSENCE_RULES,
    AbsenceSettings,
    LimitStatus,
    Rounding,
    SpellDays,
    Standing,
    in_danger,
    needed_evidence,
    settle,
    settle_subject,
    share_out,
    what_could_help,
    what_if,
)
from vidar.law.attendance import Evidence, Ground

SPLIT = AbsenceSettings()
all_settings = st.builds(
    AbsenceSettings,
    noted_health_in_discretion=st.booleans(),
    straddling=st.sampled_from(["split", "counts", "free"]),
    late_threshold_minutes=st.sampled_from([0, 15]),
    elsewhere_breaks_day=st.booleans(),
    hours_rounding=st.sampled_from(Rounding),
    own_notice_deducts=st.booleans(),
    spell_days=st.sampled_from(SpellDays),
)
WORSE = {LimitStatus.INSIDE: 0, LimitStatus.PRINCIPAL_MAY: 1, LimitStatus.OVER: 2}


def counts(year, settings=SPLIT):
    return [each.counted for each in settle(year, settings).subjects]


@given(years(), all_settings)
def test_the_explanation_s_minutes_sum_to_the_total(year, settings):
    for answer in settle(year, settings).subjects:
        assert sum(line.why.steps[-1].result for line in answer.lines) == answer.counted
        assert all(line.counted + line.free == line.minutes for line in answer.lines)
        assert answer.explanation.steps[0].result == answer.counted
        assert answer.free == sum(line.free for line in answer.lines if line.standing is not Standing.NO_ABSENCE)


@given(years(), all_settings)
def test_every_minute_of_absence_is_on_the_document_once(year, settings):
    answer = settle(year, settings)
    groups = {(each.subject, each.school) for each in year.absences}
    known = {(each.subject, each.school) for each in SUBJECTS}
    assert groups - known == {each for each in groups if each[1] != 0}
    document = answer.document
    late = settings.late_threshold_minutes
    told = sum(
        each.minutes - (each.late_minutes if each.late_minutes < late else 0)
        for each in year.absences
        if not each.set_aside and each.ground not in {Ground.RIGHTS_BASED, Ground.SCHOOL_ACTIVITY}
    )
    assert sum(each.minutes for each in document.absent) == told
    assert document.deductible_days <= 10
    assert set(document.deductible) <= {each.day for each in document.absent if each.whole}


@given(years(), all_settings)
def test_every_answer_can_be_read(year, settings):
    answer = settle(year, settings)
    steps = [step for each in answer.subjects for step in each.full_explanation]
    steps += [step for each in answer.document.absent for step in each.why]
    assert all("{" not in step.render() for step in steps)


@given(years(), all_settings, st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(year, settings, random):
    shuffled = [list(facts) for facts in (year.absences, year.planned)]
    for facts in shuffled:
        random.shuffle(facts)
    other = replace(year, absences=tuple(shuffled[0]), planned=tuple(shuffled[1]))
    assert settle(other, settings).subjects == settle(year, settings).subjects
    assert settle(other, settings).document == settle(year, settings).document


@given(years(), st.data())
def test_an_exempt_cause_never_raises_the_count(year, data):
    extra = data.draw(absences())
    rules = ABSENCE_RULES.on(year.period.start)
    exempt = tuple(
        replace(each, lesson=each.lesson + 1000, evidence=Evidence.DOCUMENTED, set_aside=False)
        for each in extra
        if each.ground not in {None, Ground.REPORTED, Ground.HEALTH, Ground.RELIGIOUS}
    )
    assert all(rules.grounds[each.ground].enough or not rules.grounds[each.ground].is_absence for each in exempt)
    assert counts(replace(year, absences=year.absences + exempt)) == counts(year)


@given(years(), st.data())
def test_more_documentation_never_raises_the_count(year, data):
    rules = ABSENCE_RULES.on(year.period.start)
    proved = tuple(
        replace(each, evidence=needed_evidence(rules.grounds[each.ground]) or each.evidence)
        if data.draw(st.booleans())
        else each
        for each in year.absences
    )
    after = replace(year, absences=proved)
    for settings in (SPLIT, AbsenceSettings(noted_health_in_discretion=False)):
        for before, then in zip(settle(year, settings).subjects, settle(after, settings).subjects, strict=True):
            assert then.counted <= before.counted
            assert then.in_discretion <= before.in_discretion
            assert WORSE.get(then.status, 0) <= WORSE.get(before.status, 0)
    assert settle(after).document.deductible_days >= settle(year).document.deductible_days


@given(years(), st.data())
def test_own_notice_for_health_never_raises_the_count(year, data):
    told = tuple(
        replace(each, evidence=Evidence.OWN_NOTICE)
        if each.ground is Ground.HEALTH
        and each.evidence in {Evidence.NONE, Evidence.AWAITED}
        and data.draw(st.booleans())
        else each
        for each in year.absences
    )
    assert all(then <= before for then, before in zip(counts(replace(year, absences=told)), counts(year), strict=True))


@given(years(), st.data())
def test_a_documented_risk_never_raises_the_count(year, data):
    after = replace(year, risk=(year.period,))
    assert all(then <= before for then, before in zip(counts(after), counts(year), strict=True))


@given(years(), st.data())
def test_splitting_a_lesson_changes_nothing(year, data):
    def split(absence):
        if absence.minutes < 2 or absence.late_minutes:
            return [absence]
        first = data.draw(st.integers(1, absence.minutes - 1))
        later = absence.starts_at + timedelta(seconds=first)  # inside the hour in which nothing else begins
        return [replace(absence, minutes=first), replace(absence, minutes=absence.minutes - first, starts_at=later)]

    parts = replace(year, absences=tuple(part for each in year.absences for part in split(each)))
    for whole, split_up in zip(settle(year).subjects, settle(parts).subjects, strict=True):
        assert (split_up.counted, split_up.status, split_up.left) == (whole.counted, whole.status, whole.left)
        assert split_up.beyond == whole.beyond
    before, after = settle(year).document, settle(parts).document
    assert (after.days, after.hours) == (before.days, before.hours)


@given(years(), all_settings)
def test_what_if_nothing_is_the_result(year, settings):
    answer = what_if(year, (), settings=settings)
    assert answer.now == answer.then == settle(year, settings)
    assert answer.changed == ()


@given(years(), st.data())
def test_what_if_more_is_the_year_with_more(year, data):
    extra = tuple(replace(each, lesson=each.lesson + 1000) for each in data.draw(absences()) if each.ground is None)
    answer = what_if(year, extra)
    assert answer.then == settle(replace(year, absences=year.absences + extra))
    changed = {now.subject.subject for now, _ in answer.changed}
    assert changed == {each.subject for each in extra if each.school == 0}


@given(years(), all_settings)
def test_one_subject_alone_is_the_same(year, settings):
    for each in settle(year, settings).subjects:
        assert settle_subject(year, each.subject, settings) == each


@given(years())
def test_what_could_help_is_true(year):
    for answer in settle(year).subjects:
        remedies = what_could_help(year, answer)
        assert remedies.counted_with_all <= answer.counted - max((each.saved for each in remedies.single), default=0)
        assert remedies.untold <= answer.counted
        for remedy in remedies.single:
            proved = tuple(
                replace(each, evidence=remedy.needed) if each == remedy.line.absence else each for each in year.absences
            )
            after = settle(replace(year, absences=proved)).of(answer.subject.subject)
            assert after.counted == answer.counted - remedy.saved


@given(years())
def test_the_meter_fits_the_status(year):
    for answer in settle(year).subjects:
        if answer.limit is None:
            continue
        inside = answer.status is LimitStatus.INSIDE
        assert inside is (answer.counted <= answer.limit) is (answer.percent <= 1000) is (answer.beyond == 0)
        assert answer.left + answer.counted - answer.beyond == answer.limit or not inside
        assert inside or in_danger(answer)
        assert answer.left_lessons * answer.subject.lesson_minutes <= answer.left


@given(st.integers(1, 400), st.integers(0, 30_000))
def test_both_limits_to_the_minute(hours, minutes):
    answer = settle(pupil_year([lesson(0, minutes)] if minutes else [], hours=hours)).of(MATHS)
    over_ten, over_fifteen = minutes * 1000 > hours * 60 * 100, minutes * 1000 > hours * 60 * 150
    wanted = LimitStatus.OVER if over_fifteen else LimitStatus.PRINCIPAL_MAY if over_ten else LimitStatus.INSIDE
    assert answer.status is wanted


@given(st.integers(0, 10_000), st.lists(st.integers(0, 50), min_size=1, max_size=6).filter(any))
def test_shares_lose_and_gain_nothing(minutes, shares):
    given_ = share_out(minutes, shares)
    total = sum(shares)
    assert sum(given_) == minutes
    assert all(abs(part * total - minutes * share) < total for part, share in zip(given_, shares, strict=True))
    assert all(part == 0 for part, share in zip(given_, shares, strict=True) if share == 0)
