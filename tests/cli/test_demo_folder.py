"""What the demo keeps, and what it never touches."""

import socket
import stat

import pytest

from vidar.cli.demo.folder import DemoFolder
from vidar.cli.ports import is_free, require_free
from vidar.cli.problem import ProblemError


@pytest.fixture
def folder(tmp_path):
    folder = DemoFolder(tmp_path)
    folder.own.mkdir()
    return folder


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_secret_stays_the_same_and_is_private(folder):
    secret = folder.secret("key")
    assert folder.secret("key") == secret
    assert folder.secret("feide") != secret
    assert len(secret) >= 50
    assert stat.S_IMODE((folder.own / "secrets.json").stat().st_mode) == 0o600


def test_port_stays_the_same_until_it_is_taken(folder):
    port = folder.port("feide")
    assert folder.port("feide") == port
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", port))
        listener.listen()
        assert folder.port("feide") != port


def test_second_demo_in_the_same_folder_is_refused(folder):
    with folder.held(), pytest.raises(ProblemError, match="The demo is running already"), folder.held():
        pass


def test_starting_over_removes_only_what_vidar_made(folder):
    (folder.home / "letter.txt").write_text("not ours")
    (folder.home / "postgres").mkdir()
    (folder.home / "postgres" / "PG_VERSION").write_text("18")
    folder.secret("key")
    folder.clear()
    assert sorted(path.name for path in folder.home.iterdir()) == ["demo", "letter.txt"]
    assert list(folder.own.iterdir()) == []


def test_starting_over_goes_on_with_new_secrets_and_ports(folder):
    with folder.held():
        before = folder.secret("key")
        folder.clear()
        assert folder.secret("key") != before
        assert folder.port("feide") > 0


def test_port_in_use_is_named_with_the_way_out(taken_port):
    assert is_free(taken_port) is False
    with pytest.raises(ProblemError, match=f"Port {taken_port} is in use. Choose another: make demo PORT=8001"):
        require_free(taken_port, "Choose another: make demo PORT=8001.")
