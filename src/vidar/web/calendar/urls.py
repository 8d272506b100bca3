"""Addresses of this flow."""

from django.urls import path

from vidar.web.calendar import feed, links

urlpatterns = [
    path("kalender/", links.calendar_links, name="calendar-links"),
    path("kalender/ny/", links.make, name="make-calendar-link"),
    path("kalender/<int:link_id>/fjern/", links.remove, name="remove-calendar-link"),
    path("kalender/<str:token>.ics", feed.feed, name="calendar-feed"),
]
