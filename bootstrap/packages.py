"""The virtual environment and its pinned, hashed packages."""

import json
import shutil
import subprocess
import sys

from bootstrap import places, stamps
from bootstrap.steps import require_space, run, step

_SPACE_MB = 900
_QUESTION = "import json, sys; print(json.dumps([sys.version, sys.version_info >= (3, 12)]))"
# Every package is in the file with its hash, so pip has nothing to work out.
_INSTALL = ("-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--retries", "2")

# File in requirements/ -> the dependency groups of pyproject.toml in it. The developers' file contains base.txt.
LOCKED: dict[str, tuple[str, ...]] = {
    "base": (),
    "dev": ("test", "check"),
    "build": ("build",),
    "node": ("node",),
    "lock": ("lock",),
}


def ensure_environment() -> None:
    """Make ``.venv``, anew if its Python has gone or is too old."""
    if _version() is not None:
        return
    require_space(_SPACE_MB)
    with step("Making .venv"):
        shutil.rmtree(places.VENV, ignore_errors=True)
        run([sys.executable, "-m", "venv", places.VENV], what="The virtual environment could not be made")


def ensure_packages(*names: str) -> None:
    """Install ``requirements/<name>.txt`` for each name, and Vidar itself from the checkout."""
    for name in names:
        ensure_file(name)
    project = stamps.digest(places.ROOT / "pyproject.toml", str(_version()))
    if stamps.is_fresh("project", project):
        return
    ensure_file("build")
    with step("Installing Vidar"):
        run(
            [places.PYTHON, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "-e", places.ROOT],
            what="Vidar could not be installed into .venv",
        )
    stamps.mark("project", project)


def ensure_file(name: str) -> None:
    """Install one file of ``requirements/`` unless it is installed already."""
    file = places.ROOT / "requirements" / f"{name}.txt"
    wanted = stamps.digest(file, str(_version()))
    if stamps.is_fresh(f"packages-{name}", wanted):
        return
    with step(f"Installing Python packages ({name})"):
        run([places.PYTHON, *_INSTALL, "-r", file], what="Python packages could not be installed")
    stamps.mark(f"packages-{name}", wanted)
    if name == "dev":
        stamps.mark("packages-base", stamps.digest(places.ROOT / "requirements" / "base.txt", str(_version())))


def lock(name: str, groups: tuple[str, ...]) -> None:
    """Pin the newest allowed versions with their hashes in ``requirements/<name>.txt``."""
    options = ["--upgrade", "--universal", "--python-version=3.12", "--generate-hashes", "--no-header"]
    sources = ["pyproject.toml"] if name in {"base", "dev"} else []
    constraints = ["--constraint", "requirements/base.txt"] if name == "dev" else []
    chosen = [part for group in groups for part in ("--group", group if sources else f"pyproject.toml:{group}")]
    target = f"requirements/{name}.txt"
    run(
        [
            places.PROGRAMS / "uv",
            "pip",
            "compile",
            "--no-cache",
            *options,
            *sources,
            *chosen,
            *constraints,
            "-o",
            target,
        ],
        what=f"{target} could not be worked out",
    )


def _version() -> str | None:
    """Return the version of the environment's Python, or None if it cannot be used."""
    try:
        answer = subprocess.run([places.PYTHON, "-c", _QUESTION], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    version, new_enough = json.loads(answer.stdout)
    return str(version) if new_enough else None
