"""Progress of a long job: one line for each step when it is done, and a bar while it is under way."""

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


class Steps:
    """Says what is under way and what is done, with rows and rows a second."""

    def __init__(self, console: Console) -> None:
        self._console = console
        columns = (TextColumn("  {task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._progress = Progress(*columns, console=console, transient=True)
        self._task: TaskID | None = None
        self._name = ""
        self._began = self._step_began = time.monotonic()

    @property
    def seconds(self) -> float:
        """Return how long it has taken in all."""
        return time.monotonic() - self._began

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def tell(self, name: str, done: int, total: int, rows: int) -> None:
        """Hear how far a step is; ``rows`` are those it has written so far."""
        if name != self._name:
            self._begin(name)
        if self._task is not None:
            self._progress.update(self._task, completed=done, total=total)
        if done == total:
            self._say(name, rows)

    def _begin(self, name: str) -> None:
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._name, self._step_began = name, time.monotonic()
        self._task = self._progress.add_task(name, total=None)

    def _say(self, name: str, rows: int) -> None:
        took = time.monotonic() - self._step_began
        rate = f"{rows:>12,} rows {rows / took:>10,.0f} a second" if rows and took else ""
        self._progress.console.print(f"  {name:<28}{took:>7.1f} s {rate}", highlight=False)
