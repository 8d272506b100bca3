"""Addresses of this flow."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
