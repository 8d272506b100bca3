"""The guard: nothing that Vidar starts outlives it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from vidar.config import guard

_STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
)
_PARENT = (
    "import subprocess, sys, time;"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
    "print(child.pid, flush=True); time.sleep(60)"
)


def _guarded(program, *, lifeline="-", seconds="5", folder="-"):
    return subprocess.Popen(
        [
            sys.executable,
            guard.__file__,
            lifeline,
            "SIGTERM",
            seconds,
            folder,
            "-",
            "--",
            sys.executable,
            "-c",
            program,
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def _is_gone(pid):
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text():
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def guarded():
    started = []

    def start(*arguments, **options):
        process = _guarded(*arguments, **options)
        started.append(process)
        return process

    yield start
    for process in started:
        process.stdin.close()
        process.stdout.close()
        process.wait()


def test_program_ends_when_its_lifeline_does(guarded):
    process = guarded("import time; print('up', flush=True); time.sleep(60)")
    process.stdout.readline()
    process.stdin.close()
    assert process.wait(10) == 128 + signal.SIGTERM


def test_what_the_program_started_ends_too(guarded):
    process = guarded(_PARENT)
    grandchild = int(process.stdout.readline())
    process.stdin.close()
    process.wait(10)
    assert _is_gone(grandchild)


def test_program_that_does_not_listen_is_killed(guarded):
    process = guarded(_STUBBORN, seconds="0.3")
    process.stdout.readline()
    process.stdin.close()
    assert process.wait(10) == 128 + signal.SIGKILL


def test_exit_code_is_the_programs_and_the_folder_is_kept(guarded, tmp_path):
    process = guarded("raise SystemExit(7)", folder=str(tmp_path))
    assert process.wait(10) == 7
    assert tmp_path.exists()


def test_folder_goes_when_the_program_was_told_to_stop(guarded, tmp_path):
    folder = tmp_path / "rubbish"
    folder.mkdir()
    process = guarded("import time; print('up', flush=True); time.sleep(60)", folder=str(folder))
    process.stdout.readline()
    process.stdin.close()
    process.wait(10)
    assert not folder.exists()


def test_named_pipe_is_a_lifeline_that_other_processes_can_hold(guarded, tmp_path):
    pipe = tmp_path / "lifeline"
    os.mkfifo(pipe)
    holder = os.open(pipe, os.O_RDWR)
    process = guarded("import time; print('up', flush=True); time.sleep(60)", lifeline=str(pipe))
    process.stdout.readline()
    assert process.poll() is None
    os.close(holder)
    assert process.wait(10) == 128 + signal.SIGTERM
