"""The README shows every picture that is taken, and no other."""

import re

from tools.cast import README
from tools.screenshots import PICTURES, names


def test_pictures_in_the_readme_are_those_that_are_taken() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(docs/pictures/([\w-]+)\.png\)", README.read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(names())
    assert sorted(file.stem for file in PICTURES.iterdir()) == sorted(shown)
