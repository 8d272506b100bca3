"""The commands of ``vidar``, put together."""

import typer

from vidar.cli import operate
from vidar.cli.demo.command import demo
from vidar.cli.doctor.command import doctor
from vidar.cli.seed import seed
from vidar.cli.translations import translations

_ABOUT = """School administration for Norwegian upper secondary schools.

[bold]Try it:[/bold] vidar demo — a county with synthetic people on this machine; nothing else is needed.

[bold]Run it:[/bold] set VIDAR_MODE=production and the settings in docs/operate/settings.md, then once
vidar prepare, before each new version vidar migrate, and all the time vidar serve and vidar worker.
vidar doctor says in words what is missing or wrong.

Without DATABASE_URL (never in production) every command uses a PostgreSQL of Vidar's own, in the folder that
VIDAR_HOME names.
"""

program = typer.Typer(
    name="vidar",
    help=_ABOUT,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_RUN = "Run an installation"
_TRY = "Try it"
_DEVELOP = "Develop"

program.command(rich_help_panel=_RUN)(operate.serve)
program.command(rich_help_panel=_RUN)(operate.worker)
program.command(rich_help_panel=_RUN)(operate.prepare)
program.command(rich_help_panel=_RUN)(operate.migrate)
program.command(rich_help_panel=_RUN)(doctor)
program.command(rich_help_panel=_RUN)(operate.version)
program.command(rich_help_panel=_TRY)(demo)
program.command(rich_help_panel=_TRY)(seed)
program.add_typer(translations, rich_help_panel=_DEVELOP)
