"""``vidar demo``."""

import os
from contextlib import closing
from typing import Annotated

import typer

from vidar.cli.demo.signals import asked_to_stop
from vidar.cli.ports import require_free
from vidar.cli.problem import ProblemError

Port = Annotated[int, typer.Option(help="Port for the pages.", min=1, max=65535)]
Reset = Annotated[bool, typer.Option("--reset", help="Throw the demo's data away and start over.")]
WatchOption = Annotated[bool, typer.Option("--watch", help="For developers: restart when a source file changes.")]


def demo(port: Port = 8000, reset: Reset = False, watch: WatchOption = False) -> None:
    """Run everything on this machine, with a county of synthetic people.

    Starts PostgreSQL (unless DATABASE_URL names one), stand-ins for Feide and ID-porten, the pages and the
    worker, and prints the address and who can log in. Ctrl-C stops all of it; the data survive, in the folder
    that VIDAR_HOME names.
    """
    from rich.console import Console

    from vidar.cli.demo.folder import DemoFolder
    from vidar.cli.demo.logins import show
    from vidar.cli.demo.stage import Stage
    from vidar.config.home import data_home

    if os.environ.get("VIDAR_MODE") == "production":
        raise ProblemError("This is production (VIDAR_MODE): the demo is never run here.")
    console = Console()
    folder = DemoFolder(data_home())
    with folder.held(), asked_to_stop() as asked:
        require_free(port, f"Choose another: make demo PORT={port + 1} (or: vidar demo --port {port + 1}).")
        if reset:
            _require_own_server()
            folder.clear()
        with closing(Stage(folder, console, asked, mode="development" if watch else "demo")) as stage:
            addresses = stage.open(port)
            if addresses is not None:
                show(console, addresses, stage.accounts_file)
                stage.watch_over(restart_on_change=watch)
            console.print("\nStopping …")
    console.print("Stopped. The data are kept; 'make demo' goes on with them.")


def _require_own_server() -> None:
    from vidar.cli.database import is_named

    if is_named():
        raise ProblemError("DATABASE_URL names a server of your own: empty its database yourself, or unset it.")
