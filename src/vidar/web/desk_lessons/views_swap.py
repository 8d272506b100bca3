"""Two lessons change places: the same classes or teachers, the same day or another."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.access.records import NotVisibleError
from vidar.timetable.actions import change_lessons
from vidar.timetable.changes import LessonNow, Wish, swapped
from vidar.timetable.queries_clashes import clashes_of, pupil_clashes_of
from vidar.timetable.queries_swapping import lessons_to_swap
from vidar.web.desk_lessons.building import lesson_text, preview_of, when_text
from vidar.web.desk_lessons.change_form import Choice, change_tabs
from vidar.web.desk_lessons.reading import Reader, read_date, read_id, reasons
from vidar.web.desk_lessons.saving import RefusedError, saved, with_saved
from vidar.web.desk_lessons.taken import taken_of
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.words import clock_time, upper_first, weekday_day_month


@dataclass(slots=True)
class SwapForm:
    """The lesson, what it may change places with on the day, and what was chosen."""

    lesson: LessonNow
    day: date
    others: tuple[LessonNow, ...]
    reader: Reader
    wishes: tuple[Wish, ...] = ()

    @property
    def errors(self) -> list[tuple[str, str]]:
        return self.reader.errors

    @property
    def title(self) -> str:
        return f"{lesson_text(self.lesson)} · {upper_first(when_text(self.lesson.starts_at, self.lesson.ends_at))}"

    @property
    def day_text(self) -> str:
        return upper_first(weekday_day_month(self.day))

    @property
    def tabs(self) -> tuple[Choice, ...]:
        return change_tabs(self.lesson, "bytte")

    @property
    def address(self) -> str:
        return f"{reverse('swap-lesson', args=[self.lesson.id])}?dag={self.day.isoformat()}"

    @property
    def options(self) -> tuple[tuple[str, str, str], ...]:
        """The lessons to choose from: value, what it is, and who and where."""
        return tuple((str(each.id), _option(each), _who_and_where(each)) for each in self.others)

    @property
    def reasons(self) -> tuple[str, ...]:
        return reasons()


@page(Who.SCHOOL_STAFF, methods=("GET", "POST"))
def swap_lesson(request: Any, lesson_id: int) -> HttpResponse:
    """Choose the day (``?dag=``) and the other lesson, see what would happen, and save."""
    actor = request.actor
    form = _read(request, lesson_id)
    if request.method == "GET":
        return _show(request, form)
    saves = request.POST.get("gjor") == "lagre" and not form.errors
    taken = taken_of(actor, form.wishes)
    again = taken.again(request.POST)
    if saves and taken.is_read(request.POST):
        return _save(request, form, again)
    clashes = clashes_of(form.wishes, owner_id=actor.owner_id)
    pupils = pupil_clashes_of(form.wishes, owner_id=actor.owner_id)
    preview = preview_of(form.wishes, clashes, pupils, taken=taken.sentences) if form.wishes else None
    if request.headers.get("HX-Request") == "true":
        shown = {"preview": preview, "refused": None, "rest": ()}
        return render(request, "desk_lessons/preview_part.jinja", shown)
    return _show(request, form, preview=preview, again=again, unread=saves, status=409 if saves else 200)


def _read(request: Any, lesson_id: int) -> SwapForm:
    actor: Actor = request.actor
    day = read_date(request.GET.get("dag", ""))
    lesson, others = _lessons(actor, lesson_id, day)
    form = SwapForm(lesson, day or lesson.day, others, Reader(request.POST))
    if request.method != "POST":
        return form
    other = next((each for each in others if each.id == read_id(request.POST.get("med", ""))), None)
    if other is None:
        form.errors.append(("med", _("Velg hvilken time den skal bytte med.")))
    else:
        form.wishes = swapped(lesson, other, rooms=request.POST.get("rom") == "ja")
    if not form.reader.text("grunn"):
        form.errors.append(("grunn", _("Skriv en kort årsak. Elever og foresatte ser den.")))
    return form


def _lessons(actor: Actor, lesson_id: int, day: date | None) -> tuple[LessonNow, tuple[LessonNow, ...]]:
    """Return the lesson and the others of the day, its own day where none is asked for. At most two statements."""
    found = lessons_to_swap(actor, lesson_id, day or actor.today)
    lesson = next((each for each in found if each.id == lesson_id), None)
    if lesson is None or not lesson.takes_place:
        raise NotVisibleError
    if day is None and lesson.day != actor.today:
        found = lessons_to_swap(actor, lesson_id, lesson.day)
    return lesson, tuple(each for each in found if each.id != lesson_id)


def _save(request: Any, form: SwapForm, again: str) -> HttpResponse:
    reason = form.reader.text("grunn")
    try:
        deed_id = saved(lambda: change_lessons(request.actor, form.wishes, kind="swap_lessons", reason=reason))
    except RefusedError as refused:
        return _show(request, form, refused=refused, again=again, status=409)
    return HttpResponseRedirect(with_saved(reverse("lesson", args=[form.lesson.id]), deed_id))


def _show(request: Any, form: SwapForm, *, status: int = 200, **shown: Any) -> HttpResponse:
    context = {
        "form": form,
        "values": {
            "med": request.POST.get("med", ""),
            "rom": request.POST.get("rom", ""),
            "grunn": request.POST.get("grunn", ""),
        },
        "preview": None,
        "refused": None,
        "again": "",
        "unread": False,
        **shown,
    }
    return render(request, "desk_lessons/swap.jinja", context, status=422 if form.errors else status)


def _option(lesson: LessonNow) -> str:
    return f"{clock_time(lesson.starts_at)}–{clock_time(lesson.ends_at)} {lesson_text(lesson)}"


def _who_and_where(lesson: LessonNow) -> str:
    teachers = ", ".join(seat.name or _("en lærer") for seat in lesson.attending)
    rooms = ", ".join(room.name for room in lesson.rooms)
    return " · ".join(filter(None, (upper_first(teachers), rooms)))
