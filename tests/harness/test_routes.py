"""What holds for every route: declared, named, written in small words with dashes, safe to ask for."""

import re

import pytest
from django.test import Client

from tests.harness.role_matrix import fetch, ids_of, read_matrix
from tests.harness.routes import WRITES_ON_GET, Route, every_route, name_of
from tests.harness.visitors import Visitor
from vidar.web.middleware.gate import Gate, UndeclaredPageError
from vidar.web.routing import Who

DEMO_ONLY = {"demo-logins", "demo-clock", "components"}
FOR_ANYONE = {
    "start", "counties", "county", "school", "client-keys", "log-in", "log-in-return", "log-out",
    "front-channel-logout", "logged-out", "choose-capacity", "demo-logins", "demo-clock", "components", "language",
    "theme", "help", "calendar-feed", "app", "offline", "service-worker", "app-manifest",
}  # fmt: skip
APP_FILES = {"service-worker", "app-manifest"}  # the same for everybody, so a browser may keep them
WITHOUT_SLASH = {"client-keys", "calendar-feed"} | APP_FILES  # files, whose addresses others are told


def named(condition):
    return {route.name for route in every_route() if condition(route)}


def test_every_route_says_who_it_is_for():
    assert named(lambda route: route.declared is None) == set()


def test_every_route_has_a_name_of_its_own():
    names = [route.name for route in every_route()]
    assert "" not in names
    assert sorted(names) == sorted(set(names))


def test_routes_for_anyone_are_the_written_ones():
    assert named(lambda route: route.declared.who is Who.ANYONE) == FOR_ANYONE


def test_routes_of_the_demo_are_the_written_ones():
    assert named(lambda route: route.declared.demo_only) == DEMO_ONLY


def test_routes_that_write_on_get_are_the_written_ones():
    assert named(lambda route: route.declared.writes_on_get) == WRITES_ON_GET


def test_every_route_reads_or_writes_and_nothing_else():
    methods = {method for route in every_route() for method in route.declared.methods}
    assert methods == {"GET", "HEAD", "POST"}


def test_addresses_are_small_words_with_dashes():
    strange = [route.pattern for route in every_route() for word in route.words if not _is_small(route, word)]
    assert strange == []


def _is_small(route: Route, word: str) -> bool:
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", word) is not None or route.name in WITHOUT_SLASH


def test_addresses_end_with_a_slash():
    open_ended = {route.name for route in every_route() if route.pattern and not route.pattern.endswith("/")}
    assert open_ended == WITHOUT_SLASH


def test_names_are_small_words_with_dashes():
    assert named(lambda route: not re.fullmatch(r"[a-z]+(-[a-z]+)*", route.name)) == set()


def test_view_that_has_not_said_who_it_is_for_is_refused(rf):
    gate = Gate(lambda _request: None)
    with pytest.raises(UndeclaredPageError):
        gate.process_view(rf.get("/"), lambda _request: None, (), {})


def test_every_post_asks_for_the_token_against_forgery(small_school, subtests):
    ids = ids_of(small_school)
    strict = Visitor(small_school, "guardian", client=Client(enforce_csrf_checks=True))
    posts = [line for line in read_matrix() if line.method == "POST"]
    assert len(posts) > 8
    for line in posts:
        with subtests.test(line.key):
            assert fetch(line, strict, ids).status_code == 403


def test_no_cache_keeps_a_page_of_somebody_logged_in(small_school, subtests):
    ids, visitor = ids_of(small_school), Visitor(small_school, "teacher")
    for line in read_matrix():
        if line.method == "GET" and line.meets["teacher"] == "opens" and name_of(line.address) not in APP_FILES:
            with subtests.test(line.key):
                assert "no-store" in fetch(line, visitor, ids).headers.get("Cache-Control", "")
