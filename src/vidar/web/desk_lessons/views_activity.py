"""Make an event or a cross-subject activity for classes or groups."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vidar.access.actor import Actor
from vidar.law.basis import MissingLocalTime, instant
from vidar.law.timetable import LessonTime
from vidar.timetable.actions import Activity, add_activity
from vidar.timetable.changes import Named, Wish, cancelled
from vidar.timetable.kinds import LessonKind
from vidar.timetable.queries_activity import ActivityChoices, activity_choices, groups_of_classes
from vidar.timetable.queries_changing import lessons_by_id
from vidar.timetable.queries_clashes import PupilClash, clashes_of, pupil_clashes_of
from vidar.web.desk_lessons.building import Preview, preview_of
from vidar.web.desk_lessons.reading import Reader, read_date, read_id
from vidar.web.desk_lessons.saving import RefusedError, offered_undo, saved, with_saved
from vidar.web.rendering import render
from vidar.web.routing import Who, page

_LONGEST_TITLE, _LONGEST_NOTE = 120, 300


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
    left_out: int = 0
    kinds: list[tuple[str, str]] = field(default_factory=list)

    @property
    def errors(self) -> list[tuple[str, str]]:
        return self.reader.errors


@page(Who.SCHOOL_STAFF, methods=("GET", "POST"))
def new_activity(request: Any) -> HttpResponse:
    """Show the form, what it would do, and make the activity."""
    actor = request.actor
    form = _read(request)
    if request.method == "GET":
        undo = offered_undo(actor, request.GET.get("lagret", ""))
        return _show(request, form, undo=undo)
    if form.activity is None:
        if request.headers.get("HX-Request") == "true":
            return render(request, "desk_lessons/preview_part.jinja", {"preview": None, "refused": None})
        return _show(request, form)
    if request.POST.get("gjor") == "lagre" and not form.errors:
        return _save(request, form, form.activity)
    preview = _preview(actor, form, form.activity)
    if request.headers.get("HX-Request") == "true":
        return render(request, "desk_lessons/preview_part.jinja", {"preview": preview, "refused": None})
    return _show(request, form, preview=preview)


def _save(request: Any, form: ActivityForm, activity: Activity) -> HttpResponse:
    try:
        deed_id = saved(lambda: add_activity(request.actor, activity, form.instead))
    except RefusedError as refused:
        return _show(request, form, refused=refused, status=409)
    return HttpResponseRedirect(with_saved(f"{reverse('new-activity')}?dag={activity.when.day.isoformat()}", deed_id))


def _show(request: Any, form: ActivityForm, *, status: int = 200, **shown: Any) -> HttpResponse:
    context = {
        "form": form,
        "preview": None,
        "refused": None,
        "undo": None,
        "undone": request.GET.get("angret", ""),
        "saved": "lagret" in request.GET,
        **shown,
    }
    return render(request, "desk_lessons/activity.jinja", context, status=422 if form.errors else status)


def _read(request: Any) -> ActivityForm:
    posted = request.POST
    asked_day = posted.get("dag") or request.GET.get("dag", "")
    day = read_date(asked_day) or request.actor.today
    default = {"tittel": "", "slag": "cross_subject", "dag": day.isoformat(), "fra": "08:15", "slutt": "11:30"}
    default |= {"beskjed": "", "avlys": "" if posted else "ja"}
    lists = ("klasse", "gruppe", "larer", "rom")
    form = ActivityForm(
        choices=activity_choices(request.actor, day),
        reader=Reader(posted),
        chosen={name: frozenset(filter(None, map(read_id, posted.getlist(name)))) for name in lists},
        values={name: posted.get(name, value) for name, value in default.items()},
        kinds=[
            ("cross_subject", _("Tverrfaglig opplegg")),
            ("event", _("Arrangement")),
            ("activity", _("Annen aktivitet")),
        ],
    )
    if posted:
        form.activity = _activity(request.actor, form)
    if form.activity is not None:
        _find_lessons(request.actor, form, form.activity)
    return form


def _activity(actor: Actor, form: ActivityForm) -> Activity | None:
    reader = form.reader
    title = reader.text("tittel", _LONGEST_TITLE)
    if not title:
        reader.errors.append(("tittel", _("Skriv hva aktiviteten heter.")))
    day = reader.day("dag", _("Velg en dag."))
    starts = reader.clock("fra", _("Skriv når det begynner, for eksempel 10.00."))
    ends = reader.clock("slutt", _("Skriv når det slutter, for eksempel 11.30."))
    groups = _picked(form.choices.groups, form.chosen["gruppe"])
    if day is not None:
        of_classes, form.left_out = groups_of_classes(actor, form.chosen["klasse"], day)
        groups = tuple({group.id: group for group in (*groups, *of_classes)}.values())
    if not groups:
        reader.errors.append(("klasse", _("Velg minst én klasse eller gruppe med elever.")))
    kind = form.values["slag"]
    if kind not in {value for value, _label in form.kinds} or not title or not groups:
        return None
    when = _when(reader, day, starts, ends)
    if when is None:
        return None
    return Activity(
        title=title,
        kind=LessonKind(kind),
        when=when,
        groups=groups,
        teachers=_picked(form.choices.teachers, form.chosen["larer"]),
        rooms=_picked(form.choices.rooms, form.chosen["rom"]),
        note=reader.text("beskjed", _LONGEST_NOTE),
    )


def _when(reader: Reader, day: date | None, starts: time | None, ends: time | None) -> LessonTime | None:
    if day is None or starts is None or ends is None:
        return None
    if ends <= starts:
        reader.errors.append(("slutt", _("Aktiviteten må slutte etter at den begynner.")))
        return None
    try:
        return LessonTime(day, instant(day, starts), instant(day, ends))
    except MissingLocalTime:
        reader.errors.append(("fra", _("Klokka stilles den natta, og tidspunktet finnes ikke.")))
        return None


def _find_lessons(actor: Actor, form: ActivityForm, activity: Activity) -> None:
    """Find what the pupils have then. What only they have can give way; the rest is told."""
    wish = activity.as_wish(actor.school_id or 0)
    met = pupil_clashes_of([wish], owner_id=actor.owner_id)
    theirs = [each.other for each in met if each.pupils == each.of]
    if form.values["avlys"] == "ja" and theirs:
        form.instead = tuple(cancelled(lesson) for lesson in lessons_by_id(actor, theirs))
    given_way = {wish.now.id for wish in form.instead}
    form.pupils = tuple(each for each in met if each.other not in given_way)


def _preview(actor: Actor, form: ActivityForm, activity: Activity) -> Preview:
    wishes = [activity.as_wish(actor.school_id or 0), *form.instead]
    clashes = clashes_of(wishes, owner_id=actor.owner_id)
    extra = []
    if form.left_out:
        sentence = ngettext(
            "%(num)s elev i klassene er ikke i noen gruppe som bare klassene har, og ser ikke aktiviteten.",
            "%(num)s elever i klassene er ikke i noen gruppe som bare klassene har, og ser ikke aktiviteten.",
            form.left_out,
        )
        extra.append(sentence % {"num": form.left_out})
    return preview_of(wishes, clashes, form.pupils, *extra)


def _picked(named: Sequence[Named], chosen: frozenset[int]) -> tuple[Named, ...]:
    return tuple(each for each in named if each.id in chosen)
