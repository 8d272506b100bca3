"""``RESULTS.md``: what was measured where, and beside it what others need."""

import json
import os
import platform
import subprocess
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.measured import MOST_STATEMENTS, Measured
from bench.pages import PAGES

FOLDER = Path(__file__).resolve().parent
RESULTS = FOLDER / "RESULTS.md"
_HEAD = """# How fast Vidar is

Made by `make bench`; how it measures stands in [README.md](README.md). Times are milliseconds at the client, one
request after another on one connection. Compare ratios and medians: the client, the server and the database share the
machine, and a busy neighbour shows in every number.

"""
_TABLE = """| page | p50 | p95 | statements | requests/s, 8 clients | kB raw / gzip | aim p50 | RosarioSIS, same size |
| --- | ---: | ---: | ---: | ---: | ---: | --- | --- |
"""
_MOST_RATIO = 1.2


def as_data(found: list[Measured]) -> dict[str, dict[str, Any]]:
    """Return measurements as plain values, to be handed from the process of one dataset to the next."""
    return {one.page.key: asdict(one) | {"page": one.page.key} for one in found}


def write(results: dict[str, dict[str, dict[str, Any]]]) -> None:
    """Write the page for the datasets measured, and a table of ratios where there are two."""
    parts = [_HEAD, _where(), *(_dataset(name, found) for name, found in results.items())]
    if {"small", "large"} <= results.keys():
        parts.append(_ratios(results["small"], results["large"]))
    RESULTS.write_text("".join(parts), encoding="utf-8")


def _where() -> str:
    rows = {
        "when": datetime.now(UTC).strftime("%d %B %Y, %H.%M UTC"),
        "commit": _git("rev-parse", "--short", "HEAD") + (" with changes" if _git("status", "--porcelain") else ""),
        "machine": f"{os.cpu_count()} cores, {_processor()}, {_memory()} GiB, {platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "load before": f"{os.getloadavg()[0]:.1f}",
    }
    return "".join(f"- {name}: {value}\n" for name, value in rows.items())


def _dataset(name: str, found: dict[str, dict[str, Any]]) -> str:
    title = {"small": "One school", "large": "A hundred schools"}[name]
    return f"\n## {title}\n\n{_TABLE}" + "".join(_row(one) for one in found.values()) + _plans(found)


def _row(one: dict[str, Any]) -> str:
    page = next(page for page in PAGES if page.key == one["page"])
    latency = one["latency"]
    many = " (too many)" if one["statements"] > MOST_STATEMENTS else ""
    size = f"{latency['raw'] / 1000:.1f} / {latency['gzipped'] / 1000:.1f}"
    return (
        f"| {page.title} | {latency['p50']:.1f} | {latency['p95']:.1f} | {one['statements']}{many} |"
        f" {one['a_second']:.0f} | {size} | {page.aim} | {page.peer} |\n"
    )


def _plans(found: dict[str, dict[str, Any]]) -> str:
    whole = {one["page"]: one["read_whole"] for one in found.values() if one["read_whole"]}
    if not whole:
        return "\nNo statement of these pages reads a growing table from end to end.\n"
    told = "; ".join(f"{page}: {', '.join(sorted(set(tables)))}" for page, tables in whole.items())
    return f"\nGrowing tables read from end to end (PostgreSQL does so where a table is small): {told}.\n"


def _ratios(small: dict[str, dict[str, Any]], large: dict[str, dict[str, Any]]) -> str:
    rows = "".join(
        f"| {next(page.title for page in PAGES if page.key == key)} | {_ratio(small[key], large[key])} |\n"
        for key in small
        if key in large
    )
    return f"\n## A hundred schools to one\n\n| page | p50, large / small |\n| --- | ---: |\n{rows}"


def _ratio(small: dict[str, Any], large: dict[str, Any]) -> str:
    ratio = large["latency"]["p50"] / small["latency"]["p50"]
    return f"{ratio:.2f}" + (" (over the limit)" if ratio >= _MOST_RATIO else "")


def _git(*arguments: str) -> str:
    said = subprocess.run(["git", *arguments], cwd=FOLDER, capture_output=True, text=True, check=False)
    return said.stdout.strip()


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def read_part(file: Path) -> dict[str, dict[str, Any]]:
    """Return what the process of one dataset has left."""
    found: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return found
