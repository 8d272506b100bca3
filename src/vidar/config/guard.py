"""Run one program and make sure that it never outlives the one who asked for it.

    python guard.py LIFELINE SIGNAL SECONDS FOLDER UID:GID -- PROGRAM ARGUMENT...

LIFELINE is ``-`` (standard input) or a named pipe. When its last writer is gone, even by ``kill -9``, the
program's process group gets SIGNAL, and SIGKILL after SECONDS, and FOLDER, unless it is ``-``, is removed.
UID:GID, unless it is ``-``, is the account the program runs under. Standard library only, run by path.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from typing import Any

_STEP = 0.1


def main(arguments: list[str]) -> int:
    """Guard one program until it ends; return its exit code."""
    lifeline, name, seconds, folder, account = arguments[:5]
    options = _account_options(account)
    program = subprocess.Popen(arguments[6:], stdin=subprocess.DEVNULL, start_new_session=True, **options)
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # only now: the program would inherit it
        signal.signal(ignored, signal.SIG_IGN)
    told = threading.Event()
    follower = threading.Thread(target=_follow, args=(lifeline, told, program, name, float(seconds)), daemon=True)
    follower.start()
    code = program.wait()
    _signal_group(program, signal.SIGKILL)  # what the program itself started and forgot
    if told.is_set() and folder != "-":
        shutil.rmtree(folder, ignore_errors=True)
    return code if code >= 0 else 128 - code  # as a shell says "ended by signal"


def _account_options(account: str) -> dict[str, Any]:
    if account == "-":
        return {}
    uid, gid = account.split(":")
    return {"user": int(uid), "group": int(gid), "extra_groups": []}


def _follow(
    lifeline: str, told: threading.Event, program: "subprocess.Popen[bytes]", name: str, seconds: float
) -> None:
    pipe = sys.stdin.fileno() if lifeline == "-" else os.open(lifeline, os.O_RDONLY)
    while os.read(pipe, 1024):  # nobody writes: this waits for the end
        pass
    told.set()
    _signal_group(program, signal.Signals[name])
    waited = 0.0
    while program.poll() is None and waited < seconds:
        threading.Event().wait(_STEP)
        waited += _STEP
    _signal_group(program, signal.SIGKILL)


def _signal_group(program: "subprocess.Popen[bytes]", what: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(program.pid, what)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
