"""The running stand-in: started, asked for its addresses, stopped."""

import json
import os
import select
import signal
import subprocess
from pathlib import Path
from typing import IO, Any, Self

from vidar.integrations.stand_in.install import FOLDER, StandInFailed, ensure_stand_in, node_command

_START_SECONDS = 20.0
_STOP_SECONDS = 5.0


class StandIn:
    """Feide and ID-porten on this machine. It also stops by itself when the process that started it ends."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        ready = self._read_line()
        self.feide_issuer: str = ready["feide"]
        self.idporten_issuer: str = ready["idporten"]

    @classmethod
    def start(
        cls,
        *,
        accounts: Path,
        clients: Path,
        port_feide: int = 0,
        port_idporten: int = 0,
        keys: Path | None = None,
        log: Path | None = None,
    ) -> Self:
        """Install what is missing and start it.

        Port 0 takes a free one. ``keys`` keeps the signing keys for next time, so that sessions outlive a
        restart. ``log`` gets what the program has to say about its own errors.
        """
        ensure_stand_in()
        command = [node_command(), "server.mjs", "--stop-with-stdin"]
        command += ["--accounts", str(accounts.resolve()), "--client", str(clients.resolve())]
        command += ["--port-feide", str(port_feide), "--port-idporten", str(port_idporten)]
        if keys:
            command += ["--keys", str(keys.resolve())]
        with (log or Path(os.devnull)).open("a") as errors:
            process = subprocess.Popen(  # noqa: S603 — our own program and arguments
                command, cwd=FOLDER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
            )
        return cls(process)

    @property
    def alive(self) -> bool:
        """False once it has stopped, by itself or by :meth:`stop`."""
        return self._process.poll() is None

    def rotate_keys(self) -> None:
        """Let both providers sign with new keys; the former ones stay published."""
        self._process.send_signal(signal.SIGUSR2)
        self._read_line()

    def stop(self) -> None:
        """Stop it and wait until it is gone."""
        self._process.terminate()
        self._process.communicate(timeout=_STOP_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _read_line(self) -> dict[str, Any]:
        line = _line_within(self._process.stdout, _START_SECONDS)
        answer: dict[str, Any] = json.loads(line) if line else {"error": "no answer"}
        if "error" in answer:
            self._process.kill()
            self._process.communicate()
            raise StandInFailed(f"the identity stand-in did not start: {answer['error']}")
        return answer


def _line_within(stream: IO[str] | None, seconds: float) -> str:
    assert stream is not None
    readable, _, _ = select.select([stream], [], [], seconds)
    return stream.readline() if readable else ""
