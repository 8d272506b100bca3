"""Ties between pupils and guardians, and consents after 18."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from vidar.demo.cast.guardians import GUARDIANS, SIGNATURES
from vidar.demo.people.births import years_before
from vidar.demo.people.families import GuardianTie
from vidar.demo.people.pupils import Pupil
from vidar.demo.people.registry import Registry, born_between
from vidar.demo.rows import ConsentRow, GuardianshipRow, PersonRow
from vidar.demo.year import DemoYear
from vidar.law.basis import Period, instant
from vidar.law.people import birthday_in
from vidar.schools.settings import DEFAULTS

CONSENT_TEXT: str = DEFAULTS["consent_text_version"]
OLD_CONSENT_TEXT = "2024-1"
_YEARS_AT_SCHOOL = {"Vg1": 0, "Vg2": 1, "Vg3": 2}
_MAJORITY = 18
_BOTH_SHARE, _PUPIL_ONLY_SHARE = 0.4, 0.1
_LATEST_SIGNATURE = 150


@dataclass(slots=True)
class Guarding:
    """Collects the rows of guardians and consents."""

    registry: Registry
    random: Random
    year: DemoYear
    start: date
    cast: dict[str, PersonRow] = field(default_factory=dict)
    ties: list[GuardianshipRow] = field(default_factory=list)
    consents: list[ConsentRow] = field(default_factory=list)

    def add_cast(self, pupils: dict[str, Pupil], staff: dict[str, PersonRow]) -> None:
        """Add the guardians of the cast with their ties and signatures."""
        for member in GUARDIANS:
            born = born_between(self.random, date(member.birth_year, 1, 1), date(member.birth_year, 12, 31))
            person = staff.get(member.staff) or self.registry.add(member.given, member.family, born, woman=member.woman)
            self.cast[member.key] = person
            for tie in member.ties:
                known = GuardianTie(
                    person.id, tie.kind, tie.source, tie.same_household, tie.approved_despite_protection
                )
                self._tie(pupils[tie.pupil], known)
        for each in SIGNATURES:
            self._sign(
                pupils[each.pupil].person,
                self.cast[each.guardian].id,
                each.party,
                each.given_after,
                withdrawn_after=each.withdrawn_after,
                text=OLD_CONSENT_TEXT if each.old_text else CONSENT_TEXT,
            )

    def add_family(self, pupil: Pupil) -> None:
        """Add the ties of a drawn pupil, and consents where the pupil has been 18 for a while."""
        for tie in pupil.family.guardians if pupil.family else ():
            self._tie(pupil, tie)
            if tie.kind == "parental_responsibility":
                self._maybe_sign(pupil.person, tie.person_id)

    def _tie(self, pupil: Pupil, tie: GuardianTie) -> None:
        began = date(self.year.start_year - _YEARS_AT_SCHOOL[pupil.school_class.level], 8, 1)
        self.ties.append(
            GuardianshipRow(
                len(self.ties) + 1,
                pupil.id,
                tie.person_id,
                tie.kind,
                tie.source,
                tie.same_household,
                tie.approved_despite_protection,
                Period(began),
            )
        )

    def _maybe_sign(self, pupil: PersonRow, guardian_id: int) -> None:
        draw = self.random.random()
        days = self.random.randrange(_LATEST_SIGNATURE)
        if pupil.birth_date > years_before(self.start, _MAJORITY) - timedelta(days=_LATEST_SIGNATURE + 3):
            return
        if draw < _BOTH_SHARE + _PUPIL_ONLY_SHARE:
            self._sign(pupil, guardian_id, "pupil", days)
        if draw < _BOTH_SHARE:
            self._sign(pupil, guardian_id, "guardian", days + 2)

    def _sign(
        self,
        pupil: PersonRow,
        guardian_id: int,
        party: str,
        given_after: int,
        *,
        withdrawn_after: int | None = None,
        text: str = CONSENT_TEXT,
    ) -> None:
        majority = birthday_in(pupil.birth_date.year + _MAJORITY, pupil.birth_date)
        given = _evening(majority + timedelta(days=given_after))
        withdrawn = None if withdrawn_after is None else _evening(majority + timedelta(days=withdrawn_after))
        self.consents.append(ConsentRow(len(self.consents) + 1, pupil.id, guardian_id, party, text, given, withdrawn))


def _evening(day: date) -> datetime:
    return instant(day, time(19, 30))
