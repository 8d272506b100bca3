"""The manifest and the worker: what a browser needs to install Vidar, at addresses that stay."""

import json
import re
import struct

import pytest
from django.conf import settings
from django.test import Client

from tests.web.start.visitor import soup
from vidar.web.templating import static

pytestmark = pytest.mark.django_db

LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
WORKER = "/service-worker.js"


def built(address):
    return (settings.STATIC_BUILD / address.removeprefix("/static/")).read_bytes()


def width_and_height(png):
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


@pytest.fixture
def manifest():
    return Client().get("/vidar-nb.webmanifest").json()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_manifest_speaks_each_language(lang):
    answer = Client().get(f"/vidar-{lang}.webmanifest")

    assert answer["Content-Type"] == "application/manifest+json"
    assert answer["Cache-Control"] == "public, max-age=86400"
    told = answer.json()
    assert (told["lang"], told["name"], told["short_name"], told["id"]) == (LANGUAGES[lang], "Vidar", "Vidar", "/")
    assert len(told["shortcuts"]) == 1


def test_manifest_in_another_language_does_not_exist():
    assert Client().get("/vidar-de.webmanifest").status_code == 404


def test_manifest_opens_the_front_page_in_a_window_of_its_own(manifest):
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("/", "/", "standalone")
    assert [each["url"] for each in manifest["shortcuts"]] == ["/timeplan/"]


def test_icons_are_pictures_of_the_size_they_say(manifest):
    icons = manifest["icons"]

    assert [(each["purpose"], each["sizes"]) for each in icons] == [
        ("any", "192x192"),
        ("any", "512x512"),
        ("maskable", "192x192"),
        ("maskable", "512x512"),
    ]
    for each in icons:
        assert "{}x{}".format(*width_and_height(built(each["src"]))) == each["sizes"]
    assert width_and_height(built(static("apple-touch-icon.png"))) == (180, 180)


def test_colours_are_those_of_the_style_sheet(manifest):
    css = built(static("vidar.css")).decode()

    assert re.fullmatch(r"#[0-9a-f]{6}", manifest["background_color"])
    assert manifest["background_color"] in css
    assert {each["media"] for each in soup(Client().get("/hjelp/")).select('meta[name="theme-color"]')} == {
        "(prefers-color-scheme: light)",
        "(prefers-color-scheme: dark)",
    }


@pytest.mark.parametrize(("theme", "media"), [("light", ["all", "not all"]), ("dark", ["not all", "all"])])
def test_frame_of_the_app_follows_the_chosen_theme(theme, media):
    client = Client()
    client.cookies["vidar_theme"] = theme

    assert [each["media"] for each in soup(client.get("/hjelp/")).select('meta[name="theme-color"]')] == media


def test_every_page_names_manifest_and_icon():
    head = soup(Client(headers={"Accept-Language": "nn"}).get("/hjelp/")).head

    assert head.find("link", rel="manifest")["href"] == "/vidar-nn.webmanifest"
    assert head.find("link", rel="apple-touch-icon")["href"] == static("apple-touch-icon.png")


def test_worker_covers_every_page_and_is_asked_for_anew():
    answer = Client().get(WORKER)

    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert answer.content == built(static("worker.js"))
    assert Client().get(WORKER, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert Client().get(WORKER, headers={"If-None-Match": '"an older one"'}).status_code == 200


def test_worker_knows_the_files_of_its_own_build():
    worker = built(static("worker.js")).decode()
    manifest = json.loads((settings.STATIC_BUILD / "manifest.json").read_text())

    named = set(re.findall(r"/static/[\w.-]+", worker)) - {"/static/"}
    at_once = {"vidar.css", "vidar.js", "htmx.js", "inter.woff2", "icons.svg", "mark.svg"}
    assert {f"/static/{manifest[name]}" for name in at_once} <= named
    assert {each.removeprefix("/static/") for each in named} <= set(manifest.values())


def test_policy_lets_the_worker_and_the_manifest_come_from_here_alone():
    policy = Client().get("/hjelp/")["Content-Security-Policy"]

    assert "worker-src 'self'" in policy
    assert "manifest-src 'self'" in policy
