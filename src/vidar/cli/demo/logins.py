"""What the demo prints when it is ready."""

import json
from pathlib import Path

from rich.console import Console
from rich.table import Table

from vidar.cli.demo.settings import Addresses

_PROVIDERS = {"feide": "Feide", "idporten": "ID-porten"}
# One for each thing there is to see; everyone else is on the login page itself.
_SHOWN = ("kari", "jonas", "ingrid", "per", "anne", "omar", "hanne", "berit", "liv", "kristin")


def show(console: Console, addresses: Addresses, accounts_file: Path) -> None:
    """Print the address and some of those who can log in. There are no passwords."""
    people = {account["id"]: account for account in json.loads(accounts_file.read_text(encoding="utf-8"))}
    table = Table(title="Choose a school, log in, and pick a person. No password is asked for.", title_justify="left")
    for column in ("Who", "Log in with", "What there is to see"):
        table.add_column(column)
    for account in (people[key] for key in _SHOWN if key in people):
        table.add_row(account["name"], _PROVIDERS[account["provider"]], account["description"])
    console.print()
    console.print(table)
    console.print(f"{len(people)} people in all are on the login pages; the README tells about each.", highlight=False)
    console.print(f"\nVidar is ready: [bold]{addresses.base}/[/bold]   (Ctrl-C stops it; the data are kept)")
