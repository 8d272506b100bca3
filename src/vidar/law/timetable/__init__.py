"""Timetable rules: who and what is booked twice, which lessons a change hits, whom an activity reaches."""

from vidar.law.timetable.clashes import Booking, Clash, Resource, ResourceKind, clashes
from vidar.law.timetable.covering import Cover, cover
from vidar.law.timetable.moving import Dated, LessonTime, in_period, moved
from vidar.law.timetable.repeating import repeated

__all__ = [
    "Booking",
    "Clash",
    "Cover",
    "Dated",
    "LessonTime",
    "Resource",
    "ResourceKind",
    "clashes",
    "cover",
    "in_period",
    "moved",
    "repeated",
]
