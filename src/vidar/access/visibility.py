"""Which people an actor may see, as SQL, generated from the same matrix that ``law.access.decide`` reads.

``visible_people`` gives a subselect of person ids. A property test holds it against ``decide`` for every actor
and every person of random small schools.
"""

from typing import Any

from vidar.access.actor import Actor
from vidar.access.kinds import CapacityKind
from vidar.law.access import STAFF_RELATIONS, Object, Relation, Verb, allowed_relations
from vidar.law.people import Agreement, Protection, latest_adult_birth_date

_ROLE_AT_SCHOOL = {
    Relation.TEACHER_AT_SCHOOL: "teacher",
    Relation.OFFICE_AT_SCHOOL: "office",
    Relation.COUNSELLOR_AT_SCHOOL: "counsellor",
    Relation.EXAM_OFFICER_AT_SCHOOL: "exam_officer",
    Relation.TIMETABLER_AT_SCHOOL: "timetabler",
    Relation.HEAD_OF_DEPARTMENT_AT_SCHOOL: "head_of_department",
    Relation.PRINCIPAL_AT_SCHOOL: "principal",
    Relation.NAMED_OFFICE_AT_SCHOOL: "office",
    Relation.NAMED_PRINCIPAL_AT_SCHOOL: "principal",
}
_NAMED_ONLY = {Relation.NAMED_OFFICE_AT_SCHOOL, Relation.NAMED_PRINCIPAL_AT_SCHOOL}
_GUARDIAN = {Relation.GUARDIAN_MINOR, Relation.GUARDIAN_ADULT_CONSENT, Relation.OTHER_CONTACT}
_SELF = {Relation.SELF, Relation.SELF_AT_SCHOOL}

RELATIONS_OF_CAPACITY: dict[CapacityKind, frozenset[Relation]] = {
    CapacityKind.PUPIL: frozenset(_SELF),
    CapacityKind.LEAVER: frozenset(_SELF),
    CapacityKind.GUARDIAN: frozenset(_SELF | _GUARDIAN),
    CapacityKind.STAFF: frozenset(_SELF | STAFF_RELATIONS) - {Relation.OWNER_STAFF},
    CapacityKind.OWNER_STAFF: frozenset(_SELF) | {Relation.OWNER_STAFF},
}
"""A person acts in one capacity at a time: a teacher who is also a guardian sees one or the other."""

# Who belongs to the actor's school today, as pupil or (unless pupils are asked for) as staff. Found once, however
# many parts ask for it.
_BELONGS = """WITH belongs (person_id) AS MATERIALIZED (
  SELECT e.pupil_id FROM enrolment_enrolment e
  WHERE e.school_id = %(school)s AND e.valid @> %(today)s::date{among_pupils}{staff})
"""
_KNOWN = "WITH belongs (person_id) AS MATERIALIZED {among}\n"
_BELONGING_STAFF = """
  UNION SELECT a.person_id FROM enrolment_staffassignment a
  WHERE a.school_id = %(school)s AND a.valid @> %(today)s::date"""
_AT_SCHOOL = """
SELECT b.person_id FROM belongs b
WHERE EXISTS (SELECT 1 FROM enrolment_staffassignment r WHERE r.person_id = %(me)s
  AND r.school_id = %(school)s AND r.role IN ({roles}) AND r.valid @> %(today)s::date)"""
_NAMED_AT_SCHOOL = """
SELECT b.person_id FROM belongs b
JOIN enrolment_protectedaccess n ON n.pupil_id = b.person_id AND n.staff_id = %(me)s AND n.valid @> %(today)s::date
WHERE EXISTS (SELECT 1 FROM enrolment_staffassignment r WHERE r.person_id = %(me)s
  AND r.school_id = %(school)s AND r.role IN ({roles}) AND r.valid @> %(today)s::date)"""
_TEACHES_HERE = """EXISTS (SELECT 1 FROM enrolment_staffassignment r WHERE r.person_id = %(me)s
  AND r.school_id = %(school)s AND r.role = 'teacher' AND r.valid @> %(today)s::date)"""
