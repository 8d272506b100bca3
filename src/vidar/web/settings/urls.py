"""Addresses of this flow."""

from django.urls import path

from vidar.web.settings import choices, sessions

urlpatterns = [
    path("innlogginger/", sessions.sessions, name="sessions"),
    path("innlogginger/<int:session_id>/avslutt/", sessions.end_one, name="end-session"),
    path("innlogginger/avslutt-andre/", sessions.end_others, name="end-other-sessions"),
    path("sprak/", choices.language, name="language"),
    path("tema/", choices.theme, name="theme"),
]
