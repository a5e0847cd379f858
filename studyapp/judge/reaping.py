"""Ending processes that run code that isn't ours, with everything they started."""

import contextlib
import os
import signal
import sys
import time
from pathlib import Path

SWEEP_S = 3.0  # a fork bomb takes a while to be caught up with

LIVED_ON = 87  # no exit code of ours or of a signal


def die_with_parent(parent: int) -> None:
    """On Linux: be killed when the process `parent`, which started this one, ends."""
    if sys.platform == "linux":
        _prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:  # it ended before the call
            os._exit(1)


def adopt_orphans() -> None:
    """On Linux: whatever a descendant leaves behind becomes a child of this process, so that it can be ended."""
    if sys.platform == "linux":
        _prctl(36, 1)  # PR_SET_CHILD_SUBREAPER


def _prctl(option: int, value: int) -> None:
    import ctypes

    ctypes.CDLL(None).prctl(option, value)


def end_child(child: int, others: set[int], patience_s: float = 0.0) -> int:
    """Let `child` end by itself for so long, then kill it, its session and the orphans it left.

    Gives its exit code, negative for a signal; LIVED_ON if it was given time and didn't use it.

    Every child of this process that is neither `child` nor one of `others` is such an orphan.
    """
    until = time.monotonic() + patience_s
    while not (ended := _has_ended(child)) and time.monotonic() < until:
        time.sleep(0.005)
    with contextlib.suppress(OSError):
        os.killpg(child, signal.SIGKILL)  # it leads its own session; before its setsid there is none
    with contextlib.suppress(OSError):
        os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    until = time.monotonic() + SWEEP_S
    while (orphans := _children() - others) and time.monotonic() < until:
        for orphan in orphans:
            with contextlib.suppress(OSError):
                os.kill(orphan, signal.SIGKILL)
        for orphan in orphans:
            with contextlib.suppress(OSError):
                os.waitpid(orphan, 0)
    return LIVED_ON if patience_s and not ended else os.waitstatus_to_exitcode(status)


def _has_ended(child: int) -> bool:
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _children() -> set[int]:
    tasks = Path(f"/proc/{os.getpid()}/task")
    found: set[int] = set()
    with contextlib.suppress(OSError):
        for task in tasks.iterdir():
            found.update(int(number) for number in (task / "children").read_text().split())
    return found
