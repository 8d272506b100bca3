"""The logins of the cast as the file that the stand-ins for Feide and ID-porten read."""

import json
from pathlib import Path

from vidar.demo.county import County


def write_accounts(county: County, file: Path) -> Path:
    """Write every login of the cast as JSON, and return the file."""
    accounts = [each.as_json() for each in county.accounts]
    file.write_text(json.dumps(accounts, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return file
