"""The pages that are measured, as data. A page joins by being listed here; its plans are then examined too."""

from dataclasses import dataclass
from enum import Enum


class Client(Enum):
    """Who asks for a page."""

    NOBODY = "nobody"
    PUPIL = "pupil"
    TEACHER = "teacher"
    LEADER = "leader"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``path`` is filled in with what ``clients`` has found, ``says`` must stand in every answer.

    ``body`` is posted as it stands, where what is asked for may not stand in an address. ``saves`` fetches the form of
    the page and posts it with every choice that has it set to one of ``marks``, in turn.
    """

    key: str
    title: str
    client: Client
    path: str
    says: str
    aim: str
    peer: str
    """What RosarioSIS needs for the same on such a machine: median, requests a second (for the picker: its login)."""

    body: str = ""
    saves: bool = False
    marks: tuple[str, ...] = ()
    press: str = ""
    """The button that the form is sent by."""


PAGES = (
    Page("picker", "School picker", Client.NOBODY, "/fylke/{county}/", 'class="links"', "4 ms", "3.9 ms, 423/s"),
    Page("week", "Pupil's week", Client.PUPIL, "/timeplan/", "data-week", "6 ms, 350/s", "10.8 ms, 138/s"),
    Page("day", "Teacher's day", Client.TEACHER, "/min-dag/?dag={day}", "hele-dagen", "6 ms", "–"),
    Page("register", "Register open", Client.TEACHER, "/time/{lesson}/foring/", "<form", "6 ms, 350/s", "13 ms, 137/s"),
    Page(
        "save",
        "Register save of a class",
        Client.TEACHER,
        "/time/{lesson}/foring/",
        "",
        "10 ms",
        "94–103 ms, 20/s",
        saves=True,
        marks=("borte", "her"),
        press="gjor=lagre",
    ),
    Page("search", "Pupil search", Client.TEACHER, "/elever/", "/elev/", "5 ms", "6.5 ms, 232/s", body="sok=an"),
    Page("leaders", "Leader's day", Client.LEADER, "/foring/?dag={day}", "<h1", "6 ms", "–"),
)


def chosen(keys: str) -> tuple[Page, ...]:
    """Return the pages named in ``keys`` ("week,day"), all where it is empty.

    Raises:
        SystemExit: a name is not in the list.
    """
    wanted = [key for key in keys.split(",") if key]
    unknown = set(wanted) - {page.key for page in PAGES}
    if unknown:
        raise SystemExit(f"No such page: {', '.join(sorted(unknown))}. There are: {', '.join(p.key for p in PAGES)}")
    return tuple(page for page in PAGES if not wanted or page.key in wanted)
