"""How the app leaves a real terminal, whatever ends it."""

import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest
from building import Desk, card

LEAVES_ALTERNATE_SCREEN = b"\x1b[?1049l"


def read_until(terminal: int, wanted: bytes) -> bytes:
    """Read what the app draws until `wanted` is there or the app has closed the terminal."""
    seen = b""
    while wanted not in seen and select.select([terminal], [], [], 30)[0]:
        try:
            seen += os.read(terminal, 65536)
        except OSError:  # Linux's way to say that nobody holds the other end any more
            break
    return seen


@pytest.mark.slow
@pytest.mark.parametrize(
    ("end", "status"),
    [
        (lambda process, _terminal: process.send_signal(signal.SIGTERM), 128 + signal.SIGTERM),
        (lambda _process, terminal: os.write(terminal, b"\x03"), 130),
        (lambda _process, terminal: os.write(terminal, b"q"), 0),
    ],
    ids=["terminated", "Ctrl-C", "q"],
)
def test_terminal_is_given_back_as_it_was(
    desk: Desk, end: Callable[["subprocess.Popen[bytes]", int], object], status: int
) -> None:
    desk.write("a.md", card("one"))
    desk.configure(content_language="en")
    ours, theirs = pty.openpty()
    places = {"STUDYAPP_HOME": str(desk.home.root), "STUDYAPP_CONTENT": str(desk.content)}
    process = subprocess.Popen(
        [sys.executable, "-m", "studyapp", "review"],
        env={**places, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)

    drawn = read_until(ours, b"Why one?")
    end(process, ours)
    last = read_until(ours, LEAVES_ALTERNATE_SCREEN)

    assert b"Why one?" in drawn and LEAVES_ALTERNATE_SCREEN in last
    read_until(ours, b"nothing: the end")
    assert process.wait(30) == status
    os.close(ours)
