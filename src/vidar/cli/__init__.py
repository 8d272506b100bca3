"""The program ``vidar``, for those who run an installation."""

import sys


def main() -> None:
    """Run the program; what can go wrong on a machine is said in one line, not in a traceback."""
    from vidar.cli.program import program

    try:
        program()
    except Exception as error:
        line = _explain(error)
        if line is None:
            raise
        sys.exit(line)


def _explain(error: Exception) -> str | None:
    """Return what to tell a person about ``error``, or None for a mistake of the program's own."""
    from django.db import OperationalError

    from vidar.cli.problem import ProblemError
    from vidar.config.postgres import DatabaseProblemError
    from vidar.integrations.stand_in.install import StandInFailed

    if isinstance(error, (ProblemError, DatabaseProblemError)):
        return str(error)
    if isinstance(error, StandInFailed):
        return f"{error}. Try again, or run 'make demo', which installs what it needs."
    if isinstance(error, OperationalError):
        return f"The database does not answer: {str(error).splitlines()[0]}. Ask 'vidar doctor' what is wrong."
    return None
