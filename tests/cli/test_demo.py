"""The whole demo, as a stranger runs it: one command, and one to stop it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from vidar.config.postgres.cluster import free_port
from vidar.config.postgres.folder import running_pid


class Demo:
    """``vidar demo`` as a program of its own."""

    def __init__(self, home, port, *options):
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("VIDAR_", "DATABASE"))}
        self.address = f"http://127.0.0.1:{port}"
        self.home = home
        self.process = subprocess.Popen(
            [sys.executable, "-m", "vidar.cli", "demo", "--port", str(port), *options],
            env={**environment, "VIDAR_HOME": str(home), "COLUMNS": "200"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = ""

    def wait_until_ready(self):
        for line in self.process.stdout:
            self.said += line
            if "Vidar is ready" in line:
                return self
        pytest.fail(self.said)

    def stop(self, how=signal.SIGINT):
        self.process.send_signal(how)
        rest, _ = self.process.communicate(timeout=60)
        self.said += rest
        return self.process.returncode

    def programs(self):
        """Every process whose environment names this demo's folder."""
        wanted = f"VIDAR_HOME={self.home}".encode()
        return [each.parent.name for each in Path("/proc").glob("[0-9]*/environ") if wanted in _read(each)]


def _read(file):
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _get(address):
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.status, answer.read().decode()


@pytest.fixture
def start(data_home):
    started = []

    def start_one(port, *options):
        demo = Demo(data_home, port, *options)
        started.append(demo)
        return demo.wait_until_ready()

    yield start_one
    for demo in started:
        if demo.process.poll() is None:
            demo.stop(signal.SIGTERM)
        demo.process.stdout.close()


def test_demo_starts_stops_goes_on_where_it_was_and_leaves_nothing_when_killed(start, data_home):
    port = free_port()
    first = start(port)
    assert "Kari Nordli" in first.said
    status, page = _get(f"{first.address}/")
    assert (status, "<title>" in page) == (200, True)
    assert first.stop(signal.SIGINT) == 0
    assert (first.programs(), running_pid(data_home)) == ([], None)

    second = start(port)
    assert "Making up a county" not in second.said
    assert _get(f"{second.address}/")[0] == 200
    second.process.kill()
    second.process.communicate(timeout=60)
    _eventually(lambda: (second.programs(), running_pid(data_home)) == ([], None))


def _eventually(holds):
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_port_in_use_is_one_line(data_home):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        demo = Demo(data_home, port)
        said, _ = demo.process.communicate(timeout=60)
    assert (
        said
        == f"Port {port} is in use. Choose another: make demo PORT={port + 1} (or: vidar demo --port {port + 1}).\n"
    )
    assert demo.process.returncode == 1


@pytest.mark.parametrize("command", ["demo", "seed"])
def test_production_gets_no_synthetic_people(command):
    result = subprocess.run(
        [sys.executable, "-m", "vidar.cli", command],
        env={**os.environ, "VIDAR_MODE": "production"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr.startswith(("This is production", "Vidar does not start:"))


def test_a_large_county_needs_both_numbers():
    result = subprocess.run(
        [sys.executable, "-m", "vidar.cli", "seed", "--schools", "2"], capture_output=True, text=True, check=False
    )

    assert result.returncode == 1
    assert result.stderr == "A large county needs both --schools and --pupils.\n"
