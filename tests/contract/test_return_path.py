"""No login ends on another site."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidar.integrations.oidc.return_path import safe_return_path


@pytest.mark.parametrize(
    "path", ["/", "/timeplan/", "/timeplan/?uke=2026-W48&dag=2026-11-24#na", "/elev/7/timeplan/", "/søk/?navn=Åse Øst"]
)
def test_own_path_is_kept(path):
    assert safe_return_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "timeplan/",
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "\\/evil.example/",
        "/\t/evil.example/",
        "/\n/evil.example/",
        "/\r\nSet-Cookie: a=b",
        "/\x00",
        "/\x7f/evil.example",
        " /timeplan/",
        "javascript:alert(1)",
        "/" + "x" * 2000,
    ],
)
def test_other_path_becomes_home(path):
    assert safe_return_path(path) == "/"


@given(st.text(alphabet="/\\.:@?#\t\n evil", max_size=12))
def test_what_is_kept_stays_on_this_site(path):
    kept = safe_return_path(path)

    assert kept.startswith("/")
    assert not kept.startswith(("//", "/\\"))
    assert "\t" not in kept
    assert "\n" not in kept
