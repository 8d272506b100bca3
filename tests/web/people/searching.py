"""Search for pupils as a browser does: what is typed is posted, and the answer is the page that follows."""

from tests.factories.access import client_for

FROM_HTMX = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "div#treff"}
"""What htmx 4 sends with a search."""


def find(person, words, school, *, side="", language="nb"):
    """Return the page that somebody gets who searches for ``words``; ``side`` is the rest of its address."""
    client = searched(person, words, school)
    client.cookies["vidar_language"] = language
    return client.get(f"/elever/{side}")


def searched(person, words, school):
    """Return somebody's browser after a search."""
    client = client_for(person, "staff", school)
    answer = client.post("/elever/", {"sok": words})
    assert (answer.status_code, answer.headers.get("Location")) == (302, "/elever/")
    return client
