"""Texts are written in bokmål in the code and translated in ``locale/``: find them, compare, compile."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent
LANGUAGES = ("nn", "en")
_METHODS = [("**.py", "python"), ("**.jinja", "jinja2")]
_OPTIONS = {"**.jinja": {"extensions": "jinja2.ext.i18n,jinja2.ext.do", "trim_blocks": "true", "lstrip_blocks": "true"}}
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
_WIDTH = 110


def update_catalog(package: Path, language: str) -> tuple[int, int]:
    """Bring one language up to the code; return how many texts lack a translation, and how many there are."""
    catalog = read_catalog(package, language)
    catalog.update(extract(package), no_fuzzy_matching=True, keep_user_comments=True)
    catalog.obsolete.clear()
    file = po_file(package, language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, catalog, width=_WIDTH, sort_output=True, include_lineno=False)
    return sum(1 for message in _texts(catalog) if not _is_filled(message)), len(catalog)


def compile_catalog(package: Path, language: str) -> None:
    """Write one language in the form that the program reads."""
    file = po_file(package, language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.with_suffix(".mo").open("wb") as stream:
        write_mo(stream, read_catalog(package, language))


def extract(package: Path) -> Catalog:
    """Return every text that the code hands to gettext."""
    catalog = Catalog(locale="nb", project="Vidar", fuzzy=False)
    found = extract_from_dir(package, _METHODS, _OPTIONS, _KEYWORDS, comment_tags=("Translators:",))
    for file, line, text, comments, context in found:
        catalog.add(text, None, [(file, line)], auto_comments=comments, context=context)
    return catalog


def po_file(package: Path, language: str) -> Path:
    """Return where the translation into ``language`` is kept."""
    return package / "locale" / language / "LC_MESSAGES" / "django.po"


def find_faults(template: Catalog, translated: Catalog, language: str) -> Iterator[str]:
    """Yield one line for each text that is missing, uncertain, broken or no longer used."""
    for message in _texts(template):
        place = f"{language}: {message.locations[0][0]}:{message.locations[0][1]}"
        found = translated.get(message.id, message.context)
        if found is None or not _is_filled(found):
            yield f"{place}: not translated: {_first(message)!r}"
        elif found.fuzzy:
            yield f"{place}: marked fuzzy: {_first(message)!r}"
        elif not _keeps_placeholders(message, found):
            yield f"{place}: placeholders differ: {_first(message)!r}"
    for message in _texts(translated):
        if template.get(message.id, message.context) is None:
            yield f"{language}: no longer in the code: {_first(message)!r}"


def read_catalog(package: Path, language: str) -> Catalog:
    """Return the translation into ``language``; empty where there is none."""
    file = po_file(package, language)
    text = file.read_bytes() if file.exists() else b""
    catalog = read_po(io.BytesIO(text), locale=language, domain="django")
    catalog.project = "Vidar"
    return catalog


def _texts(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _is_filled(message: Message) -> bool:
    return all(_forms(message.string))


def _keeps_placeholders(message: Message, translated: Message) -> bool:
    """Whether each form has the placeholders of its source; a singular may say "one" instead of the number."""
    sources = [set(_PLACEHOLDER.findall(text)) for text in _forms(message.id)]
    forms = [set(_PLACEHOLDER.findall(text)) for text in _forms(translated.string)]
    if len(sources) == 1:
        return forms == sources
    return forms[0] <= sources[1] and all(form == sources[1] for form in forms[1:])


def _forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, (tuple, list)) else (str(text or ""),)


def _first(message: Message) -> str:
    return _forms(message.id)[0]
