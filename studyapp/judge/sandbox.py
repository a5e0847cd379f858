"""The doors that are shut behind a child before the learner's code runs, layer by layer, as far as the machine has them."""

import contextlib
import faulthandler
import os
import sys
from typing import TypedDict

from studyapp.judge.tracing import Refuse


class LimitsOf(TypedDict):
    """`memory_mib` comes on top of what the process uses when it enters; `cpu_s` likewise."""

    memory_mib: int
    cpu_s: float


def leave_terminal(channel: int, output: int) -> tuple[int, int]:
    """Lead a session of one's own, read nothing, write to `output`; keep `channel`, close every other descriptor.

    Gives the descriptors' new numbers.
    """
    with contextlib.suppress(OSError):
        os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    kept = os.dup(channel), os.dup(output)
    os.dup2(null, 0)
    os.dup2(kept[1], 1)
    os.dup2(kept[1], 2)
    os.dup2(kept[0], 3)
    os.closerange(4, 4096)
    sys.stdin = open(0, closefd=False)
    sys.stdout = open(1, "w", buffering=1, errors="backslashreplace", closefd=False)
    sys.stderr = open(2, "w", buffering=1, errors="backslashreplace", closefd=False)
    faulthandler.enable(2)
    return 3, 1


def enter(box: str, limits: LimitsOf, refuse: Refuse) -> None:
    os.chdir(box)
    os.environ.update(HOME=box, TMPDIR=box, TMP=box, TEMP=box)
    _ = limits, refuse
