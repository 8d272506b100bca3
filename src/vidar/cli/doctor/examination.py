"""Ask everyone, and print what they say."""

import os
from collections.abc import Iterable, Iterator

from django.conf import settings
from rich.console import Console
from rich.text import Text

from vidar.cli.database import is_named, set_up_django, use
from vidar.cli.demo.folder import DemoFolder
from vidar.cli.demo.settings import CLIENT_ID, HOST
from vidar.cli.doctor import database, machine, providers
from vidar.cli.doctor.finding import Finding, Verdict, fine, wrong
from vidar.config.environment import UnsafeSettingsError
from vidar.config.home import data_home
from vidar.config.postgres import Cluster, DatabaseProblemError, Tuning
from vidar.config.postgres.folder import major_version

_DESCRIBED = ("DATABASE_URL", "VIDAR_FEIDE_ISSUER", "VIDAR_IDPORTEN_ISSUER")
_SIGNS = {
    Verdict.FINE: ("ok     ", "green"),
    Verdict.DOUBTFUL: ("look   ", "yellow"),
    Verdict.WRONG: ("WRONG  ", "red"),
}


def report(found: Iterable[Finding]) -> int:
    """Print each finding as soon as it is there; return the exit code."""
    console = Console(soft_wrap=True, highlight=False)
    counts = dict.fromkeys(Verdict, 0)
    for finding in found:
        counts[finding.verdict] += 1
        sign, colour = _SIGNS[finding.verdict]
        console.print(Text.assemble((sign, colour), finding.what))
        if finding.remedy:
            console.print(Text(f"       -> {finding.remedy}"))
    console.print(f"{counts[Verdict.FINE]} fine, {counts[Verdict.DOUBTFUL]} to look at, {counts[Verdict.WRONG]} wrong")
    return 1 if counts[Verdict.WRONG] else 0


def findings() -> Iterator[Finding]:
    """Yield what each examination finds."""
    yield from machine.examine()
    if (beside := _demo_beside()) is not None:
        yield beside
    try:
        own = _own_server()
    except DatabaseProblemError as problem:
        yield wrong(problem.what, problem.remedy)
        own = None
    try:
        yield from _installation()
    finally:
        if own is not None:
            own.stop()


def _demo_beside() -> Finding | None:
    """Examine the demo that runs with its data in the same folder, unless an installation is described."""
    folder = DemoFolder(data_home())
    if any(name in os.environ for name in _DESCRIBED) or not folder.is_running:
        return None
    for name in ("feide", "idporten"):
        if port := folder.kept_port(name):
            os.environ[f"VIDAR_{name.upper()}_ISSUER"] = f"http://{HOST}:{port}"
            os.environ[f"VIDAR_{name.upper()}_CLIENT_ID"] = CLIENT_ID
    return fine(f"The demo is running, with its data in {folder.home}")


def _own_server() -> Cluster | None:
    """Return the server of the data folder, started for the examination, unless another one is named."""
    home = data_home()
    if is_named() or major_version(home) is None:
        return None
    own = Cluster.start(home, Tuning.DURABLE)
    use(own)
    return own


def _installation() -> Iterator[Finding]:
    try:
        set_up_django()
    except UnsafeSettingsError as fault:
        for line in str(fault).splitlines():
            if line.startswith("- "):
                yield wrong(line.removeprefix("- ") + ".", "Correct it: docs/operate/settings.md.")
        return
    yield fine(f"Settings for {settings.MODE}")
    if os.environ.get("DATABASE_URL"):
        yield from database.examine()
    else:
        yield wrong(
            f"No database: DATABASE_URL is not set and there is none in {data_home()}.",
            "Set DATABASE_URL, or start the demo with 'vidar demo'.",
        )
    yield from providers.examine(settings.LOGIN_PROVIDERS)
