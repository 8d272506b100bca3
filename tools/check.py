"""``make check``: everything that can be said about the code without running it, cheapest first."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

# No database answers here: whoever needs one to judge the code has to say so.
_NO_DATABASE = {"VIDAR_MODE": "test", "DATABASE_URL": "postgresql://vidar_app@127.0.0.1:1/none"}

CHECKS: dict[str, list[str]] = {
    "format": ["ruff", "format", "--check", "--quiet"],
    "lint": ["ruff", "check", "--quiet"],
    "sizes": ["python", "-m", "tools.sizes"],
    "translations": ["vidar", "translations", "check"],
    "templates": ["djlint", "src/vidar/web", "--lint", "--quiet"],
    "import contracts": ["lint-imports", "--no-cache"],
    "migrations": [
        "python", "-W", "ignore::RuntimeWarning", "-m", "django", "makemigrations", "--check", "--dry-run",
        "--settings", "vidar.config.settings",
    ],
    "types": ["mypy"],
}  # fmt: skip


def main() -> int:
    """Run every check, also after one has failed; return 1 if one has."""
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    if failed:
        sys.stdout.write(f"\nFailed: {', '.join(failed)}\n")
    return 1 if failed else 0


def _passes(name: str, command: list[str]) -> bool:
    begun = time.monotonic()
    result = subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=ROOT,
        env={**os.environ, **_NO_DATABASE},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    passed = result.returncode == 0
    sys.stdout.write(f"{'ok    ' if passed else 'FAILED'} {name} ({time.monotonic() - begun:.1f} s)\n")
    if not passed or name == "sizes":
        sys.stdout.write("".join(f"       {line}\n" for line in result.stdout.strip().splitlines()))
    sys.stdout.flush()
    return passed


if __name__ == "__main__":
    sys.exit(main())
