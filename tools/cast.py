"""Write the demo's cast into README.md: everybody who can log in, and what there is to see.

``python -m tools.cast`` writes it; a test fails when it is old.
"""

from datetime import date
from itertools import groupby
from pathlib import Path

from vidar.demo.cast.accounts import Account
from vidar.demo.county import build_county

README = Path(__file__).resolve().parent.parent / "README.md"
SEED = 2026
DAY = date(2026, 11, 24)
_BEGIN = "<!-- cast: written by python -m tools.cast -->\n"
_END = "<!-- end of cast -->\n"
_PROVIDER = {"feide": "Feide", "idporten": "ID-porten"}


def with_cast(text: str) -> str:
    """Return a README with the cast of today between its two marks."""
    before, _, rest = text.partition(_BEGIN)
    _old, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}\n{_cast()}\n{_END}{after}"


def _cast() -> str:
    accounts = sorted(build_county(SEED, DAY).accounts, key=lambda account: account.group)
    groups = groupby(accounts, key=lambda account: account.group)
    return "\n".join(_group(name, list(members)) for name, members in groups)


def _group(name: str, accounts: list[Account]) -> str:
    rows = [
        f"| {each.name} | {_PROVIDER[each.provider]} `{each.feide_name or each.pid}` | {each.description} |"
        for each in accounts
    ]
    head = [f"**{name}**", "", "| who | login | what there is to see |", "| --- | --- | --- |"]
    return "\n".join([*head, *rows, ""])


if __name__ == "__main__":
    README.write_text(with_cast(README.read_text(encoding="utf-8")), encoding="utf-8")
