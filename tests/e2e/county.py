"""The demo county for the journeys, on a day of their own choosing. A program, so that Django is its own.

    python -m tests.e2e.county FILE

FILE gets the logins for the stand-ins, and who and what is where: ids by key of the cast and by name of the case.
"""

import json
import sys
from datetime import date
from pathlib import Path

import django

START_DAY = date(2027, 2, 2)
"""Tuesday of week 5, a B week. The winter holiday is week 8."""


def main(file: str) -> None:
    """Fill the database that the environment names."""
    django.setup()
    from vidar.cli.demo.county import SEED
    from vidar.config.clock import real_now
    from vidar.demo.county import build_county
    from vidar.demo.load import load_county

    county = build_county(SEED, START_DAY)
    load_county(county, now=real_now())
    told = {
        "accounts": [each.as_json() for each in county.accounts],
        "people": county.cast,
        "lessons": county.cases,
        "classes": {each.name: each.id for each in county.school_classes if each.school_id == 1},
        "rooms": {each.code: each.id for each in county.rooms if each.school_id == 1},
    }
    Path(file).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
