"""Addresses of this flow."""

from django.urls import path

from vidar.web.help import views

urlpatterns = [path("hjelp/", views.show, name="help")]
