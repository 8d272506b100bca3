"""Every rule the code names has a page, and the list of pages is complete."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = {page.stem for page in (ROOT / "docs/law").glob("*.md")} - {"README"}
RULE_ID = re.compile(r'"([A-Z]{2}-P?[0-9]+b?)"')


def test_every_rule_id_in_the_code_has_a_page():
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/vidar/law").rglob("*.py"))
    named = set(RULE_ID.findall(sources))

    assert {"GU-2", "GU-3b", "AD-P4", "SE-2"} <= named
    assert named <= PAGES


def test_the_list_of_pages_is_complete():
    listed = set(
        re.findall(r"\]\(([A-Z]{2}-P?[0-9]+b?)\.md\)", (ROOT / "docs/law/README.md").read_text(encoding="utf-8"))
    )

    assert listed == PAGES


def test_every_page_says_where_the_rule_comes_from_and_what_holds_it():
    for page in PAGES:
        text = (ROOT / "docs/law" / f"{page}.md").read_text(encoding="utf-8")

        assert text.startswith(f"# {page} – ")
        assert [
            word for word in ("**Rule.**", "**Source.**", "**In the code.**", "**Cases.**") if word not in text
        ] == []