# From the teacher's few groups to their pupils, never from each pupil to a dozen groups: that took ten times as long.
_SUBJECT_TEACHER = f"""(
WITH mine AS MATERIALIZED (
  SELECT t.teaching_group_id FROM enrolment_groupteacher t
  WHERE t.teacher_id = %(me)s AND t.valid @> %(today)s::date AND {_TEACHES_HERE}),
taught AS MATERIALIZED (
  SELECT m.pupil_id FROM mine JOIN enrolment_groupmembership m ON m.teaching_group_id = mine.teaching_group_id
  AND m.valid @> %(today)s::date)
SELECT b.person_id FROM belongs b WHERE b.person_id IN (SELECT pupil_id FROM taught))"""
_CONTACT_TEACHER = f"""(
WITH mine AS MATERIALIZED (
  SELECT t.school_class_id FROM enrolment_contactteacher t
  WHERE t.teacher_id = %(me)s AND t.valid @> %(today)s::date AND {_TEACHES_HERE}),
taught AS MATERIALIZED (
  SELECT m.pupil_id FROM mine JOIN enrolment_classmembership m ON m.school_class_id = mine.school_class_id
  AND m.valid @> %(today)s::date)
SELECT b.person_id FROM belongs b WHERE b.person_id IN (SELECT pupil_id FROM taught))"""
_CONTACT_TEACHER_AT_SCHOOL = f"""
SELECT b.person_id FROM belongs b
WHERE {_TEACHES_HERE} AND EXISTS (
  SELECT 1 FROM enrolment_contactteacher t
  JOIN enrolment_schoolclass c ON c.owner_id = t.owner_id AND c.id = t.school_class_id
  WHERE t.teacher_id = %(me)s AND t.valid @> %(today)s::date AND c.school_id = %(school)s)"""
_OWNER_STAFF = """
SELECT q.id FROM people_person q WHERE EXISTS (
  SELECT 1 FROM enrolment_staffassignment r WHERE r.person_id = %(me)s AND r.school_id IS NULL
  AND r.role = 'owner_staff' AND r.valid @> %(today)s::date)"""
_SELF_SQL = "SELECT %(me)s::bigint AS id"
_SELF_AT_SCHOOL = """
SELECT %(me)s::bigint WHERE EXISTS (
  SELECT 1 FROM enrolment_enrolment e WHERE e.pupil_id = %(me)s AND e.valid @> %(today)s::date)"""
_OR_AT_WORK = """
  OR EXISTS (SELECT 1 FROM enrolment_staffassignment a
             WHERE a.person_id = %(me)s AND a.school_id IS NOT NULL AND a.valid @> %(today)s::date)"""
_CONSENTS = """EXISTS (SELECT 1 FROM people_consent k WHERE k.pupil_id = g.pupil_id AND k.guardian_id = g.guardian_id
    AND k.party = '{party}' AND k.text_version = %(text_version)s AND k.given_at <= %(at)s
    AND (k.withdrawn_at IS NULL OR k.withdrawn_at > %(at)s))"""
_GUARDIAN_SQL = f"""
SELECT g.pupil_id FROM people_guardianship g JOIN people_person q ON q.owner_id = g.owner_id AND q.id = g.pupil_id
WHERE g.guardian_id = %(me)s AND g.valid @> %(today)s::date AND q.birth_date IS NOT NULL
  AND (q.protection <> 'strict' OR g.approved_despite_protection)
  AND g.kind <> 'no_parental_responsibility'
  AND CASE WHEN q.birth_date > %(adult_born)s
      THEN CASE WHEN g.kind = 'parental_responsibility' THEN {{minor}} ELSE {{contact}} END
      ELSE {_CONSENTS.format(party="pupil")} AND (NOT %(both)s OR {_CONSENTS.format(party="guardian")})
        AND CASE WHEN g.kind = 'parental_responsibility' THEN {{adult}} ELSE {{contact}} END
      END"""
# AD-P4: a strictly protected person is there for staff only where a row names them.
_UNPROTECTED = """
SELECT s.person_id FROM ({staff}) AS s (person_id)
JOIN people_person p ON p.id = s.person_id
WHERE p.protection <> 'strict' OR EXISTS (SELECT 1 FROM enrolment_protectedaccess n
  WHERE n.pupil_id = p.id AND n.staff_id = %(me)s AND n.valid @> %(today)s::date)"""
# AD-P4: for a confidential person some relations open less than for others.
_BY_PROTECTION = """
SELECT v.person_id FROM ({plain}) AS v (person_id)
JOIN people_person c ON c.id = v.person_id AND c.protection <> 'confidential'
UNION {confidential}"""


