"""Addresses of this flow."""

from django.urls import URLPattern, path

from vidar.web.desk_lessons.views_activity import new_activity
from vidar.web.desk_lessons.views_away import teacher_away
from vidar.web.desk_lessons.views_change import change_lesson
from vidar.web.desk_lessons.views_swap import swap_lesson
from vidar.web.desk_lessons.views_undo import undo_lessons

urlpatterns: list[URLPattern] = [
    path("time/<int:lesson_id>/endre/", change_lesson, name="change-lesson"),
    path("time/<int:lesson_id>/bytte/", swap_lesson, name="swap-lesson"),
    path("vikar/", teacher_away, name="teacher-away"),
    path("aktivitet/ny/", new_activity, name="new-activity"),
    path("timeplan/angre/<int:deed_id>/", undo_lessons, name="undo-lessons"),
]
