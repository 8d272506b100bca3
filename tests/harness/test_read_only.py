"""A GET writes nothing but the written list: the log of who has looked, and that a session is in use."""

import re
from contextlib import ExitStack

import pytest
from django.db import InternalError, connections
from django.http import HttpResponse

from tests.factories.access import in_wall_of, make_session
from tests.factories.people import make_person
from tests.harness.role_matrix import ids_of, read_matrix
from tests.harness.routes import WRITES_ON_GET, name_of
from tests.harness.visitors import everybody
from vidar.access.sessions import read_session
from vidar.config.clock import real_now
from vidar.people.models import Person
from vidar.web.routing import Who, page

_WRITES = re.compile(r"\s*(INSERT INTO|UPDATE|DELETE FROM|TRUNCATE|MERGE|COPY)\s+\"?(\w+)", re.IGNORECASE)
ALLOWED = {"access_lookevent", "access_session", "access_calendarlink"}
"""Tables that a GET may write, on the log's own connection: a look, and when a session or a link was last used."""


def writes_during(ask):
    """Return (connection, table) of every write while ``ask`` runs."""
    found = set()

    def watch(alias):
        def run(execute, statement, parameters, many, context):
            if match := _WRITES.match(str(statement)):
                found.add((alias, match.group(2)))
            return execute(statement, parameters, many, context)

        return run

    with ExitStack() as stack:
        for alias in ("default", "log"):
            stack.enter_context(connections[alias].execute_wrapper(watch(alias)))
        ask()
    return found


def test_no_get_writes_but_the_written_list(small_school, subtests):
    ids, visitors = ids_of(small_school), everybody(small_school)
    everything = set()
    for line in read_matrix():
        if line.method != "GET" or name_of(line.address) in WRITES_ON_GET:
            continue
        with subtests.test(line.key):
            written = writes_of(line, ids, visitors)
            assert written - {("log", table) for table in ALLOWED} == set()
            everything |= written
    assert ("log", "access_lookevent") in everything


def writes_of(line, ids, visitors):
    """Return what the page writes for the first and the last for whom it opens, and the first for whom it does not."""
    opens = [name for name, word in line.meets.items() if word == "opens"]
    others = [name for name in line.meets if name not in opens]
    written = set()
    for name in {*opens[:1], *opens[-1:], *others[:1]}:
        client = visitors[name]
        client.arrive()
        written |= writes_during(lambda at=client: at.client.get(line.address.format(**ids)))
    return written


@page(Who.LOGGED_IN)
def _page_that_writes(_request):
    make_person("Nils", "Nes")
    return HttpResponse()


@page(Who.LOGGED_IN, methods=("GET", "POST"))
def _form_that_writes(_request):
    make_person("Nils", "Nes")
    return HttpResponse()


def _asked(request, small_school):
    _session, token = make_session(small_school.kari, "pupil")
    request.open_session = read_session(token, at=real_now())
    request.school_now = real_now()
    return request


@pytest.mark.parametrize("view", [_page_that_writes, _form_that_writes])
def test_get_that_tries_to_write_is_refused_by_the_database(small_school, rf, view):
    with pytest.raises(InternalError, match="read-only transaction"):
        view(_asked(rf.get("/"), small_school))


def test_post_may_write(small_school, rf):
    assert _form_that_writes(_asked(rf.post("/"), small_school)).status_code == 200
    with in_wall_of(small_school.kari):
        assert Person.objects.filter(given_name="Nils").count() == 1


def test_page_answers_no_other_method_than_it_has_declared(small_school, rf):
    response = _page_that_writes(_asked(rf.delete("/"), small_school))
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
