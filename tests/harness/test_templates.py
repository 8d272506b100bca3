"""Templates: every one is used, and a name that is not there fails instead of leaving a gap."""

import re
from pathlib import Path

import pytest
from django.template import engines
from jinja2 import StrictUndefined, UndefinedError

import vidar.web

WEB = Path(vidar.web.__file__).parent
TEMPLATES = {
    *(path.relative_to(WEB / "templates").as_posix() for path in (WEB / "templates").rglob("*.jinja")),
    *(path.relative_to(WEB).as_posix() for path in (WEB / "components").rglob("*.jinja")),
}
_NAME = re.compile(r"""["']([\w/-]+\.jinja)["']""")


def test_every_template_is_used():
    sources = [*WEB.rglob("*.py"), *WEB.rglob("*.jinja")]
    used = {name for source in sources for name in _NAME.findall(source.read_text(encoding="utf-8"))}
    assert used == TEMPLATES


def test_undefined_name_fails():
    template = engines.all()[0].from_string("{{ nobody_has_set_this }}")
    with pytest.raises(UndefinedError):
        template.render({})


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_template_compiles_with_strict_names_and_escaping(name):
    environment = engines.all()[0].env
    assert environment.get_template(name)
    assert environment.undefined is StrictUndefined
    assert environment.autoescape is True


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_template_switches_no_escaping_off(name):
    folder = WEB if name.startswith("components/") else WEB / "templates"
    text = (folder / name).read_text(encoding="utf-8")
    assert re.findall(r"\|\s*safe\b|autoescape|Markup\(", text) == []
