"""Addresses of this flow."""

from django.urls import URLPattern, path

from vidar.web.register.views import register
from vidar.web.register.views_content import lesson_content
from vidar.web.register.views_guests import add, guests, remove
from vidar.web.register.views_state import not_held, reopen
from vidar.web.register.views_taps import changes, confirm, pupil

urlpatterns: list[URLPattern] = [
    path("time/<int:lesson_id>/foring/", register, name="register"),
    path("time/<int:lesson_id>/foring/elev/<int:pupil_id>/", pupil, name="register-pupil"),
    path("time/<int:lesson_id>/foring/nytt/", changes, name="register-changes"),
    path("time/<int:lesson_id>/foring/bekreft/", confirm, name="register-confirm"),
    path("time/<int:lesson_id>/foring/apne/", reopen, name="register-reopen"),
    path("time/<int:lesson_id>/foring/ikke-holdt/", not_held, name="register-not-held"),
    path("time/<int:lesson_id>/foring/gjester/", guests, name="register-guests"),
    path("time/<int:lesson_id>/foring/gjester/legg-til/", add, name="register-guest-add"),
    path("time/<int:lesson_id>/foring/gjester/ta-bort/", remove, name="register-guest-remove"),
    path("time/<int:lesson_id>/innhold/", lesson_content, name="lesson-content"),
]
