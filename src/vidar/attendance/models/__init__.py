"""Registers, notices of absence, and what a lesson was about."""

from vidar.attendance.models.content import LessonContent
from vidar.attendance.models.guest import RegisterGuest
from vidar.attendance.models.notice import AbsenceNotice
from vidar.attendance.models.register import Register, RegisterEntry

__all__ = ["AbsenceNotice", "LessonContent", "Register", "RegisterEntry", "RegisterGuest"]
