"""``vidar seed``: the demo county, or a large one for measuring, in the database that is named."""

from typing import TYPE_CHECKING, Annotated

import typer

from vidar.cli.problem import ProblemError

if TYPE_CHECKING:
    from rich.console import Console

Schools = Annotated[int | None, typer.Option(help="Make a large county with so many schools.", min=1)]
Pupils = Annotated[int | None, typer.Option(help="So many pupils in the large county.", min=1)]
Seed = Annotated[int, typer.Option("--seed", help="Another number gives other people and other absences.", min=0)]
Replace = Annotated[bool, typer.Option("--replace", help="Throw away the synthetic county that is there.")]


def seed(schools: Schools = None, pupils: Pupils = None, number: Seed = 2026, *, replace: Replace = False) -> None:
    """Load synthetic people into the database.

    Without options the same county as in 'vidar demo'. With --schools and --pupils a large county for measuring: a
    whole year of lessons and half a year of registers, made in bulk in one transaction. Refuses in production, where
    people are not synthetic, and where a county has been loaded already.
    """
    from rich.console import Console

    from vidar.cli.database import database_at_hand

    if (schools is None) != (pupils is None):
        raise ProblemError("A large county needs both --schools and --pupils.")
    with database_at_hand():
        from django.conf import settings

        if settings.MODE == "production":
            raise ProblemError("This is production: synthetic people are never loaded here.")
        if schools is None or pupils is None:
            _load_demo(Console())
        else:
            _make_large(Console(), schools, pupils, number, replace=replace)


def _load_demo(console: "Console") -> None:
    from vidar.cli.demo import county

    if county.is_loaded():
        raise ProblemError("The database holds a county already. Nothing was changed.")
    county.load(console)


def _make_large(console: "Console", schools: int, pupils: int, number: int, *, replace: bool) -> None:
    from vidar.cli.steps import Steps
    from vidar.config.clock import real_now
    from vidar.demo.large.load import OccupiedError, Wish, make_large
    from vidar.demo.large.shape import ImpossibleSizeError
    from vidar.demo.start import year_of
    from vidar.law.basis import local_date

    wish = Wish(schools, pupils, number, year_of(local_date(real_now())).start_year)
    try:
        with Steps(console) as steps:
            made = make_large(wish, now=real_now(), tell=steps.tell, replace=replace)
    except (OccupiedError, ImpossibleSizeError) as error:
        raise ProblemError(str(error)) from error
    except BaseException:
        console.print("Nothing is kept of it. Run the same command again.")
        raise
    console.print(
        f"{made.schools} schools, {made.pupils:,} pupils, {made.total:,} rows in {steps.seconds:.0f} s."
        f" The demo's clock begins on {made.start_day} at 10.05."
    )
