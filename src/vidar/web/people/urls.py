"""Addresses of this flow."""

from django.urls import URLPattern, path

from vidar.web.people.views import class_page, personalia_page, pupil_search

urlpatterns: list[URLPattern] = [
    path("elever/", pupil_search, name="pupil-search"),
    path("elev/<int:person_id>/", personalia_page, name="personalia"),
    path("elev/<int:person_id>/klasse/", class_page, name="class-of-pupil"),
]
