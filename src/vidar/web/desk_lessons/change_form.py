"""The form that changes a lesson, and the wishes it makes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.law.basis import MissingLocalTime
from vidar.law.timetable import moved
from vidar.timetable.changes import (
    LessonNow,
    Named,
    Wish,
    cancelled,
    in_room,
    moved_to,
    set_back,
    without_teacher,
)
from vidar.timetable.queries_changing import lessons_to_change
from vidar.timetable.queries_free import Offer, rooms_for, teachers_for
from vidar.web.desk_lessons.building import lesson_text, when_text
from vidar.web.desk_lessons.offers import LessonRow, OptionGroup, lesson_row, room_options, substitute_options
from vidar.web.desk_lessons.reading import Reader, read_id, reasons
from vidar.web.words import OSLO, upper_first

DEEDS = {
    "avlys": "cancel_lessons",
    "flytt": "move_lessons",
    "rom": "change_room",
    "vikar": "set_substitute",
    "tilbake": "restore_lessons",
}
LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Choice:
    """One kind of change, as a tab."""

    label: str
    href: str
    current: bool


@dataclass(slots=True)
class ChangeForm:
    """The form as it was filled in, and the wishes it makes where it could be read."""

    lesson: LessonNow
    kind: str
    reader: Reader
    choices: tuple[Choice, ...] = ()
    rooms: tuple[OptionGroup, ...] = ()
    substitutes: tuple[OptionGroup, ...] = ()
    wishes: tuple[Wish, ...] = ()
    rest: tuple[LessonRow, ...] = ()
    """Lessons of a period for which the chosen substitute is taken: somebody else is chosen for each."""

    values: dict[str, str] = field(default_factory=dict)

    @property
    def deed(self) -> str:
        return DEEDS[self.kind]

    @property
    def reason(self) -> str:
        return self.reader.text("grunn")

    @property
    def errors(self) -> list[tuple[str, str]]:
        return self.reader.errors

    @property
    def title(self) -> str:
        return lesson_text(self.lesson)

    @property
    def when(self) -> str:
        return upper_first(when_text(self.lesson.starts_at, self.lesson.ends_at))

    @property
    def back_href(self) -> str:
        return reverse("lesson", args=[self.lesson.id])

    @property
    def repeats(self) -> bool:
        return self.lesson.plan_slot_id is not None

    @property
    def reasons(self) -> tuple[str, ...]:
        return reasons()

    @property
    def attending(self) -> tuple[tuple[str, str], ...]:
        return tuple((str(seat.id), seat.name or _("En lærer")) for seat in self.lesson.attending)


def read_change(actor: Actor, lesson_id: int, kind: str, posted: Mapping[str, str]) -> ChangeForm:
    """Return the form, with wishes where something was posted that can be read.

    Raises:
        NotVisibleError: there is no such lesson that the actor may change.
    """
    reader = Reader(posted)
    until = _until(reader)
    lessons = lessons_to_change(actor, lesson_id, until)
    lesson = next(each for each in lessons if each.id == lesson_id)
    kinds = [name for name, _label in _kinds(lesson)]
    form = ChangeForm(lesson, kind if kind in kinds else kinds[0], reader)
    form.choices = change_tabs(lesson, form.kind)
    form.values = _values(form, posted)
    if until is not None and not lesson.day <= until <= lesson.day + LONGEST:
        reader.errors.append(("til", _("Siste dag må være etter timen, og innen ett år.")))
    offers = _offers(actor, form, lessons)
    if posted:
        form.wishes = _wishes(form, lessons, offers)
    return form


def change_tabs(lesson: LessonNow, current: str) -> tuple[Choice, ...]:
    """Return the tabs of what can be done with a lesson. To swap it with another has a page of its own."""
    change, swap = reverse("change-lesson", args=[lesson.id]), reverse("swap-lesson", args=[lesson.id])
    named = [(name, label, f"{change}?valg={name}") for name, label in _kinds(lesson)]
    if lesson.takes_place:
        named.insert(2, ("bytte", _("Bytt time"), swap))
    return tuple(Choice(label, href, name == current) for name, label, href in named)


def _kinds(lesson: LessonNow) -> list[tuple[str, str]]:
    """Return what can be done: what does not take place can only be set back."""
    if not lesson.takes_place:
        return [("tilbake", _("Sett tilbake"))]
    kinds = [("avlys", _("Avlys")), ("flytt", _("Flytt")), ("rom", _("Bytt rom"))]
    if lesson.attending:
        kinds.append(("vikar", _("Sett inn vikar")))
    if lesson.is_changed:
        kinds.append(("tilbake", _("Sett tilbake")))
    return kinds


def _until(reader: Reader) -> date | None:
    if reader.fields.get("omfang") != "periode":
        return None
    return reader.day("til", _("Velg siste dag for endringen."))


def _values(form: ChangeForm, posted: Mapping[str, str]) -> dict[str, str]:
    lesson = form.lesson
    default = {
        "dag": lesson.day.isoformat(),
        "fra": lesson.starts_at.astimezone(OSLO).strftime("%H:%M"),
        "slutt": lesson.ends_at.astimezone(OSLO).strftime("%H:%M"),
        "rom": "",
        "borte": str(lesson.attending[0].id) if lesson.attending else "",
        "vikar": "",
        "omfang": "en",
        "til": "",
        "grunn": "",
    }
    return {name: posted.get(name, value) for name, value in default.items()}


def _offers(actor: Actor, form: ChangeForm, lessons: tuple[LessonNow, ...]) -> tuple[Offer, ...]:
    if form.kind == "vikar":
        offers = teachers_for(actor, lessons, form.lesson.day)
        form.substitutes = substitute_options(offers, len(lessons), frozenset({form.values["borte"]}))
        return offers
    if form.kind in {"rom", "flytt"}:
        # A moved lesson is at another time than the offers know of: the preview tells whether the room is free.
        offers = rooms_for(actor, lessons if form.kind == "rom" else (), form.lesson.day)
        form.rooms = room_options(offers, len(lessons), moving=form.kind == "flytt")
        return offers
    return ()


def _wishes(form: ChangeForm, lessons: tuple[LessonNow, ...], offers: tuple[Offer, ...]) -> tuple[Wish, ...]:
    chosen = {each.id: Named(each.id, each.name, each.shareable) for each in offers}
    match form.kind:
        case "avlys":
            wishes = tuple(cancelled(each) for each in lessons)
        case "tilbake":
            wishes = tuple(set_back(each) for each in lessons)
        case "flytt":
            wishes = _moves(form, lessons, chosen)
        case "rom":
            wishes = _rooms(form, lessons, chosen)
        case _:
            wishes = _substitutes(form, lessons, offers)
    if form.kind != "tilbake" and not form.reason:
        form.errors.append(("grunn", _("Skriv en kort årsak. Elever og foresatte ser den.")))
    return wishes


def _moves(form: ChangeForm, lessons: tuple[LessonNow, ...], rooms: dict[int, Named]) -> tuple[Wish, ...]:
    day = form.reader.day("dag", _("Velg dagen timen flyttes til."))
    starts = form.reader.clock("fra", _("Skriv når timen begynner, for eksempel 10.00."))
    ends = form.reader.clock("slutt", _("Skriv når timen slutter, for eksempel 11.30."))
    if day is None or starts is None or ends is None:
        return ()
    room, days = rooms.get(form.reader.number("rom") or 0), (day - form.lesson.day).days
    try:
        return tuple(
            moved_to(each, moved(each.when, days=days, starts=starts, ends=ends), room)
            for each in lessons
            if each.takes_place
        )
    except MissingLocalTime:
        form.errors.append(("fra", _("Klokka stilles den natta, og tidspunktet finnes ikke.")))
    except ValueError:
        form.errors.append(("slutt", _("Timen må slutte etter at den begynner.")))
    return ()


def _rooms(form: ChangeForm, lessons: tuple[LessonNow, ...], rooms: dict[int, Named]) -> tuple[Wish, ...]:
    room = rooms.get(form.reader.number("rom") or 0)
    if room is None:
        form.errors.append(("rom", _("Velg et rom fra lista.")))
        return ()
    return tuple(in_room(each, room) for each in lessons if each.takes_place)


def _substitutes(form: ChangeForm, lessons: tuple[LessonNow, ...], offers: tuple[Offer, ...]) -> tuple[Wish, ...]:
    away, asked = form.reader.number("borte"), form.reader.number("vikar")
    chosen = next((each for each in offers if each.id == asked), None)
    if away is None or not any(seat.id == away for seat in form.lesson.attending):
        form.errors.append(("borte", _("Velg hvem som er borte. Noen andre kan ha satt inn vikar.")))
        return ()
    if chosen is None and form.values["vikar"] != "ingen":
        form.errors.append(("vikar", _("Velg en vikar fra lista.")))
        return ()
    held = [
        (place, each)
        for place, each in enumerate(lessons)
        if each.takes_place and any(seat.id == away for seat in each.attending)
    ]
    taken = [(place, each) for place, each in held if chosen and place in chosen.busy and len(held) > 1]
    substitute = Named(chosen.id, chosen.name) if chosen else None
    wishes = [without_teacher(each, away, substitute) for place, each in held if (place, each) not in taken]
    for place, lesson in taken:
        wishes += _by_another(form, lesson, offers, place, frozenset({str(away), str(asked)}))
    return tuple(wishes)


def _by_another(
    form: ChangeForm, lesson: LessonNow, offers: tuple[Offer, ...], place: int, without: frozenset[str]
) -> list[Wish]:
    """Ask who takes a lesson for which the chosen substitute is taken, and return the wish where somebody is."""
    row = lesson_row(lesson, offers, place, without, form.reader.fields)
    form.rest = (*form.rest, row)
    other = next((Named(each.id, each.name) for each in offers if each.id == read_id(row.value)), None)
    if other is not None or row.value == "ingen":
        away = form.reader.number("borte") or 0
        return [without_teacher(lesson, away, other)]
    if form.reader.fields.get("gjor") == "lagre":
        sentence = _("Velg hvem som tar %(lesson)s %(when)s.")
        named = {"lesson": lesson_text(lesson), "when": when_text(lesson.starts_at, lesson.ends_at)}
        form.errors.append((row.field, sentence % named))
    return []
