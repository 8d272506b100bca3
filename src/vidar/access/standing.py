"""What a person is at one owner on one day: staff, pupil, guardian. One statement, whatever the person is."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from vidar.law.access import Object, Opening, Role, Verb, allowed_relations
from vidar.law.access.relations import GUARDIAN_RELATIONS
from vidar.law.basis import Period
from vidar.law.people import (
    ConsentFacts,
    GuardianAccess,
    GuardianRules,
    GuardianshipFacts,
    GuardianshipKind,
    Party,
    Protection,
    PupilFacts,
    guardian_access,
)
from vidar.schools.settings import OwnerSettings
from vidar.tenancy.sql import fetch_one


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A staff role on the day; ``school_id`` is None for the owner's own staff."""

    role: str
    school_id: int | None
    school_name: str
    title: str
    valid: Period


@dataclass(frozen=True, slots=True)
class Attendance:
    """A school the person attends as a pupil on the day."""

    school_id: int
    school_name: str
    is_main: bool


@dataclass(frozen=True, slots=True)
class Child:
    """A pupil the person is tied to, and what the law says of that tie now."""

    person_id: int
    given_name: str
    family_name: str
    school_name: str
    access: GuardianAccess
    school_id: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A person at one owner on one day."""

    owner_id: int
    person_id: int
    given_name: str
    family_name: str
    roles: tuple[HeldRole, ...]
    contact_teacher_at: frozenset[int]
    attends: tuple[Attendance, ...]
    has_left: bool
    children: tuple[Child, ...]
    """Only those the person has access to."""

    refused_children: tuple[Child, ...]
    """The tie holds but opens nothing; the reason is shown to the guardian."""

    settings: OwnerSettings
    openings: tuple[Opening, ...]
    """The ◐ cells of the permission matrix that the owner has opened."""

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def open_children(self) -> tuple[Child, ...]:
        """Children with a page to see: a tie may hold and yet open nothing, where the owner keeps its cells closed."""
        return tuple(child for child in self.children if self.opens_a_page(child))

    def opens_a_page(self, child: Child) -> bool:
        """Tell whether the tie to the child opens any page there is."""
        if child.access.basis is None:
            return False
        relation = GUARDIAN_RELATIONS[child.access.basis]
        return any(relation in allowed_relations(page, Verb.READ, self.openings) for page in _PAGES_OF_A_CHILD)


_PAGES_OF_A_CHILD = (Object.TIMETABLE, Object.PERSONALIA)
_STATEMENT = """
SELECT p.given_name, p.family_name,
  coalesce((SELECT jsonb_agg(jsonb_build_object(
       'role', a.role, 'school_id', a.school_id, 'school', coalesce(s.short_name, ''), 'title', a.title,
       'from', lower(a.valid), 'to', upper(a.valid)) ORDER BY s.short_name, a.role)
     FROM enrolment_staffassignment a LEFT JOIN schools_school s ON s.id = a.school_id
     WHERE a.owner_id = p.owner_id AND a.person_id = p.id AND a.valid @> %(today)s::date), '[]'),
  coalesce((SELECT jsonb_agg(jsonb_build_object('school_id', c.school_id, 'from', lower(t.valid), 'to', upper(t.valid)))
     FROM enrolment_contactteacher t
     JOIN enrolment_schoolclass c ON c.owner_id = t.owner_id AND c.id = t.school_class_id
     WHERE t.owner_id = p.owner_id AND t.teacher_id = p.id AND t.valid @> %(today)s::date), '[]'),
  coalesce((SELECT jsonb_agg(jsonb_build_object('school_id', e.school_id, 'school', s.short_name,
       'main', e.is_main, 'now', e.valid @> %(today)s::date, 'past', upper(e.valid) <= %(today)s::date)
       ORDER BY e.is_main DESC, s.short_name)
     FROM enrolment_enrolment e JOIN schools_school s ON s.id = e.school_id
     WHERE e.owner_id = p.owner_id AND e.pupil_id = p.id), '[]'),
  coalesce((SELECT jsonb_agg(jsonb_build_object(
       'id', c.id, 'given', c.given_name, 'family', c.family_name, 'born', c.birth_date,
       'protection', c.protection, 'kind', g.kind, 'approved', g.approved_despite_protection,
       'from', lower(g.valid), 'to', upper(g.valid),
       'school', (SELECT jsonb_build_object('id', s.id, 'name', s.short_name)
          FROM enrolment_enrolment e JOIN schools_school s ON s.id = e.school_id
          WHERE e.owner_id = g.owner_id AND e.pupil_id = c.id AND e.valid @> %(today)s::date
          ORDER BY e.is_main DESC, e.id LIMIT 1),
       'consents', (SELECT jsonb_agg(jsonb_build_object('party', k.party, 'text', k.text_version,
            'given', k.given_at, 'withdrawn', k.withdrawn_at)) FROM people_consent k
          WHERE k.owner_id = g.owner_id AND k.pupil_id = g.pupil_id AND k.guardian_id = g.guardian_id))
       ORDER BY c.birth_date, c.id)
     FROM people_guardianship g JOIN people_person c ON c.owner_id = g.owner_id AND c.id = g.pupil_id
     WHERE g.owner_id = p.owner_id AND g.guardian_id = p.id AND g.valid @> %(today)s::date), '[]'),
  coalesce((SELECT jsonb_object_agg(key, value) FROM schools_ownersetting WHERE valid @> %(today)s::date), '{}'),
  coalesce((SELECT jsonb_agg(jsonb_build_array(object, role, verb)) FROM access_permissionopening), '[]')
