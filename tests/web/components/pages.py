"""Whole pages made of samples: the real templates and the real build, without a database behind them."""

from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import vidar.web
from vidar.web.components import samples
from vidar.web.menu import MenuItem
from vidar.web.templating import make_environment
from vidar.web.words import OSLO

WEB = Path(vidar.web.__file__).parent
DIST = WEB / "static" / "dist"
NOW = datetime(2026, 11, 24, 10, 22, tzinfo=OSLO)

MENU = (
    MenuItem("Timeplan", "/timeplan/", "calendar", True),
    MenuItem("Personalia", "/personalia/", "personalia", False),
    MenuItem("Klasse", "/klasse/", "group", False),
)
PERSON_MENU = (MenuItem("Mine innlogginger", "/innlogginger/", "devices", False),)


def environment():
    """The environment of the pages; addresses need no routes here."""
    from jinja2 import FileSystemLoader

    made = make_environment(loader=FileSystemLoader([WEB / "templates", WEB]))
    made.globals["url"] = lambda name, *_arguments, **_keywords: f"/{name}/"
    return made


def context(theme: str = "light", **more: Any) -> dict[str, Any]:
    """What every page has."""
    return {
        "lang": "nb",
        "fetched": "",
        "theme": theme,
        "request": SimpleNamespace(get_full_path=lambda: "/timeplan/?uke=2026-W48"),
        "csrf_token": "token",
        "actor": SimpleNamespace(name="Kari Nordli"),
        "role": "Elev · Nord-Østerdal",
        "menu": MENU,
        "person_menu": PERSON_MENU,
        "clock": NOW,
        "is_fragment": False,
        **more,
    }


def pages(theme: str) -> dict[str, str]:
    """Every page that shows components, by name, as HTML."""
    render = environment().get_template
    week = {"fault": "", "children": ()}
    lesson = {"change_href": "", "next": "/time/1/", "undo": "", "undone": ""}
    return {
        "components": render("components.jinja").render(context(theme, **samples.component_context())),
        "week": render("timetable/week.jinja").render(context(theme, week_page=samples.week_page(), **week)),
        "class": render("timetable/week.jinja").render(context(theme, week_page=samples.class_page(), **week)),
        "day": render("timetable/my_day.jinja").render(context(theme, day_page=samples.day_page(), fault="")),
        "lesson": render("timetable/lesson.jinja").render(context(theme, detail=samples.lesson_detail(), **lesson)),
    }
