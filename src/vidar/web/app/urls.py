"""Addresses of this flow."""

from django.urls import path

from vidar.web.app import files, views

urlpatterns = [
    path("service-worker.js", files.worker, name="service-worker"),
    path("vidar-<slug:lang>.webmanifest", files.manifest, name="app-manifest"),
    path("appen/", views.app, name="app"),
    path("appen/uka/", views.keep_week, name="keep-week"),
    path("uten-nett/", views.offline, name="offline"),
]
