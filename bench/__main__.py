"""``python -m bench``: measure the pages on a dataset of each size and write ``RESULTS.md``."""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console

from bench import dataset, production, report
from bench.pages import chosen
from bench.wrk import require_wrk
from vidar.cli.database import set_up_django


def main() -> None:
    """Measure what the command line asks for: each size in a process of its own, as settings are read once."""
    asked = read_arguments()
    pages = chosen(asked.pages)
    require_wrk()
    if asked.part:
        _measure_one(asked.sizes[0], asked.pages, Path(asked.part))
        return
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in asked.sizes:
            part = Path(folder) / f"{size}.json"
            keys = ",".join(page.key for page in pages)
            subprocess.run([sys.executable, "-m", "bench", size, "--pages", keys, "--part", str(part)], check=True)
            results[size] = report.read_part(part)
    report.write(results)
    Console().print(f"Written: {report.RESULTS}")


def _measure_one(size: str, keys: str, part: Path) -> None:
    console = Console()
    with dataset.opened(dataset.SIZES[size]) as opened:
        console.print(f"[bold]{opened.name}[/bold], in {opened.home}")
        production.set_environment()
        set_up_django()
        from bench.measuring import measure  # noqa: PLC0415 - only now can models be read

        found = measure(chosen(keys), console)
    part.write_text(json.dumps(report.as_data(found)), encoding="utf-8")


def read_arguments(given: list[str] | None = None) -> argparse.Namespace:
    """Return ``sizes``, ``pages`` and ``part`` of a command line, the process's own by default.

    Raises:
        SystemExit: what is asked for cannot be read.
    """
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", choices=[*dataset.SIZES, []], help="small or large; both if left out")
    parser.add_argument("--pages", default="", help="keys of bench/pages.py, separated by commas; all if left out")
    parser.add_argument("--part", default="", help=argparse.SUPPRESS)
    asked = parser.parse_args(given)
    asked.sizes = asked.sizes or list(dataset.SIZES)
    return asked


if __name__ == "__main__":
    main()
