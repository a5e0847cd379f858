"""From the start of the process to the first readable card, on a real pseudo-terminal, against a bare Textual app."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time
from pathlib import Path

ROUNDS = 7


def first_frame(command: list[str], marker: bytes, environment: dict[str, str]) -> tuple[float, int]:
    """Run a command on an 80x24 terminal until `marker` is on it; give the seconds and the memory in KiB then."""
    started = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(command[0], command, os.environ | environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    try:
        while marker not in seen:
            if not select.select([terminal], [], [], 60)[0]:
                raise TimeoutError(f"{command}: no {marker!r} in 60 s")
            seen += os.read(terminal, 65536)
        seconds, memory = time.perf_counter() - started, _resident_kib(pid)
        time.sleep(1)
        memory = max(memory, _resident_kib(pid))  # once everything is loaded
        _leave(pid, terminal)
        return seconds, memory
    finally:
        os.close(terminal)


def measure(home: Path, content: Path) -> tuple[float, float, float, float]:
    """Give medians: seconds of the bare app, of ours, of ours without a glimpse to show first, and our MiB.

    They take turns, so that all meet the same noise.
    """
    bare_command = [sys.executable, "-m", "benchmarks.bare_app"]
    environment = {"STUDYAPP_HOME": str(home), "STUDYAPP_CONTENT": str(content), "TERM": "xterm-256color"}
    ours_command = [sys.executable, "-m", "studyapp", "review"]
    bare, ours, unseen, memory = [], [], [], []
    for _round in range(ROUNDS):
        bare.append(first_frame(bare_command, b"ready", environment)[0])
        (home / "first-card.json").unlink(missing_ok=True)
        unseen.append(first_frame(ours_command, "有哪些差异".encode(), environment)[0])
        seconds, kib = first_frame(ours_command, "有哪些差异".encode(), environment)
        ours.append(seconds)
        memory.append(kib / 1024)
    median = statistics.median
    return median(bare), median(ours), median(unseen), median(memory)


def _leave(pid: int, terminal: int) -> None:
    """Quit as a user does, so that the next start finds what a session leaves behind."""
    with contextlib.suppress(OSError):
        os.write(terminal, b"q")
        while select.select([terminal], [], [], 5)[0] and os.read(terminal, 65536):
            pass
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def _resident_kib(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0
