"""Looks for double bookings the slow and simple way: everybody's lessons in order, each beside the next."""

from collections import defaultdict
from itertools import pairwise


def double_bookings(county):
    """Yield (who, one lesson, another) for each that overlap; who is a (kind, id)."""
    lessons = {each.id: each for each in county.lessons if each.takes_place}
    for who, ids in _busy(county, lessons).items():
        ordered = sorted((lessons[each] for each in ids), key=lambda each: (each.starts_at, each.ends_at))
        for one, other in pairwise(ordered):
            if one.ends_at > other.starts_at:
                yield who, one, other


def _busy(county, lessons):
    """Lesson ids of everybody and everything that can be in one place only."""
    busy = defaultdict(set)
    for each in county.lesson_teachers:
        if each.attends and each.lesson_id in lessons:
            busy["teacher", each.teacher_id].add(each.lesson_id)
    for each in county.lesson_rooms:
        if not each.shareable and each.lesson_id in lessons:
            busy["room", each.room_id].add(each.lesson_id)
    for each in county.lesson_groups:
        if each.lesson_id in lessons:
            busy["group", each.teaching_group_id].add(each.lesson_id)
    for each in county.group_memberships:
        for lesson_id in busy.get(("group", each.teaching_group_id), ()):
            if each.valid.contains(lessons[lesson_id].date):
                busy["pupil", each.pupil_id].add(lesson_id)
    return busy