FROM people_person p WHERE p.id = %(person)s
"""


@dataclass(frozen=True, slots=True)
class _Row:
    given_name: str
    family_name: str
    roles: Any
    contact_teacher: Any
    enrolments: Any
    children: Any
    settings: Any
    openings: Any


def load_standing(*, owner_id: int, person_id: int, at: datetime, today: date) -> Standing | None:
    """Return what the person is at the open owner, or None if the owner knows no such person.

    ``at`` is the moment (aware), ``today`` its local date. One statement.
    """
    row = fetch_one(_Row, _STATEMENT, {"person": person_id, "today": today})
    if row is None:
        return None
    enrolments = _parsed(row.enrolments)
    settings = OwnerSettings.from_stored(_parsed(row.settings))
    rules = settings.guardian_rules()
    children = [child for child in (_child(each, at, rules) for each in _parsed(row.children)) if child]
    return Standing(
        owner_id=owner_id,
        person_id=person_id,
        given_name=row.given_name,
        family_name=row.family_name,
        roles=tuple(_role(each) for each in _parsed(row.roles)),
        contact_teacher_at=frozenset(each["school_id"] for each in _parsed(row.contact_teacher)),
        attends=tuple(Attendance(e["school_id"], e["school"], e["main"]) for e in enrolments if e["now"]),
        has_left=any(e["past"] for e in enrolments) and not any(e["now"] for e in enrolments),
        children=tuple(child for child in children if child.access.allowed),
        refused_children=tuple(child for child in children if not child.access.allowed),
        settings=settings,
        openings=tuple(Opening(Object(obj), Role(role), Verb(verb)) for obj, role, verb in _parsed(row.openings)),
    )


def _parsed(value: Any) -> Any:
    """Return jsonb as Python objects: Django hands raw statements its text."""
    return json.loads(value) if isinstance(value, str) else value


def _role(each: dict[str, Any]) -> HeldRole:
    return HeldRole(each["role"], each["school_id"], each["school"], each["title"], _period(each))


def _period(each: dict[str, Any]) -> Period:
    return Period(date.fromisoformat(each["from"]), date.fromisoformat(each["to"]) if each["to"] else None)


def _child(each: dict[str, Any], at: datetime, rules: GuardianRules) -> Child | None:
    """Judge one tie. A pupil without a birth date cannot be judged, and opens nothing."""
    if each["born"] is None:
        return None
    access = guardian_access(
        pupil=PupilFacts(date.fromisoformat(each["born"]), Protection(each["protection"])),
        guardianship=GuardianshipFacts(GuardianshipKind(each["kind"]), _period(each), each["approved"]),
        consents=[_consent(consent) for consent in each["consents"] or ()],
        at=at,
        rules=rules,
    )
    school = each["school"] or {"id": None, "name": ""}
    return Child(each["id"], each["given"], each["family"], school["name"], access, school["id"])


def _consent(each: dict[str, Any]) -> ConsentFacts:
    withdrawn = each["withdrawn"]
    return ConsentFacts(
        party=Party(each["party"]),
        text_version=each["text"],
        given_at=datetime.fromisoformat(each["given"]),
        withdrawn_at=datetime.fromisoformat(withdrawn) if withdrawn else None,
    )
