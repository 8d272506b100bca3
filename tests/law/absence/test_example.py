"""The example for developers runs, and holds."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs/develop/absence.md"


def test_the_example_holds():
    (example,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example.count("assert ") == 8
    exec(compile(example, PAGE.name, "exec"), {})
