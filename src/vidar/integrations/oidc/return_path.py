"""Where a person lands after login: a path of our own, never another site."""

from urllib.parse import urlsplit

_HOME = "/"
_MAX_LENGTH = 2000


def safe_return_path(path: str) -> str:
    """``path`` if it surely stays on this site, else ``/``.

    Browsers read a backslash as a slash and drop tabs and line breaks, so that a path holding them could
    still leave the site.
    """
    if not path.startswith("/") or path.startswith("//") or len(path) > _MAX_LENGTH:
        return _HOME
    if "\\" in path or not path.isprintable():
        return _HOME
    parts = urlsplit(path)
    return path if not parts.scheme and not parts.netloc else _HOME
