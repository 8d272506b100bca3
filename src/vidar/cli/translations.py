"""``vidar translations``, for developers."""

import sys
from pathlib import Path
from typing import Annotated

import typer

_PACKAGE = Path(__file__).resolve().parent.parent

translations = typer.Typer(name="translations", help="Extract, check and compile the translations.")
Folder = Annotated[Path, typer.Option(help="The package to read.", hidden=True)]


@translations.command()
def update(package: Folder = _PACKAGE) -> None:
    """Bring nynorsk and English up to the texts in the code.

    New texts come in empty, texts that are gone go out; nothing is guessed.
    """
    from vidar.cli.catalogs import LANGUAGES, po_file, update_catalog

    for language in LANGUAGES:
        missing, total = update_catalog(package, language)
        typer.echo(f"{language}: {missing} of {total} texts to translate in {po_file(package, language)}")


@translations.command()
def compile(package: Folder = _PACKAGE) -> None:  # noqa: A001 - the word everyone looks for
    """Write the catalogs in the form that the program reads."""
    from vidar.cli.catalogs import LANGUAGES, compile_catalog

    for language in LANGUAGES:
        compile_catalog(package, language)


@translations.command()
def check(package: Folder = _PACKAGE) -> None:
    """Fail unless every text in the code is translated into every language, and nothing else is."""
    from vidar.cli.catalogs import LANGUAGES, extract, find_faults, read_catalog

    template = extract(package)
    faults = [
        each for language in LANGUAGES for each in find_faults(template, read_catalog(package, language), language)
    ]
    for fault in faults:
        typer.echo(fault, err=True)
    if faults:
        typer.echo(f"{len(faults)} faults. Run 'vidar translations update', translate, and check again.", err=True)
        sys.exit(1)
    typer.echo(f"{len(template)} texts, complete in {' and '.join(LANGUAGES)}")
