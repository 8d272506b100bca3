"""Addresses of this flow."""

from django.urls import URLPattern, path

from vidar.web.timetable.views_choices import timetables
from vidar.web.timetable.views_day import my_day
from vidar.web.timetable.views_lesson import lesson
from vidar.web.timetable.views_week import class_week, pupil_week, room_week, teacher_week, week

urlpatterns: list[URLPattern] = [
    path("timeplan/", week, name="week"),
    path("elev/<int:pupil_id>/timeplan/", pupil_week, name="pupil-week"),
    path("klasse/<int:class_id>/timeplan/", class_week, name="class-week"),
    path("larer/<int:teacher_id>/timeplan/", teacher_week, name="teacher-week"),
    path("rom/<int:room_id>/timeplan/", room_week, name="room-week"),
    path("time/<int:lesson_id>/", lesson, name="lesson"),
    path("min-dag/", my_day, name="my-day"),
    path("timeplaner/", timetables, name="timetables"),
]
