"""The demo county in the database: whether it is there, loading it, and who can log in. Needs Django set up."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.db import connections
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from vidar.cli.problem import ProblemError
from vidar.config.clock import real_now
from vidar.demo.county import County, build_county
from vidar.demo.load import load_county, write_accounts
from vidar.demo.start import start_day
from vidar.law.basis import local_date

SEED = 2026


def is_loaded() -> bool:
    """Tell whether the database holds a county."""
    with connections["migrator"].cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM schools_schoolowner)")
        (loaded,) = cursor.fetchone()
    return bool(loaded)


def load(console: Console, *, stopped: Callable[[], bool] = lambda: False) -> County:
    """Generate the county and write it, with a progress bar. It begins on the school day nearest to today.

    Raises:
        ProblemError: ``stopped`` said so on the way; nothing is kept of it.
    """
    with _bar(console, "Making up a county", stopped) as tell:
        tell(0, 1)
        county = _build(start_day(local_date(real_now())))
        tell(1, 1)
    with _bar(console, "Writing its people and lessons", stopped) as tell:
        load_county(county, now=real_now(), progress=tell)
    return county


def keep_accounts(county: County, file: Path) -> None:
    """Write down everyone who can log in, for the stand-ins and for people."""
    write_accounts(county, file)


def accounts_file(file: Path) -> Path:
    """Return the file with everyone who can log in, written from the county in the database if it is missing."""
    if not file.exists():
        write_accounts(_build(_day_of_loaded()), file)
    return file


def _build(day: date) -> County:
    return build_county(SEED, day)


def _day_of_loaded() -> date:
    with connections["migrator"].cursor() as cursor:
        cursor.execute("SELECT started_at FROM schools_democlock WHERE id = 1")
        (started_at,) = cursor.fetchone()
    return local_date(started_at)


@contextmanager
def _bar(console: Console, title: str, stopped: Callable[[], bool]) -> Iterator[Callable[[int, int], None]]:
    columns = (TextColumn("  {task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(title, total=None)

        def tell(done: int, total: int) -> None:
            if stopped():
                raise ProblemError("Stopped before the county was complete; nothing of it is kept.")
            progress.update(task, completed=done, total=total)

        yield tell
