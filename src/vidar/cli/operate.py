"""The commands that run an installation: serve, worker, migrate, prepare, version."""

import os
from importlib.metadata import version as installed_version
from typing import Annotated, Any

import typer

from vidar.cli.ports import require_free
from vidar.cli.problem import ProblemError

Host = Annotated[str, typer.Option(help="Address to listen on. Keep it on loopback behind a TLS proxy.")]
Port = Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)]
Processes = Annotated[int, typer.Option(help="Processes that answer requests; about one a core.", min=1)]
Threads = Annotated[int, typer.Option(help="Threads in each process; each may hold two database connections.", min=1)]
Jobs = Annotated[int, typer.Option(help="Jobs that run at the same time.", min=1)]
Plan = Annotated[bool, typer.Option("--plan", help="Only list what would be done.")]


def serve(host: Host = "127.0.0.1", port: Port = 8000, processes: Processes = 2, threads: Threads = 4) -> None:
    """Serve the web pages.

    One program behind your proxy: it serves pages and static files, and stops cleanly on SIGTERM after the
    requests that are under way. Refuses to start in production with unsafe settings.
    """
    from granian import Granian
    from granian.constants import Interfaces

    from vidar.cli.database import database_at_hand

    require_free(port, "Choose another with --port.", host)
    with database_at_hand():
        Granian(
            "vidar.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=processes,
            blocking_threads=threads,
            websockets=False,
            log_access=False,  # its lines would hold the addresses
            respawn_failed_workers=True,
            workers_kill_timeout=15,
        ).serve()


def worker(jobs: Jobs = 4) -> None:
    """Run the jobs that pages have queued, and the scheduled ones.

    Run at least one beside 'serve'. Several may run, on several machines; a job is run by one of them.
    """
    from vidar.cli.database import database_at_hand

    with database_at_hand():
        from procrastinate.contrib.django import app

        connector: Any = app.connector  # DjangoConnector: its base class does not say that it has a worker's
        worker_app = app.with_connector(connector.get_worker_connector())
        with worker_app.open():
            worker_app.run_worker(concurrency=jobs, delete_jobs="successful")


def migrate(plan: Plan = False) -> None:
    """Bring the database up to this version of Vidar.

    Runs as the role in VIDAR_MIGRATE_DATABASE_URL (vidar_migrator), which owns the tables. Run it before the
    new version serves. It can be run again at any time; it then does nothing.
    """
    from django.core.management import call_command

    from vidar.cli.database import database_at_hand

    with database_at_hand():
        call_command("migrate", database="migrator", interactive=False, plan=plan)


def prepare() -> None:
    """Create the roles and the database on a PostgreSQL server of yours.

    Connects as the administrator in VIDAR_ADMIN_DATABASE_URL and creates vidar_migrator (owns the database, sees
    all school owners), vidar_app (the program) and vidar_retention, with the passwords that stand in
    VIDAR_MIGRATE_DATABASE_URL, DATABASE_URL and, if it is there, VIDAR_RETENTION_DATABASE_URL. It can be run
    again at any time, for example to change a password.
    """
    from vidar.cli.roles import passwords_from, prepare_named_server

    admin_url = os.environ.get("VIDAR_ADMIN_DATABASE_URL")
    if not admin_url:
        raise ProblemError("VIDAR_ADMIN_DATABASE_URL is missing: the address of PostgreSQL for an administrator.")
    database = prepare_named_server(admin_url, passwords_from(os.environ))
    typer.echo(f"The database {database} and its roles are ready. Next: vidar migrate")


def version() -> None:
    """Print the version of Vidar."""
    typer.echo(installed_version("vidar"))
