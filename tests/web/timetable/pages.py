"""Open a page of the small school as a browser gets it, and read it."""

from collections import Counter

import html5lib
from bs4 import BeautifulSoup

from tests.factories.access import client_for


def get(person, capacity, address, school=None, *, child=None, language="nb", **headers):
    """Return the answer that somebody gets."""
    client = client_for(person, capacity, school, child=child)
    client.cookies["vidar_language"] = language
    return client.get(address, headers=headers)


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def text(part):
    """Return what a reader reads, on one line."""
    return " ".join(part.get_text(" ").split())


def faults(response):
    """Return what is wrong with the HTML: structure, title, heading, ids that are not unique."""
    parser = html5lib.HTMLParser()
    parser.parse(response.content)
    page = soup(response)
    found = [code for _position, code, _values in parser.errors]
    if page.title is None or not page.title.string.endswith(" – Vidar"):
        found.append("title")
    if len(page.select("h1")) != 1:
        found.append("h1")
    ids = Counter(tag["id"] for tag in page.select("[id]"))
    found += [f"id {each} twice" for each, count in ids.items() if count > 1]
    found += [f"style on {tag.name}" for tag in page.select("[style]")]
    return found
