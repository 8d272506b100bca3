"""What each command of the Makefile needs to have in place before it begins."""

import sys
from collections.abc import Callable, Sequence

from bootstrap import places, stamps
from bootstrap.chromium import ensure_chromium
from bootstrap.node import ensure_assets, ensure_node, ensure_node_packages
from bootstrap.packages import ensure_environment, ensure_packages
from bootstrap.steps import StoppedError, run as run_program, step


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
        sys.stderr.write(f"The disk refused: {error.strerror} ({error.filename}).\n")
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
    ensure_packages("base", "dev")
    _front_end()
    _translations()


def _test() -> None:
    """What a developer needs, and a browser."""
    _setup()
    ensure_chromium()


def _front_end() -> None:
    node = ensure_node()
    ensure_node_packages(places.FRONT_END, node)
    ensure_node_packages(places.STAND_IN, node)
    ensure_assets(node)


def _translations() -> None:
    sources = sorted(places.LOCALE.rglob("*.po"))
    wanted = stamps.digest(*sources)
    if stamps.is_fresh("translations", wanted) and all(po.with_suffix(".mo").exists() for po in sources):
        return
    with step("Compiling translations"):
        run_program([places.PROGRAMS / "vidar", "translations", "compile"], what="Translations could not be compiled")
    stamps.mark("translations", wanted)


_TASKS: dict[str, Callable[[], None]] = {"demo": _demo, "setup": _setup, "test": _test}
