"""Jinja2 as Vidar uses it: undefined names fail, everything is escaped, texts go through gettext."""

import json
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from vidar.web import words


def make_environment(**options: Any) -> Environment:
    """Build the environment for Django's Jinja2 backend."""
    options.update(
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    environment = Environment(**options)  # noqa: S701 - autoescape stands in the options
    environment.install_gettext_callables(  # type: ignore[attr-defined] # added by the i18n extension
        translation.gettext, translation.ngettext, newstyle=True
    )
    environment.globals.update(url=url, static=static)
    environment.filters.update(words.FILTERS)
    return environment


def url(name: str, *arguments: Any, **keywords: Any) -> str:
    """Return the address of the page called ``name``."""
    return reverse(name, args=arguments or None, kwargs=keywords or None)


def static(path: str) -> str:
    """Return the address of a built asset, with its content hash.

    Raises:
        KeyError: the front-end build has made no such asset.
    """
    return f"{settings.STATIC_URL}{_manifest()[path]}"


@cache
def _manifest() -> dict[str, str]:
    text = (settings.STATIC_BUILD / "manifest.json").read_text(encoding="utf-8")
    manifest: dict[str, str] = json.loads(text)
    return manifest
