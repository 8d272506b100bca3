"""The gate for translations must be able to fail, for Python and for templates."""

import pytest
from typer.testing import CliRunner

from vidar.cli.catalogs import extract, po_file
from vidar.cli.translations import translations

CODE = 'from django.utils.translation import gettext as _, ngettext\nA = _("Timeplan")\nB = ngettext("%(n)d time", "%(n)d timer", 2)\n'
PAGE = "<h1>{{ _('Uke %(week)s', week=48) }}</h1>{% trans %}Ingen timer{% endtrans %}\n"


@pytest.fixture
def package(tmp_path):
    (tmp_path / "page.py").write_text(CODE)
    (tmp_path / "page.jinja").write_text(PAGE)
    return tmp_path


def _run(command, package):
    return CliRunner().invoke(translations, [command, "--package", str(package)])


def _complete(package):
    _run("update", package)
    for language in ("nn", "en"):
        file = po_file(package, language)
        text = file.read_text()
        for msgid in ("Timeplan", "Uke %(week)s", "Ingen timer"):
            text = text.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgid}"')
        text = text.replace('msgstr[0] ""', 'msgstr[0] "%(n)d time"').replace('msgstr[1] ""', 'msgstr[1] "%(n)d timar"')
        file.write_text(text)


def test_texts_of_code_and_templates_are_found(package):
    found = {message.id if isinstance(message.id, str) else message.id[0] for message in extract(package) if message.id}
    assert found == {"Timeplan", "%(n)d time", "Uke %(week)s", "Ingen timer"}


def test_sentences_of_the_law_are_found(package):
    (package / "law.py").write_text('TEXT = N_("Kravet er {required}.")')
    assert extract(package).get("Kravet er {required}.") is not None


def test_missing_translation_fails_and_names_its_place(package):
    _run("update", package)
    result = _run("check", package)
    assert result.exit_code == 1
    assert "nn: page.jinja:1: not translated: 'Ingen timer'" in result.stderr
    assert "en: page.py:2: not translated: 'Timeplan'" in result.stderr


def test_complete_translation_passes(package):
    _complete(package)
    result = _run("check", package)
    assert (result.exit_code, result.stdout) == (0, "4 texts, complete in nn and en\n")


def test_fuzzy_translation_fails(package):
    _complete(package)
    file = po_file(package, "nn")
    file.write_text(file.read_text().replace('msgid "Timeplan"', '#, fuzzy\nmsgid "Timeplan"'))
    result = _run("check", package)
    assert "nn: page.py:2: marked fuzzy: 'Timeplan'" in result.stderr


def test_lost_placeholder_fails(package):
    _complete(package)
    file = po_file(package, "en")
    file.write_text(file.read_text().replace('msgstr "Uke %(week)s"', 'msgstr "Week"'))
    result = _run("check", package)
    assert "en: page.jinja:1: placeholders differ: 'Uke %(week)s'" in result.stderr


def test_text_that_is_gone_fails_until_the_catalog_is_brought_up_to_date(package):
    _complete(package)
    (package / "page.jinja").write_text("{{ _('Uke %(week)s', week=48) }}")
    assert "nn: no longer in the code: 'Ingen timer'" in _run("check", package).stderr
    _run("update", package)
    assert _run("check", package).exit_code == 0


def test_compiled_catalog_is_written_beside_its_source(package):
    _complete(package)
    assert _run("compile", package).exit_code == 0
    assert po_file(package, "nn").with_suffix(".mo").stat().st_size > 0
