"""What was typed into a drill is there again after the process was killed."""

import os
import pty
import select
import signal
import subprocess
import sys
import time

import pytest
from building import Desk
from drilling import write_drill

from studyapp.study.clock import SystemClock
from studyapp.study.drill_states import drill_states


def read_for(terminal: int, wanted: bytes, seconds: float) -> bytes:
    seen, end = b"", time.monotonic() + seconds
    while wanted not in seen and (left := end - time.monotonic()) > 0:
        if select.select([terminal], [], [], left)[0]:
            seen += os.read(terminal, 65536)
    return seen


@pytest.mark.slow
def test_code_typed_two_seconds_before_a_kill_is_there_again(desk: Desk) -> None:
    write_drill(desk.content, "add")
    desk.configure(content_language="en")
    desk.clock.time = SystemClock().now()
    desk.open()
    desk.close()
    ours, theirs = pty.openpty()
    places = {"STUDYAPP_HOME": str(desk.home.root), "STUDYAPP_CONTENT": str(desk.content)}
    process = subprocess.Popen(
        [sys.executable, "-m", "studyapp", "drill", "add", "--backend", "numpy"],
        env={**places, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)

    drawn = read_for(ours, b"give", 30)  # of "F8 give up", in the last lines that are drawn
    os.write(ours, "中文 = 1".encode())
    read_for(ours, b"nothing: the end", 3.5)  # drafts are kept every two seconds
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    os.close(ours)

    assert b"give" in drawn
    assert (desk.home.drafts / "add_numpy.py").read_text(encoding="utf-8").startswith("中文 = 1")
    (state,) = (state for state in drill_states(desk.open()) if state.backend == "numpy")
    assert state.draft
