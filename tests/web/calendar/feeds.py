"""Make a calendar link as a person does, fetch it as a program does, and read it with a real parser."""

from urllib.parse import urlsplit

from django.test import Client
from icalendar import Calendar

from tests.factories.access import client_for
from tests.web.start.visitor import soup


def link_for(person, capacity, school=None, *, child=None, language="nb"):
    """Return the path of a new link, as the page shows it."""
    client = client_for(person, capacity, school)
    client.cookies["vidar_language"] = language
    answer = client.post("/kalender/ny/", {"barn": child.id} if child else {})
    return urlsplit(soup(answer).select_one("#felt-lenke")["value"]).path


def fetch(path, **headers):
    """Return the answer to a program that has no cookies."""
    return Client().get(path, headers=headers)


def events(path):
    """Return the events of a link by their UID."""
    calendar = Calendar.from_ical(fetch(path).content)
    return {str(each["UID"]): each for each in calendar.walk("VEVENT")}


def event_of(lesson, path, owner="innlandet"):
    """Return the event of one lesson."""
    return events(path)[f"lesson-{lesson.id}@{owner}"]
