"""Everybody who may come to a page: the columns of the role matrix."""

from http.cookies import SimpleCookie

from django.conf import settings
from django.test import Client

from tests.factories.access import make_session

VISITORS = {
    "nobody": (None, None, None),
    "pupil": ("kari", "pupil", None),
    "other pupil": ("jonas", "pupil", None),
    "protected pupil": ("sol", "pupil", None),
    "leaver": ("silje", "leaver", None),
    "guardian": ("ingrid", "guardian", None),
    "guardian of adult": ("bente", "guardian", None),
    "teacher": ("anne", "staff", "home"),
    "contact teacher": ("omar", "staff", "home"),
    "principal": ("liv", "staff", "home"),
    "head of dept.": ("geir", "staff", "home"),
    "office": ("berit", "staff", "home"),
    "counsellor": ("marit", "staff", "home"),
    "exam officer": ("svein", "staff", "home"),
    "timetabler": ("nina", "staff", "home"),
    "other school": ("tor", "staff", "farm"),
    "county": ("kristin", "owner_staff", None),
    "other county": ("guri", "staff", "abroad"),
}
"""Name: who of the small school, in which capacity, at which school."""


class Visitor:
    """A browser that is logged in anew for each page, and remembers nothing else."""

    def __init__(self, small_school, name, *, client=None):
        who, self._capacity, school = VISITORS[name]
        self.name = name
        self.person = who and getattr(small_school, who)
        self._school = school and getattr(small_school, school)
        self.client = client or Client()

    def get(self, address, *, language="nb", **headers):
        """Return the answer to a GET."""
        self.arrive(language)
        return self.client.get(address, headers=headers)

    def post(self, address, fields=None, *, language="nb", **headers):
        """Return the answer to a POST. Tokens against forgery are not asked for, unless the client asks."""
        self.arrive(language)
        return self.client.post(address, fields or {}, headers=headers)

    def arrive(self, language="nb"):
        """Begin a new session, with the cookies of one who has not been here before."""
        self.client.cookies = SimpleCookie()
        self.client.cookies["vidar_language"] = language
        if self.person:
            _session, token = make_session(self.person, self._capacity, self._school)
            self.client.cookies[settings.SESSION_COOKIE] = token


def everybody(small_school):
    """Return a visitor of each kind."""
    return {name: Visitor(small_school, name) for name in VISITORS}