def visible_people(
    actor: Actor,
    obj: Object,
    verb: Verb = Verb.READ,
    *,
    among: str = "",
    as_pupils: bool = False,
    known_pupils: bool = False,
) -> tuple[str, dict[str, Any]]:
    """Return a subselect of the ids of the people whose ``obj`` the actor may ``verb``, and its parameters.

    For rows on which no ``Condition`` holds. Use as ``WHERE x.pupil_id IN ({sql})`` with the parameters merged
    into the statement's own. ``among`` is what follows IN where only a few people are asked about, as
    ``(SELECT id FROM hit)``: the others of the school are then not looked at, though some may still be returned.
    With ``as_pupils`` only the schools of enrolment count, as in ``records.find_pupil``: use it for what is told of
    people as pupils. It leaves nobody else out: the statement asks for pupils itself. ``known_pupils`` says that
    those of ``among`` are pupils of the actor's school today, by the statement itself: it is not asked again.
    """
    plain, confidential = (
        allowed_relations(obj, verb, actor.openings, protection=protection) & RELATIONS_OF_CAPACITY[actor.capacity]
        for protection in (Protection.NONE, Protection.CONFIDENTIAL)
    )
    sql = _people_with(plain, as_pupils)
    if confidential != plain:
        sql = _BY_PROTECTION.format(plain=sql, confidential=_people_with(confidential, as_pupils))
    if "belongs" in sql and known_pupils:
        sql = _KNOWN.format(among=among) + sql
    elif "belongs" in sql:
        pupils, staff = (f" AND {column} IN {among}" if among else "" for column in ("e.pupil_id", "a.person_id"))
        sql = _BELONGS.format(among_pupils=pupils, staff="" if as_pupils else _BELONGING_STAFF + staff) + sql
    return sql, _parameters(actor)


def _people_with(relations: frozenset[Relation], as_pupils: bool) -> str:
    """Return a subselect of those to whom the actor has one of the relations."""
    parts = [*_own_parts(relations, as_pupils), *_staff_parts(relations), *_guardian_parts(relations)]
    return " UNION ".join(parts) if parts else "SELECT NULL::bigint WHERE false"


def _own_parts(relations: frozenset[Relation], as_pupils: bool) -> list[str]:
    if Relation.SELF in relations:
        return [_SELF_SQL]
    at_school = _SELF_AT_SCHOOL if as_pupils else _SELF_AT_SCHOOL + _OR_AT_WORK
    return [at_school] if Relation.SELF_AT_SCHOOL in relations else []


def _guardian_parts(relations: frozenset[Relation]) -> list[str]:
    opened = {
        "minor": Relation.GUARDIAN_MINOR in relations,
        "adult": Relation.GUARDIAN_ADULT_CONSENT in relations,
        "contact": Relation.OTHER_CONTACT in relations,
    }
    return [_GUARDIAN_SQL.format(**opened)] if any(opened.values()) else []


def _staff_parts(relations: frozenset[Relation]) -> list[str]:
    by_role, by_name = relations & (_ROLE_AT_SCHOOL.keys() - _NAMED_ONLY), relations & _NAMED_ONLY
    parts = [
        sql
        for found, sql in [
            (by_role, _AT_SCHOOL.format(roles=_roles(by_role))),
            (by_name, _NAMED_AT_SCHOOL.format(roles=_roles(by_name))),
            (Relation.SUBJECT_TEACHER_OF in relations, _SUBJECT_TEACHER),
            (Relation.CONTACT_TEACHER_OF in relations, _CONTACT_TEACHER),
            (Relation.CONTACT_TEACHER_AT_SCHOOL in relations, _CONTACT_TEACHER_AT_SCHOOL),
            (Relation.OWNER_STAFF in relations, _OWNER_STAFF),
        ]
        if found
    ]
    return [_UNPROTECTED.format(staff=" UNION ".join(parts))] if parts else []


def _roles(relations: frozenset[Relation]) -> str:
    return ", ".join(sorted(f"'{_ROLE_AT_SCHOOL[each]}'" for each in relations))


def _parameters(actor: Actor) -> dict[str, Any]:
    rules = actor.standing.settings.guardian_rules()
    return {
        "me": actor.person_id,
        "school": actor.school_id,
        "today": actor.today,
        "at": actor.at,
        "adult_born": latest_adult_birth_date(actor.today, leap_day=rules.leap_day),
        "text_version": rules.text_version,
        "both": rules.agreement is Agreement.BOTH,
    }
