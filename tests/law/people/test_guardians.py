"""Who among guardians and contacts has access: the table of situations, and what holds for all of them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.cases import cases
from vidar.law.basis import Period, explain, start_of_day, step
from vidar.law.people import (
    Agreement,
    ConsentFacts,
    GuardianBasis,
    GuardianRules,
    GuardianshipFacts,
    GuardianshipKind,
    LeapDay,
    Party,
    Protection,
    PupilFacts,
    guardian_access,
)

NOW = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)
EARLIER = NOW - timedelta(days=30)
YESTERDAY = NOW - timedelta(days=1)
CONSENTS = {
    "current": ("2026-1", EARLIER, None),
    "old": ("2025-1", EARLIER, None),
    "withdrawn": ("2026-1", EARLIER, YESTERDAY),
    "future": ("2026-1", TOMORROW, None),
    "leaving": ("2026-1", EARLIER, TOMORROW),
}


def _consents(party: Party, words: str) -> list[ConsentFacts]:
    return [ConsentFacts(party, *CONSENTS[word]) for word in words.split()]


def _tie(text: str) -> Period:
    start, end = text.split("..")
    return Period(date.fromisoformat(start), date.fromisoformat(end) if end else None)


@pytest.mark.parametrize("row", cases("guardian_access.csv"), ids=lambda row: row["situation"])
def test_each_situation_of_the_table(row):
    access = guardian_access(
        pupil=PupilFacts(date.fromisoformat(row["born"]), row["protection"]),
        guardianship=GuardianshipFacts(row["kind"], _tie(row["tie"]), row["approved"] == "yes"),
        consents=_consents(Party.PUPIL, row["pupil_consent"]) + _consents(Party.GUARDIAN, row["guardian_consent"]),
        at=datetime.fromisoformat(row["at"]),
        rules=GuardianRules("2026-1", Agreement(row["agreement"])),
    )

    assert (access.basis or "", access.reason, access.rule_id) == (row["access"], row["reason"], row["rule"])
    assert access.allowed is bool(row["access"])


def test_every_kind_of_tie_and_every_reason_is_in_the_table():
    rows = cases("guardian_access.csv")

    assert {row["kind"] for row in rows} == set(GuardianshipKind)
    assert {row["access"] for row in rows} == {*GuardianBasis, ""}


@pytest.mark.parametrize(
    ("withdrawn_at", "allowed"), [(NOW, False), (NOW + timedelta(microseconds=1), True), (None, True)]
)
def test_a_withdrawal_takes_effect_in_its_moment(withdrawn_at, allowed):
    pupil = ConsentFacts(Party.PUPIL, "1", NOW, withdrawn_at)
    guardian = ConsentFacts(Party.GUARDIAN, "1", NOW)

    assert _adult(pupil, guardian).allowed is allowed


def _adult(*consents: ConsentFacts, at: datetime = NOW):
    return guardian_access(
        pupil=PupilFacts(date(2008, 1, 30)),
        guardianship=GuardianshipFacts(GuardianshipKind.PARENTAL_RESPONSIBILITY, Period(date(2008, 1, 30))),
        consents=consents,
        at=at,
        rules=GuardianRules("1"),
    )


@pytest.mark.parametrize(
    ("leap_day", "comes_of_age"), [(LeapDay.FEBRUARY_28, date(2026, 2, 28)), (LeapDay.MARCH_1, date(2026, 3, 1))]
)
def test_a_leap_day_birthday_follows_the_setting(leap_day, comes_of_age):
    def access(at):
        return guardian_access(
            pupil=PupilFacts(date(2008, 2, 29)),
            guardianship=GuardianshipFacts(GuardianshipKind.PARENTAL_RESPONSIBILITY, Period(date(2008, 2, 29))),
            consents=[],
            at=at,
            rules=GuardianRules("1", leap_day=leap_day),
        ).allowed

    assert access(start_of_day(comes_of_age) - timedelta(seconds=1))
    assert not access(start_of_day(comes_of_age))


def test_a_refusal_for_protection_says_nothing_of_it():
    access = guardian_access(
        pupil=PupilFacts(date(2009, 3, 14), Protection.STRICT),
        guardianship=GuardianshipFacts(GuardianshipKind.PARENTAL_RESPONSIBILITY, Period(date(2009, 3, 14))),
        consents=[],
        at=NOW,
        rules=GuardianRules("1"),
    )

    assert access.explanation == explain(step("SE-2", "F §20-2", "Du har ikke tilgang til dette.", result=False))
    assert access.rule_id == "AD-P4"
    assert access.on == date(2026, 11, 24)


@pytest.mark.parametrize(
    "build",
    [
        lambda: PupilFacts(date(2009, 3, 14), "secret"),
        lambda: GuardianshipFacts("aunt", Period(date(2009, 3, 14))),
        lambda: ConsentFacts("school", "1", NOW),
        lambda: GuardianRules("1", "nobody"),
        lambda: GuardianRules("1", leap_day="never"),
    ],
)
def test_an_unknown_word_is_refused_and_never_taken_as_open(build):
    with pytest.raises(ValueError, match="is not a valid"):
        build()


MOMENTS = st.datetimes(datetime(2026, 11, 1), datetime(2026, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001
CONSENT = st.builds(ConsentFacts, st.sampled_from(Party), st.sampled_from(["1", "2"]), MOMENTS, st.none() | MOMENTS)


@given(st.lists(CONSENT, max_size=5), MOMENTS)
def test_access_to_an_adult_against_a_naive_reading_of_the_consents(consents, at):
    standing = {
        party
        for party in Party
        for each in consents
        if each.party == party and each.text_version == "1" and each.given_at <= at
        if each.withdrawn_at is None or at < each.withdrawn_at
    }

    assert _adult(*consents, at=at).allowed is (standing == set(Party))


@given(
    born=st.dates(date(2005, 1, 1), date(2012, 12, 31)),
    kind=st.sampled_from(GuardianshipKind),
    protection=st.sampled_from(Protection),
    approved=st.booleans(),
    consents=st.lists(CONSENT, max_size=3),
    at=MOMENTS,
)
def test_no_access_without_a_ground(*, born, kind, protection, approved, consents, at):
    access = guardian_access(
        pupil=PupilFacts(born, protection),
        guardianship=GuardianshipFacts(kind, Period(born), approved),
        consents=consents,
        at=at,
        rules=GuardianRules("1"),
    )

    if kind is GuardianshipKind.NO_PARENTAL_RESPONSIBILITY or (protection is Protection.STRICT and not approved):
        assert not access.allowed
    if kind is not GuardianshipKind.PARENTAL_RESPONSIBILITY:
        assert access.basis in {None, GuardianBasis.OTHER_CONTACT}
    assert access.explanation.steps
