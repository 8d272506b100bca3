"""Eight logged-in clients of each kind at one school of 800 pupils or so, and what their pages need. Django is set up.

Sessions are opened by ``vidar.access.sessions``, as a login does, so that no provider has to answer. Whoever lies
outside the program's rights (finding people of every owner) is looked up as the migrator.
"""

import itertools
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connections

from bench.dataset import SIZES
from bench.pages import Client, Page
from vidar.access.kinds import CapacityKind
from vidar.access.models import Identity, IdentityLink
from vidar.access.sessions import choose_capacity, start_session
from vidar.config.clock import real_now
from vidar.law.basis import local_date

COUNT = 8
LIKE = SIZES["small"]
"""Pages are compared between schools of one size: it is the number of schools that differs."""

_AS_LONG_AS_IT_TAKES = timedelta(hours=12)
_KINDS = {
    Client.PUPIL: CapacityKind.PUPIL,
    Client.TEACHER: CapacityKind.STAFF,
    Client.LEADER: CapacityKind.STAFF,
}

# The school that is nearest the one of the small dataset in size, and its last day of lessons that have begun: a
# register opens when its lesson does.
_SCHOOL = """
SELECT s.owner_id, s.id, o.slug, max(l.date) FROM timetable_lesson l
JOIN schools_school s ON s.id = l.school_id JOIN schools_schoolowner o ON o.id = s.owner_id
WHERE l.date > %(today)s - 10 AND l.date <= %(today)s AND l.starts_at <= %(now)s AND l.takes_place AND s.active
GROUP BY s.owner_id, s.id, o.slug
ORDER BY abs(%(pupils)s - (SELECT count(*) FROM enrolment_enrolment e
  WHERE e.owner_id = s.owner_id AND e.school_id = s.id AND e.valid @> %(today)s)), s.id LIMIT 1
"""
_PUPILS = """
SELECT m.pupil_id, 0 FROM enrolment_groupmembership m
JOIN enrolment_enrolment e ON e.owner_id = m.owner_id AND e.pupil_id = m.pupil_id AND e.valid @> %(day)s
WHERE e.school_id = %(school)s AND m.valid @> %(day)s
GROUP BY m.pupil_id ORDER BY count(*) DESC, m.pupil_id LIMIT %(count)s
"""
# The lesson of the day with the most pupils, one for each teacher.
_TEACHERS = """
SELECT teacher_id, lesson_id FROM (
  SELECT DISTINCT ON (t.teacher_id) t.teacher_id, l.id AS lesson_id, count(DISTINCT m.pupil_id) AS pupils
  FROM timetable_lesson l
  JOIN timetable_lessonteacher t ON t.owner_id = l.owner_id AND t.lesson_id = l.id AND t.attends
  JOIN enrolment_staffassignment a ON a.owner_id = l.owner_id AND a.person_id = t.teacher_id
    AND a.school_id = l.school_id AND a.role = 'teacher' AND a.valid @> %(day)s
  JOIN timetable_lessongroup g ON g.owner_id = l.owner_id AND g.lesson_id = l.id
  JOIN enrolment_groupmembership m ON m.owner_id = g.owner_id AND m.teaching_group_id = g.teaching_group_id
    AND m.valid @> %(day)s
  WHERE l.school_id = %(school)s AND l.date = %(day)s AND l.starts_at <= %(now)s AND l.takes_place
  GROUP BY t.teacher_id, l.id ORDER BY t.teacher_id, count(DISTINCT m.pupil_id) DESC, l.id) found
ORDER BY pupils DESC, teacher_id LIMIT %(count)s
"""
_LEADERS = """
SELECT DISTINCT a.person_id, 0 FROM enrolment_staffassignment a
WHERE a.school_id = %(school)s AND a.role IN ('principal', 'head_of_department') AND a.valid @> %(day)s
ORDER BY a.person_id LIMIT %(count)s
"""
# Registers that are to be taken: the dataset has taken half a year of them.
_UNTAKEN = (
    """DELETE FROM attendance_registerentry e USING attendance_register r
    WHERE r.owner_id = e.owner_id AND r.id = e.register_id AND r.lesson_id = ANY(%(lessons)s)""",
    "DELETE FROM attendance_register WHERE lesson_id = ANY(%(lessons)s)",
)
_FIND = {Client.PUPIL: _PUPILS, Client.TEACHER: _TEACHERS, Client.LEADER: _LEADERS}


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """One client: its cookie, and what fills in the paths of its pages."""

    cookie: str = field(repr=False)
    places: dict[str, Any]

    def path(self, page: Page) -> str:
        """Return the address of the page for this client."""
        return page.path.format(**self.places)


class TooSmallError(RuntimeError):
    """The dataset has nobody of a kind, or no lessons near today."""


def log_in_all() -> dict[Client, list[LoggedIn]]:
    """Return the clients of each kind; where the school has fewer people than clients, some share one.

    Raises:
        TooSmallError: the dataset lacks what a page shows.
    """
    now = real_now()
    row = _rows(_SCHOOL, {"today": local_date(now), "now": now, "pupils": LIKE.pupils})
    if not row:
        raise TooSmallError("The dataset has no lessons in the last days: fill a new one.")
    owner, school, county, day = row[0]
    places = {"owner": owner, "county": county, "day": day}
    found = {Client.NOBODY: [LoggedIn("", places)] * COUNT}
    for client, statement in _FIND.items():
        people = _rows(statement, {"school": school, "day": day, "now": now, "count": COUNT})
        if not people:
            raise TooSmallError(f"The school has no {client.value}.")
        _give_back([lesson for _, lesson in people if lesson])
        sessions = [
            LoggedIn(_cookie(owner, person, school, client), {**places, "lesson": lesson}) for person, lesson in people
        ]
        found[client] = list(itertools.islice(itertools.cycle(sessions), COUNT))
    return found


def _give_back(lessons: list[int]) -> None:
    with connections["migrator"].cursor() as cursor:
        for statement in _UNTAKEN:
            cursor.execute(statement, {"lessons": lessons})


def _rows(statement: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connections["migrator"].cursor() as cursor:
        cursor.execute(statement, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _cookie(owner: int, person: int, school: int, client: Client) -> str:
    """Open a session for a person, who gets an identity where the dataset gave none."""
    link = IdentityLink.objects.using("migrator").filter(owner_id=owner, person_id=person).first()
    if link is None:
        identity = Identity.objects.using("migrator").create(feide_name=f"bench-{owner}-{person}@bench.example")
        link = IdentityLink.objects.using("migrator").create(identity=identity, owner_id=owner, person_id=person)
    session, token = start_session(
        at=real_now(),
        identity_id=link.identity_id,
        provider="feide",
        issuer="bench",
        provider_session="",
        id_token="",
        idle=_AS_LONG_AS_IT_TAKES,
        remember=None,
        device="bench",
    )
    choose_capacity(
        session_id=session.id,
        owner_id=owner,
        person_id=person,
        capacity=_KINDS[client],
        school_id=school,
        child_id=None,
    )
    return f"{settings.SESSION_COOKIE}={token}"
