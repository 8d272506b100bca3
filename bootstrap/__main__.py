"""Make a bare machine ready: ``python3 bootstrap demo`` (or setup, test, check).

This file must be readable by any Python 3, so that one that is too old can say so.
"""

import glob
import os
import subprocess
import sys

NEEDED = (3, 12)
NAMES = ("python3.14", "python3.13", "python3.12", "python3", "python")
PLACES = (
    "~/.pyenv/versions/3.*/bin/python3",
    "~/.local/share/uv/python/cpython-3.*/bin/python3",
    "/opt/homebrew/bin/python3.*",
    "/usr/local/bin/python3.*",
    "/usr/bin/python3.*",
)


def is_new_enough(program):
    """Tell whether program is a Python that Vidar runs on, complete with venv and pip."""
    question = "import sys, venv, ensurepip; sys.exit(sys.version_info < (%d, %d))" % NEEDED
    try:
        with open(os.devnull, "w") as nowhere:
            return subprocess.call([program, "-c", question], stdout=nowhere, stderr=nowhere) == 0
    except OSError:
        return False


def find_python():
    """Return a Python that is new enough, or None."""
    places = [path for place in PLACES for path in sorted(glob.glob(os.path.expanduser(place)), reverse=True)]
    for program in list(NAMES) + places:
        if is_new_enough(program):
            return program
    return None


def main():
    """Go on with this Python, hand over to a newer one, or say in one line what is missing."""
    if sys.version_info < NEEDED or not is_new_enough(sys.executable):
        newer = find_python()
        if newer is None:
            sys.exit(
                "Vidar needs Python %d.%d or newer with venv; this is %d.%d (%s)."
                " Install it (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python)."
                % (NEEDED + tuple(sys.version_info[:2]) + (sys.executable,))
            )
        os.execvp(newer, [newer, os.path.dirname(os.path.abspath(__file__))] + sys.argv[1:])
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from bootstrap.tasks import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
