"""Landlock as a real child feels it, asked natively: no Python layer stands between."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from studyapp.judge import landlock

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Landlock is Linux's")
SCRIPT = """
import ctypes, os, socket, sys, threading
from studyapp.judge import landlock, limits
box, outside, hidden = sys.argv[1:]
libc = ctypes.CDLL(None, use_errno=True)
READ, WRITE, CREATE = os.O_RDONLY, os.O_WRONLY, os.O_WRONLY | os.O_CREAT
def opened(path, flags):
    return libc.open(path.encode(), flags, 0o600) >= 0
limits.forbid_new_privileges()
readable = [path for path in (sys.prefix, sys.base_prefix, *sys.path, "/usr", "/lib", "/etc", "/proc", "/dev") if path]
print(landlock.restrict([box], [*readable, outside]), flush=True)
"""


@pytest.fixture
def felt(tmp_path: Path) -> "Felt":
    return Felt(tmp_path)


class Felt:
    """A child that may write `box`, may read `outside`, and knows of `hidden`; call it with an expression."""

    def __init__(self, tmp_path: Path) -> None:
        self.folders = [tmp_path / name for name in ("box", "outside", "hidden")]
        for folder in self.folders:
            folder.mkdir()
            (folder / "file").write_text(folder.name)

    def __call__(self, expression: str, abi: int = 1) -> str:
        if landlock.version() < abi:
            pytest.skip(f"Landlock's version here is {landlock.version()}; this needs {abi}")
        script = SCRIPT + f"print({expression})"
        done = subprocess.run(
            [sys.executable, "-c", script, *map(str, self.folders)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        held, answer = done.stdout.splitlines()
        assert held == "True"
        return answer


@pytest.mark.parametrize(
    "expression",
    [
        "opened(box + '/file', WRITE)",
        "opened(box + '/new', CREATE)",
        "libc.mkdir((box + '/folder').encode(), 0o700) == 0 and opened(box + '/folder/file', CREATE)",
        "libc.unlink((box + '/file').encode()) == 0",
        "libc.rename((box + '/file').encode(), (box + '/other').encode()) == 0",
        "opened(outside + '/file', READ)",
        "opened('/dev/null', WRITE)",
        "os.kill(os.getpid(), 0) is None",
    ],
)
def test_the_box_can_be_used_and_what_is_allowed_be_read(felt: Felt, expression: str) -> None:
    assert felt(expression) == "True"


@pytest.mark.parametrize(
    "expression",
    [
        "opened(outside + '/file', WRITE)",
        "opened(outside + '/new', CREATE)",
        "libc.unlink((outside + '/file').encode()) == 0",
        "libc.mkdir((outside + '/folder').encode(), 0o700) == 0",
        "libc.rmdir(hidden.encode()) == 0",
        "libc.symlink(b'/etc', (outside + '/link').encode()) == 0",
        "opened(hidden + '/file', READ)",
        "opened(hidden + '/file', WRITE)",
        "libc.symlink((outside + '/file').encode(), (box + '/link').encode()) or opened(box + '/link', WRITE)",
        "libc.rename((box + '/file').encode(), (outside + '/moved').encode()) == 0",
    ],
)
def test_nothing_else_can_be_changed_or_read(felt: Felt, expression: str) -> None:
    before = {path: path.read_text() for folder in felt.folders[1:] for path in folder.iterdir()}

    assert felt(expression) == "False"

    assert {path: path.read_text() for folder in felt.folders[1:] for path in folder.iterdir()} == before


def test_truncating_is_writing(felt: Felt) -> None:
    assert felt("libc.truncate((outside + '/file').encode(), 0) == 0", abi=3) == "False"
    assert (felt.folders[1] / "file").read_text() == "outside"


def test_no_port_can_be_bound_or_called(felt: Felt) -> None:
    connecting = "socket.socket().connect_ex(('127.0.0.1', 9))"
    binding = "(lambda s: libc.bind(s.fileno(), bytes([2, 0, 99, 99] + [0] * 12), 16))(socket.socket())"

    assert felt(f"{connecting}, {binding}", abi=4) == f"{errno.EACCES} -1"  # not ECONNREFUSED


def test_no_signal_reaches_another_process(felt: Felt) -> None:
    assert felt("libc.kill(os.getppid(), 0)", abi=6) == "-1"


def test_threads_of_the_child_are_held_too(felt: Felt) -> None:
    in_thread = "(lambda found: (lambda t: (t.start(), t.join(), found[0])[2])"
    in_thread += "(threading.Thread(target=lambda: found.append(opened(outside + '/file', WRITE)))))([])"

    assert felt(in_thread) == "False"


def test_without_landlock_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landlock, "version", lambda: 0)

    assert landlock.restrict(["/tmp"], []) is False
