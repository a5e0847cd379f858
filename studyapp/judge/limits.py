"""What a child process that runs foreign code may use, and how it is ended with all it started.

These layers stop accidents, not an attacker. Where a platform lacks one, the others still hold.
"""

import contextlib
import os
import signal
import sys
from dataclasses import dataclass

MIB = 1024 * 1024
RESERVE_MIB = 64  # kept back, so that a child out of memory can still say so
GRACE_S = 1  # the child's own alarm rings this much after its supervisor should have acted


@dataclass(frozen=True, slots=True)
class Limits:
    """`memory_mib` bounds the address space, in which numpy takes some 200 MiB and torch some 2000."""

    wall_s: float
    memory_mib: int


def leave_terminal() -> None:
    """In the child: its own session, nothing to read, nowhere to write."""
    if hasattr(os, "setsid"):
        with contextlib.suppress(OSError):  # it already leads one, if it was started so
            os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.close(null)


def die_with_parent(parent: int) -> None:
    """In the child, on Linux: be killed when the process `parent`, which started it, ends."""
    if sys.platform == "linux":
        import ctypes

        PR_SET_PDEATHSIG = 1
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before the call
            os._exit(1)


def confine(limits: Limits) -> None:
    """In the child, after its imports and before foreign code. Windows has none of this."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu_s = int(used.ru_utime + used.ru_stime + limits.wall_s) + 1
    _lower(resource.RLIMIT_CPU, cpu_s, cpu_s + 2)
    _lower(resource.RLIMIT_AS, limits.memory_mib * MIB, (limits.memory_mib + RESERVE_MIB) * MIB)
    _lower(resource.RLIMIT_FSIZE, 0, 0)
    _lower(resource.RLIMIT_CORE, 0, 0)
    _lower(resource.RLIMIT_NPROC, 0, 0)  # root isn't bound by it
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.wall_s + GRACE_S)


def _lower(kind: int, soft: int, hard: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _soft, ceiling = resource.getrlimit(kind)
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    with contextlib.suppress(ValueError, OSError):  # macOS refuses RLIMIT_AS
        resource.setrlimit(kind, (soft, hard))


def open_reserve() -> None:
    """In the child, after a MemoryError: allow the little that a report needs."""
    if sys.platform == "win32":
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def kill_session(pid: int) -> None:
    """End everything left in the session that the process `pid` led."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)


def kill_child(pid: int) -> None:
    """End the child `pid`, not yet waited for, and whatever it started in its session."""
    kill_session(pid)  # before the child's setsid there is none yet
    with contextlib.suppress(OSError):
        os.kill(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
