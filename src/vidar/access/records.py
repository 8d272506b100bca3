"""Open one person's record: fetching it is being allowed to. What is not allowed does not exist."""

from dataclasses import dataclass
from datetime import date, timedelta

from vidar.access.actor import Actor
from vidar.access.kinds import CapacityKind
from vidar.access.looks import note_look
from vidar.law.access import Decision, Object, Part, SubjectFacts, Verb, decide
from vidar.law.people import GuardianAccess, Protection
from vidar.tenancy.sql import fetch_one

KEPT_FOR = timedelta(days=365)
"""For so long after the last day the desk opens a pupil who has left."""


class NotVisibleError(Exception):
    """There is no such record for this actor. The same answer whether it is missing or closed."""

    def __init__(self, decision: Decision | None = None) -> None:
        super().__init__()
        self.decision = decision


@dataclass(frozen=True, slots=True)
class Record:
    """One person, opened by one actor for one object of the permission matrix."""

    person_id: int
    given_name: str
    family_name: str
    birth_date: date | None
    protection: Protection
    school_ids: frozenset[int]
    """Where the person belongs today: enrolled or employed; as ``find_pupil`` opened it, enrolled.

    As ``find_pupil_around`` opened it: where the person is, will be or lately was a pupil.
    """

    is_pupil: bool
    """Enrolled at some time: is, was or will be a pupil."""

    decision: Decision
    subject: SubjectFacts

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    def opens_too(self, actor: Actor, obj: Object, *, part: Part | None = None) -> bool:
        """Tell whether ``obj`` of the same person is open to the same actor, so that a link leads somewhere."""
        decision = decide(actor.facts, Verb.READ, obj, self.subject, at=actor.at, openings=actor.openings)
        return decision.scope is not None and (part is None or decision.scope.sees(part))


@dataclass(frozen=True, slots=True)
class _Row:
    person_id: int
    given_name: str
    family_name: str
    birth_date: date | None
    protection: str
    enrolled_at: list[int]
    employed_at: list[int]
    is_pupil: bool
    teaches_group: bool
    is_contact_teacher: bool
    is_named: bool


_STATEMENT = """
SELECT p.id, p.given_name, p.family_name, p.birth_date, p.protection,
  ARRAY(SELECT e.school_id FROM enrolment_enrolment e
        WHERE e.owner_id = p.owner_id AND e.pupil_id = p.id AND {enrolled}),
  ARRAY(SELECT a.school_id FROM enrolment_staffassignment a WHERE a.owner_id = p.owner_id
        AND a.person_id = p.id AND a.school_id IS NOT NULL AND a.valid @> %(today)s::date),
  EXISTS (SELECT 1 FROM enrolment_enrolment e WHERE e.owner_id = p.owner_id AND e.pupil_id = p.id),
  EXISTS (SELECT 1 FROM enrolment_groupteacher t
          JOIN enrolment_groupmembership m
            ON m.owner_id = t.owner_id AND m.teaching_group_id = t.teaching_group_id AND m.valid @> %(today)s::date
          WHERE t.owner_id = p.owner_id AND t.teacher_id = %(me)s AND t.valid @> %(today)s::date AND m.pupil_id = p.id),
  EXISTS (SELECT 1 FROM enrolment_contactteacher t
          JOIN enrolment_classmembership m
            ON m.owner_id = t.owner_id AND m.school_class_id = t.school_class_id AND m.valid @> %(today)s::date
          WHERE t.owner_id = p.owner_id AND t.teacher_id = %(me)s AND t.valid @> %(today)s::date AND m.pupil_id = p.id),
  EXISTS (SELECT 1 FROM enrolment_protectedaccess n WHERE n.owner_id = p.owner_id AND n.pupil_id = p.id
          AND n.staff_id = %(me)s AND n.valid @> %(today)s::date)
FROM people_person p WHERE p.id = %(person)s
"""
_TODAY = _STATEMENT.format(enrolled="e.valid @> %(today)s::date")
_AROUND = _STATEMENT.format(enrolled="upper(e.valid) > %(since)s::date")


