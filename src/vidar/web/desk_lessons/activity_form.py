"""The form that makes an activity, on one day or several, and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.law.basis import MissingLocalTime, instant
from vidar.law.timetable import LessonTime, repeated
from vidar.timetable.actions import Activity
from vidar.timetable.changes import Named, Wish, cancelled
from vidar.timetable.kinds import LessonKind
from vidar.timetable.queries_activity import ActivityChoices, activity_choices
from vidar.timetable.queries_changing import lessons_by_id
from vidar.timetable.queries_clashes import PupilClash, pupil_clashes_of
from vidar.web.desk_lessons.reading import Reader, read_date, read_id
from vidar.web.words import weekday_day_month

LONGEST = timedelta(days=200)
_LONGEST_TITLE, _LONGEST_NOTE = 120, 300
_LISTS = ("klasse", "gruppe", "larer", "rom")


@dataclass(slots=True)
class ActivityForm:
    """The form as it was filled in, and the activity where it could be read."""

    choices: ActivityChoices
    reader: Reader
    chosen: dict[str, frozenset[int]]
    values: dict[str, str]
    activity: Activity | None = None
    instead: tuple[Wish, ...] = ()
    pupils: tuple[PupilClash, ...] = ()
    left_out_days: tuple[str, ...] = ()
    """Days of the span that the activity is not on, and why."""

    kinds: list[tuple[str, str]] = field(default_factory=list)
    repeats: list[tuple[str, str]] = field(default_factory=list)

    @property
    def errors(self) -> list[tuple[str, str]]:
        return self.reader.errors


def read_activity(request: Any) -> ActivityForm:
    """Return the form, with the activity where something was posted that can be read. At most three statements.

    Raises:
        NotVisibleError: the actor may not write the timetable.
    """
    posted, actor = request.POST, request.actor
    first = read_date(posted.get("dag") or request.GET.get("dag", "")) or actor.today
    last = read_date(posted.get("til", "")) or first
    chosen = {name: frozenset(filter(None, map(read_id, posted.getlist(name)))) for name in _LISTS}
    default = {"tittel": "", "slag": "cross_subject", "dag": first.isoformat(), "fra": "08:15", "slutt": "11:30"}
    default |= {"gjentas": "en", "til": "", "beskjed": "", "avlys": "" if posted else "ja"}
    form = ActivityForm(
        choices=activity_choices(actor, first, chosen["klasse"], until=min(max(first, last), first + LONGEST)),
        reader=Reader(posted),
        chosen=chosen,
        values={name: posted.get(name, value) for name, value in default.items()},
        kinds=[
            ("cross_subject", _("Tverrfaglig opplegg")),
            ("event", _("Arrangement")),
            ("activity", _("Annen aktivitet")),
        ],
        repeats=[
            ("en", _("Én dag")),
            ("dager", _("Hver skoledag til og med en dag")),
            ("uker", _("Samme ukedag hver uke til og med en dag")),
        ],
    )
    if posted:
        form.activity = _activity(form)
    if form.activity is not None:
        _find_lessons(actor, form, form.activity)
    return form


def _activity(form: ActivityForm) -> Activity | None:
    reader = form.reader
    title = reader.text("tittel", _LONGEST_TITLE)
    if not title:
        reader.errors.append(("tittel", _("Skriv hva aktiviteten heter.")))
    times = _times(form)
    picked = (*_picked(form.choices.groups, form.chosen["gruppe"]), *form.choices.covering)
    groups = tuple({group.id: group for group in picked}.values())
    if not groups:
        reader.errors.append(("klasse", _("Velg minst én klasse eller gruppe med elever.")))
    kind = form.values["slag"]
    if kind not in {value for value, _label in form.kinds} or not title or not groups or not times:
        return None
    return Activity(
        title=title,
        kind=LessonKind(kind),
        times=times,
        groups=groups,
        teachers=_picked(form.choices.teachers, form.chosen["larer"]),
        rooms=_picked(form.choices.rooms, form.chosen["rom"]),
        note=reader.text("beskjed", _LONGEST_NOTE),
    )


def _times(form: ActivityForm) -> tuple[LessonTime, ...]:
    """Read the day or days and the clocks; nothing where one of them cannot be read."""
    reader = form.reader
    first = reader.day("dag", _("Velg en dag."))
    several = form.values["gjentas"] in {"dager", "uker"}
    last = reader.day("til", _("Velg siste dag.")) if several else first
    starts = reader.clock("fra", _("Skriv når det begynner, for eksempel 10.00."))
    ends = reader.clock("slutt", _("Skriv når det slutter, for eksempel 11.30."))
    if first is None or last is None or starts is None or ends is None:
        return ()
    if not first <= last <= first + LONGEST:
        reader.errors.append(("til", _("Siste dag må være etter den første, og innen et halvt år.")))
        return ()
    days = _days(form, first, last) if several else (first,)
    if not days:
        reader.errors.append(("til", _("Skolen har ingen undervisning disse dagene.")))
    return _on(reader, days, starts, ends)


def _days(form: ActivityForm, first: date, last: date) -> tuple[date, ...]:
    weekly = form.values["gjentas"] == "uker"
    closed = form.choices.closed
    days = repeated(first, last, weekly=weekly, without=closed)
    asked = repeated(first, last, weekly=weekly)
    form.left_out_days = tuple(f"{weekday_day_month(day)} ({closed[day]})" for day in asked if day in closed)
    return days


def _on(reader: Reader, days: Sequence[date], starts: time, ends: time) -> tuple[LessonTime, ...]:
    if ends <= starts:
        reader.errors.append(("slutt", _("Aktiviteten må slutte etter at den begynner.")))
        return ()
    try:
        return tuple(LessonTime(day, instant(day, starts), instant(day, ends)) for day in days)
    except MissingLocalTime:
        reader.errors.append(("fra", _("Klokka stilles den natta, og tidspunktet finnes ikke.")))
        return ()


def _find_lessons(actor: Actor, form: ActivityForm, activity: Activity) -> None:
    """Find what the pupils have then. What only they have can give way; the rest is told."""
    met = pupil_clashes_of(activity.as_wishes(actor.school_id or 0), owner_id=actor.owner_id)
    theirs = sorted({each.other for each in met if each.pupils == each.of})
    if form.values["avlys"] == "ja" and theirs:
        form.instead = tuple(cancelled(lesson) for lesson in lessons_by_id(actor, theirs))
    given_way = {wish.now.id for wish in form.instead}
    form.pupils = tuple(each for each in met if each.other not in given_way)


def _picked(named: Sequence[Named], chosen: frozenset[int]) -> tuple[Named, ...]:
    return tuple(each for each in named if each.id in chosen)
