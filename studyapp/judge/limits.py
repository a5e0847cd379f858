"""Resource limits of a child process. Windows has none of them."""

import contextlib
import functools
import os
import signal
import sys
from pathlib import Path

MIB = 1024 * 1024
RESERVE_MIB = 64  # kept back, so that a child out of memory can still say so
CPU_S = 600  # far beyond every wall-clock limit: it ends a child whose supervisor is gone
FILE_MIB = 16  # a file in its own box
OPEN_FILES = 64
TASKS = 64  # threads and processes beside those its user has already


def confine(memory_mib: int, *, gpu: bool = False) -> None:
    """Limit this process; `memory_mib` comes on top of the address space that it has now.

    CUDA maps more address space than there is memory, so with `gpu` that limit is left out.
    """
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu_s = int(used.ru_utime + used.ru_stime) + CPU_S
    _lower(resource.RLIMIT_CPU, cpu_s, cpu_s + 2)  # SIGXCPU comes first and tells it from a kill
    _lower(resource.RLIMIT_FSIZE, FILE_MIB * MIB, FILE_MIB * MIB)
    _lower(resource.RLIMIT_CORE, 0, 0)
    if not gpu:
        memory = address_space() + memory_mib * MIB
        _lower(resource.RLIMIT_AS, memory, memory + RESERVE_MIB * MIB)
        _lower(resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES)
        tasks = tasks_of_user(os.getuid()) + TASKS
        _lower(resource.RLIMIT_NPROC, tasks, tasks)  # root isn't bound by it
    with contextlib.suppress(AttributeError, ValueError):
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a file too large is an error, not a death


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
    """After a MemoryError: allow the little that a report needs."""
    if sys.platform == "win32":
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def address_space() -> int:
    """Give the bytes of address space in use, 0 where the system doesn't tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGESIZE")


@functools.cache
def tasks_of_user(user: int) -> int:
    """Count the threads of a user's processes, which RLIMIT_NPROC counts too; once a process, as it takes a while."""
    tasks = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError):
            if folder.stat().st_uid == user:
                tasks += len(os.listdir(folder / "task"))
    return tasks


def forbid_new_privileges() -> None:
    """On Linux: no program started from here gains rights. Landlock and seccomp ask for it."""
    import ctypes

    PR_SET_NO_NEW_PRIVS = 38
    ctypes.CDLL(None).prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