def open_record(actor: Actor, person_id: int, obj: Object, *, verb: Verb = Verb.READ, purpose: str = "") -> Record:
    """Return the person's record, noting the look unless it is the actor's own. One statement, and the note.

    ``purpose`` names the page in the log; it defaults to the object.

    Raises:
        NotVisibleError: there is no such person at the open owner, or the law says no.
    """
    record = find_record(actor, person_id, obj, verb=verb)
    if record.person_id != actor.person_id:
        note_look(actor, [record.person_id], purpose or obj.value)
    return record


def find_record(actor: Actor, person_id: int, obj: Object, *, verb: Verb = Verb.READ) -> Record:
    """Return the person's record without noting a look: for pages that note several at once.

    Raises:
        NotVisibleError: as for ``open_record``.
    """
    row = _load(actor, person_id)
    return _opened(actor, row, obj, verb, frozenset((*row.enrolled_at, *row.employed_at)))


def find_pupil(actor: Actor, person_id: int, obj: Object, *, verb: Verb = Verb.READ) -> Record:
    """Return the record of someone who is, was or will be a pupil, opened as a pupil, without noting a look.

    Only the schools of enrolment count: who has left and now works at the school is staff there, and no longer a
    pupil of the school.

    Raises:
        NotVisibleError: there is no such pupil at the open owner, or the law says no.
    """
    row = _load(actor, person_id)
    if not row.is_pupil:
        raise NotVisibleError
    return _opened(actor, row, obj, verb, frozenset(row.enrolled_at))


def find_pupil_around(actor: Actor, person_id: int, obj: Object, *, verb: Verb = Verb.READ) -> Record:
    """Return the record of a pupil of today, of one who is to begin, or of one who left within ``KEPT_FOR``.

    For the desk that enrols people: to everybody else a pupil who is not enrolled today is not there.

    Raises:
        NotVisibleError: as for ``find_pupil``.
    """
    row = _load(actor, person_id, _AROUND)
    return _opened(actor, row, obj, verb, frozenset(row.enrolled_at))


def _load(actor: Actor, person_id: int, statement: str = _TODAY) -> _Row:
    named = {"me": actor.person_id, "today": actor.today, "person": person_id}
    if statement is _AROUND:
        named["since"] = actor.today - KEPT_FOR
    row = fetch_one(_Row, statement, named)
    if row is None:
        raise NotVisibleError
    return row


def _opened(actor: Actor, row: _Row, obj: Object, verb: Verb, school_ids: frozenset[int]) -> Record:
    subject = _facts(actor, row, school_ids)
    decision = decide(actor.facts, verb, obj, subject, at=actor.at, openings=actor.openings)
    if not decision.allowed:
        raise NotVisibleError(decision)
    return Record(
        person_id=row.person_id,
        given_name=row.given_name,
        family_name=row.family_name,
        birth_date=row.birth_date,
        protection=Protection(row.protection),
        school_ids=school_ids,
        is_pupil=row.is_pupil,
        decision=decision,
        subject=subject,
    )


def _facts(actor: Actor, row: _Row, school_ids: frozenset[int]) -> SubjectFacts:
    return SubjectFacts(
        person_id=row.person_id,
        owner_id=actor.owner_id,
        school_ids=school_ids,
        protection=Protection(row.protection),
        guardian=_ties(actor, row.person_id),
        teaches_group=row.teaches_group,
        is_contact_teacher=row.is_contact_teacher,
        is_named_for_protected=row.is_named,
    )


def _ties(actor: Actor, person_id: int) -> tuple[GuardianAccess, ...]:
    """Return what the law says of the actor's ties to the person; they count only for who acts as a guardian."""
    if actor.capacity is not CapacityKind.GUARDIAN:
        return ()
    children = (*actor.standing.children, *actor.standing.refused_children)
    return tuple(child.access for child in children if child.person_id == person_id)
