"""Give each lesson of a day its place beside the others."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from vidar.web.timetable.grid import MOST_COLUMNS, side_by_side
from vidar.web.timetable.page import LessonBlock, LessonBundle

MOST_BESIDE = 2
"""Lessons at the very same time that can be read side by side; more open as a list."""


def place(lessons: Sequence[LessonBlock], bundle_title: Callable[[int], str]) -> tuple[LessonBlock | LessonBundle, ...]:
    """Return a day's lessons in reading order, with columns, those of one time bundled where they are many.

    `bundle_title` says in words how many lessons a bundle has.
    """
    ordered = sorted(lessons, key=lambda each: (each.start_step, each.end_step))
    items = [item for group in _same_time(ordered) for item in _bundled(group, bundle_title)]
    places = side_by_side([(item.start_step, item.end_step) for item in items])
    return tuple(_at(item, *columns) for item, columns in zip(items, places, strict=True))


def _at(item: LessonBlock | LessonBundle, column: int, columns: int) -> LessonBlock | LessonBundle:
    """Beyond the columns that the style sheet knows, start again from the first: covered in part, but found."""
    return replace(item, column=(column - 1) % MOST_COLUMNS + 1, columns=min(columns, MOST_COLUMNS))


def _same_time(ordered: list[LessonBlock]) -> list[list[LessonBlock]]:
    return [list(group) for _, group in groupby(ordered, key=lambda each: (each.start_step, each.end_step))]


def _bundled(group: list[LessonBlock], title: Callable[[int], str]) -> list[LessonBlock | LessonBundle]:
    if len(group) <= MOST_BESIDE:
        return list(group)
    return [LessonBundle(title(len(group)), tuple(group))]
