"""The command itself."""

import typer


def doctor() -> None:
    """Say in words what is missing or wrong, and what to do.

    Looks at Python, the disk, the front-end, the translations, the settings, the database with its roles and
    migrations, the identity providers, the clocks and the worker. Changes nothing. Ends with 1 if something is
    wrong, so that a deployment can stop on it.
    """
    from vidar.cli.doctor.examination import findings, report

    raise typer.Exit(report(findings()))
