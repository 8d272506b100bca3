"""Where things are in the checkout."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / "bin"
PYTHON = PROGRAMS / "python"
STAMPS = VENV / "stamps"
CACHE = VENV / "cache"
LOG = VENV / "bootstrap.log"

FRONT_END = ROOT / "frontend"
STAND_IN = ROOT / "src" / "vidar" / "integrations" / "stand_in"
ASSETS = ROOT / "src" / "vidar" / "web" / "static" / "dist"
LOCALE = ROOT / "src" / "vidar" / "locale"


def environment() -> dict[str, str]:
    """Return the environment for every program started here: our programs first, no caches outside the checkout."""
    return {
        **os.environ,
        "PATH": f"{PROGRAMS}{os.pathsep}{os.environ.get('PATH', '')}",
        "PIP_NO_CACHE_DIR": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "npm_config_cache": str(CACHE / "npm"),
        "PLAYWRIGHT_BROWSERS_PATH": str(CACHE / "browsers"),
    }
