"""What each command of the Makefile needs to have in place before it begins."""

import errno
import sys
from collections.abc import Callable, Sequence

from bootstrap import places, stamps
from bootstrap.chromium import ensure_chromium
from bootstrap.node import ensure_assets, ensure_node, ensure_node_packages
from bootstrap.packages import LOCKED, ensure_environment, ensure_file, ensure_packages, lock
from bootstrap.steps import StoppedError, step
from bootstrap.steps import run as run_program


def run(arguments: Sequence[str]) -> int:
    """Carry out one task; return the exit code."""
    task = _TASKS.get(arguments[0]) if len(arguments) == 1 else None
    if task is None:
        sys.stderr.write(f"Usage: python3 bootstrap {'|'.join(_TASKS)}\n")
        return 2
    try:
        task()
    except StoppedError as stopped:
        sys.stderr.write(f"{stopped}\n")
        return 1
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        sys.stderr.write(f"{'The disk is full' if full else 'The disk refused'}: {error.strerror}.\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Run the same command again to go on.\n")
        return 130
    return 0


def _demo() -> None:
    """Everything that the running program needs."""
    ensure_environment()
    ensure_packages("base")
    _front_end()
    _translations()


def _setup() -> None:
    """Everything that a developer needs."""
    ensure_environment()
    ensure_packages("dev")
    _front_end()
    _translations()


def _test() -> None:
    """What a developer needs, and a browser."""
    _setup()
    ensure_chromium()


def _lock() -> None:
    """Work out ``requirements/`` anew from ``pyproject.toml``."""
    ensure_environment()
    ensure_file("lock")
    for name, groups in LOCKED.items():
        with step(f"Pinning requirements/{name}.txt"):
            lock(name, groups)


def _front_end() -> None:
    node = ensure_node()
    ensure_node_packages(places.FRONT_END)
    ensure_node_packages(places.STAND_IN)
    ensure_assets(node)


def _translations() -> None:
    sources = sorted(places.LOCALE.rglob("*.po"))
    wanted = stamps.digest(*sources)
    if stamps.is_fresh("translations", wanted) and all(po.with_suffix(".mo").exists() for po in sources):
        return
    with step("Compiling translations"):
        run_program([places.PROGRAMS / "vidar", "translations", "compile"], what="Translations could not be compiled")
    stamps.mark("translations", wanted)


_TASKS: dict[str, Callable[[], None]] = {"demo": _demo, "setup": _setup, "test": _test, "lock": _lock}
