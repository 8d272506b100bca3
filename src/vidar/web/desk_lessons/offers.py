"""Teachers and rooms to choose from: those who are free first, and who knows the group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vidar.timetable.changes import LessonNow
from vidar.timetable.queries_free import Offer
from vidar.web.desk_lessons.building import lesson_text, when_text
from vidar.web.words import upper_first


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """Some options under a heading; each is a (value, text) pair."""

    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LessonRow:
    """One lesson of several, who is free for it, and what was chosen."""

    field: str
    title: str
    when: str
    rooms: str
    value: str
    options: tuple[OptionGroup, ...]


def lesson_row(
    lesson: LessonNow, offers: Sequence[Offer], place: int, without: frozenset[str], posted: Mapping[str, str]
) -> LessonRow:
    """Return the row of a lesson; ``place`` is its place among those that the offers were asked about."""
    field = f"time-{lesson.id}"
    return LessonRow(
        field=field,
        title=lesson_text(lesson),
        when=upper_first(when_text(lesson.starts_at, lesson.ends_at)),
        rooms=", ".join(room.name for room in lesson.rooms),
        value=posted.get(field, ""),
        options=substitute_options(offers, 1, without, only=place),
    )


def substitute_options(
    offers: Sequence[Offer], lessons: int, without: frozenset[str], *, only: int | None = None
) -> tuple[OptionGroup, ...]:
    """Return who can step in: free and knows the group, free, and the others. ``only`` asks about one lesson."""
    places = frozenset({only}) if only is not None else frozenset(range(lessons))
    asked = [each for each in offers if str(each.id) not in without]
    free = [each for each in asked if not each.busy & places]
    return _groups(
        (_("Ledig og kjenner gruppa"), [each for each in free if each.knows & places]),
        (_("Ledig"), [each for each in free if not each.knows & places]),
        (_("Opptatt"), [each for each in asked if each.busy & places]) if only is None else (_("Opptatt"), []),
    )


def room_options(offers: Sequence[Offer], lessons: int, *, moving: bool) -> tuple[OptionGroup, ...]:
    """Return the rooms: the free ones first, or all where the time is not known yet."""
    if moving:
        return _groups((_("Alle rom"), list(offers)))
    places = frozenset(range(lessons))
    return _groups(
        (_("Ledig"), [each for each in offers if not each.busy & places]),
        (_("Opptatt"), [each for each in offers if each.busy & places]),
    )


def _groups(*named: tuple[str, list[Offer]]) -> tuple[OptionGroup, ...]:
    return tuple(
        OptionGroup(label, tuple((str(each.id), each.name) for each in offers)) for label, offers in named if offers
    )
