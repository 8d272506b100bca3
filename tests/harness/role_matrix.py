"""Reads the role matrix (role_matrix.md), and asks Vidar the same."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from tests.database.fixtures import SCHOOL_MORNING
from tests.factories.access import identity_of, make_session
from vidar.access.models import CalendarLink
from vidar.access.sessions import digest_of
from vidar.enrolment.models import ContactTeacher, StaffAssignment
from vidar.tenancy.wall import owner_scope

FILE = Path(__file__).parent / "role_matrix.md"
_WORDS = {200: "opens", 404: "hidden", 403: "refused", 400: "bad", 405: "not so"}


@dataclass(frozen=True)
class Line:
    """A line of the table: ``address`` with names in braces, ``fields`` of a POST, and what each visitor meets."""

    method: str
    address: str
    fields: str
    meets: dict[str, str]

    @property
    def key(self) -> str:
        return " ".join(filter(None, (self.method, self.address, self.fields)))


NO_PAGES = {"/komponenter/", "/service-worker.js", "/vidar-nn.webmanifest"}
"""Addresses that have tests of their own."""


def read_matrix() -> list[Line]:
    """Return the lines of the table."""
    head, _rule, *rows = (_cells(row) for row in FILE.read_text(encoding="utf-8").splitlines() if row.startswith("|"))
    return [Line(*row[:3], dict(zip(head[3:], row[3:], strict=True))) for row in rows]


def real_pages() -> list[Line]:
    """Return the lines but those of the app's files, and of the components, whose samples lead nowhere."""
    return [line for line in read_matrix() if line.address not in NO_PAGES]


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def ids_of(small_school) -> dict[str, int]:
    """Return what the names in braces stand for. ``session`` is a login of Kari's on another device."""
    school = small_school
    return {
        **{name: person.id for name, person in school.named.items()},
        **{name: each.id for part in (school.classes, school.rooms) for name, each in vars(part).items()},
        "norsk": school.groups.norsk.id,
        **_rows_of_the_desk(school),
        **{f"{name} lesson": each.id for name, each in vars(school.lessons).items()},
        "calendar": _calendar_link(school).id,
        "session": make_session(school.kari, "pupil")[0].id,
    }


def _calendar_link(school) -> CalendarLink:
    """Return a calendar link of Kari's, made anew each time."""
    return CalendarLink.objects.create(
        token_digest=digest_of(str(CalendarLink.objects.count())),
        identity_id=identity_of(school.kari).id,
        owner_id=school.owner.id,
        person_id=school.kari.id,
        capacity="pupil",
        language="nb",
        created_at=SCHOOL_MORNING,
    )


def _rows_of_the_desk(school) -> dict[str, int]:
    """Return the principal's role and Omar as contact teacher: rows that the desk's pages end."""
    with owner_scope(school.owner.id):
        return {
            "principalship": StaffAssignment.objects.get(person_id=school.liv.id).id,
            "contact": ContactTeacher.objects.filter(teacher_id=school.omar.id).order_by("id")[0].id,
        }


def fetch(line: Line, visitor, ids, **how):
    """Return the answer to a line of the table, as the visitor gets it."""
    address = line.address.format(**ids)
    if line.method == "GET":
        return visitor.get(address, **how)
    return visitor.post(address, dict(parse_qsl(line.fields.format(**ids))), **how)


def met(response, visitor) -> str:
    """Return what the answer is in the table's words; where it sends the visitor, with an arrow."""
    if response.status_code == 302:
        path = urlsplit(response.headers["Location"]).path
        own = path.replace(f"/{visitor.person.id}/", "/{own}/") if visitor.person else path
        return "→ " + re.sub(r"/[0-9]+/", "/{n}/", own)
    return _WORDS.get(response.status_code, str(response.status_code))
