"""What is wrong with a page: asked of every page that a test fetches, so that nobody has to remember."""

import re
from collections import Counter
from collections.abc import Iterator

import html5lib
from bs4 import BeautifulSoup, Tag

_TITLE = re.compile(r".+ – Vidar")
_POINTERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "hx-target")
_NEEDS_NAME = "input:not([type=hidden]):not([type=submit]), select, textarea"


def faults(response) -> list[str]:
    """Return every fault of an HTML answer; another kind of answer, or a part for htmx, is judged as what it is."""
    if not response.headers.get("Content-Type", "").startswith("text/html") or not response.content:
        return []
    page = BeautifulSoup(response.content, "html.parser")
    found = [*_everywhere(page)]
    if page.html is None:
        return [*_structure(response.content, whole=False), *found]
    return [*_structure(response.content, whole=True), *_whole(page, response), *found]


def _structure(content: bytes, *, whole: bool) -> list[str]:
    # html5lib is older than some of today's elements, so only its complaints about structure count.
    parser = html5lib.HTMLParser()
    if whole:
        parser.parse(content)
    else:
        parser.parseFragment(content)
    return [f"html: {code}" for _position, code, _values in parser.errors]


def _whole(page: BeautifulSoup, response) -> Iterator[str]:
    """Yield what is missing around the content."""
    if page.html.get("lang") != response.headers.get("Content-Language"):
        yield f"lang is {page.html.get('lang')}"
    if page.title is None or not _TITLE.fullmatch(page.title.get_text()):
        yield "no title, or one that does not end in – Vidar"
    if len(page.select("h1")) != 1:
        yield f"{len(page.select('h1'))} h1"
    if len(page.select("main")) != 1:
        yield f"{len(page.select('main'))} main"
    yield from _headings(page)
    ids = {tag["id"] for tag in page.select("[id]")}
    for link in page.select('a[href^="#"]'):
        if link["href"][1:] not in ids:
            yield f"link to nothing: {link['href']}"


def _headings(page: BeautifulSoup) -> Iterator[str]:
    level = 0
    for heading in page.find_all(re.compile(r"^h[1-6]$")):
        now = int(heading.name[1])
        if now > level + 1:
            yield f"h{now} after h{level}: {heading.get_text(strip=True)}"
        level = now
        if not heading.get_text(strip=True):
            yield f"empty {heading.name}"


def _everywhere(page: BeautifulSoup) -> Iterator[str]:
    yield from _ids(page)
    yield from _forms(page)
    yield from _forbidden_by_policy(page)
    for image in page.select("img:not([alt])"):
        yield f"img without alt: {image.get('src')}"
    for part in page.select("a, button"):
        if not _name(part):
            yield f"without a name: {part}"
    for field in page.select(_NEEDS_NAME):
        around = field.find_parent("label")
        named = field.get("aria-label") or page.select_one(f"label[for='{field.get('id')}']")
        if not named and not (around and around.get_text(strip=True)):
            yield f"field without a label: {field.get('name')}"


def _ids(page: BeautifulSoup) -> Iterator[str]:
    counted = Counter(tag["id"] for tag in page.select("[id]"))
    yield from (f"id twice: {each}" for each, count in counted.items() if count > 1)
    for attribute in _POINTERS:
        for tag in page.select(f"[{attribute}]"):
            targets = tag[attribute] if isinstance(tag[attribute], list) else tag[attribute].split()
            yield from (f"{attribute} of nothing: {each}" for each in targets if each.lstrip("#") not in counted)


def _forms(page: BeautifulSoup) -> Iterator[str]:
    for form in page.select("form:not([method=dialog])"):
        method = form.get("method", "").lower()
        # A form without an action goes to the page it stands on.
        if method not in {"get", "post"} or not form.get("action", "/").startswith("/"):
            yield f"form without method or action: {form.get('method')} {form.get('action')}"
        token = form.select_one("input[name=csrfmiddlewaretoken]")
        if method == "post" and not (token and token.get("value")):
            yield f"form without token: {form.get('action')}"
        if method == "get" and token:
            yield f"token in an address: {form.get('action')}"


def _forbidden_by_policy(page: BeautifulSoup) -> Iterator[str]:
    for tag in page.find_all(True):
        if tag.name == "style" or tag.has_attr("style"):
            yield f"inline style: {tag.name}"
        if tag.name == "script" and not tag.get("src"):
            yield "inline script"
        yield from (f"inline handler: {key}" for key in tag.attrs if key.startswith(("on", "hx-on")))
        yield from (f"from elsewhere: {tag[key]}" for key in ("src", "href", "action") if _is_foreign(tag, key))


def _is_foreign(tag: Tag, key: str) -> bool:
    """Links may lead elsewhere, as to an identity provider; what the page is made of may not come from there."""
    value = str(tag.get(key, ""))
    if value.startswith("javascript:"):
        return True
    return tag.name in {"script", "link", "img", "use", "iframe"} and re.match(r"(https?:)?//", value) is not None


def _name(part: Tag) -> str:
    pictures = " ".join(str(image.get("alt", "")) for image in part.select("img"))
    return f"{part.get('aria-label', '')}{part.get_text(strip=True)}{pictures}".strip()
