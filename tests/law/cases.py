"""Reads the tables in tests/law_cases, which a school lawyer can read too."""

import csv
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "law_cases"


def cases(name: str, delimiter: str = ",") -> list[dict[str, str]]:
    """Every row of the table, as a mapping from column to text."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))
