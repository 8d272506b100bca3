"""Whether a port of this machine can be listened on."""

import socket

from vidar.cli.problem import ProblemError


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    """Tell whether nobody listens on ``port``."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def require_free(port: int, remedy: str, host: str = "127.0.0.1") -> None:
    """Refuse to begin on a port in use.

    Raises:
        ProblemError: it is in use; ``remedy`` says how to choose another.
    """
    if not is_free(port, host):
        raise ProblemError(f"Port {port} is in use. {remedy}")
