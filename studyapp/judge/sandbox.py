"""The doors that are shut behind a child before foreign code runs.

They stop accidents and self-deception, not an attacker. In this order, as far as the machine has them:

session     its own session, nothing to read, no descriptor but its channel and its output
user        where the judge runs as root: a user that owns nothing
limits      memory, processor time, open files, file size, processes
watch       a Python audit hook that knows the guilty line; native code passes it by
Landlock    only the box can be written, only libraries be read, no signal leaves
seccomp     no socket, no program, no process
"""

import contextlib
import faulthandler
import os
import sys
import tempfile
from pathlib import Path
from typing import TypedDict

from studyapp.judge import landlock, limits, seccomp
from studyapp.judge.reaping import die_with_parent
from studyapp.judge.tracing import Refuse
from studyapp.judge.watching import Watch

CHANNEL = 3  # the descriptor a child is left with, beside 0, 1 and 2
CHANNEL_LOST = 86  # exit code of a child whose channel was closed under it
#: Users of this range are given out by nobody but systemd, for moments.
FIRST_USER, USERS = 61184, 4000


class Room(TypedDict):
    """What a child is given: `box` is the folder it may write, `private` are folders it mayn't read.

    `memory_mib` comes on top of what the process has when it enters. `kernel` says whether the layers that the
    kernel holds are to be used. `imports` are modules not to be imported, `gpu` says that CUDA must work.
    """

    box: str
    private: list[str]
    imports: list[str]
    memory_mib: int
    kernel: bool
    gpu: bool


def leave_terminal(channel: int, output: int) -> None:
    """Lead a session of one's own, read nothing, write to `output`, keep `channel` as CHANNEL and nothing else."""
    with contextlib.suppress(OSError):
        os.setsid()  # a spawned child leads one already
    null = os.open(os.devnull, os.O_RDWR)
    kept = os.dup(channel), os.dup(output)
    for source, target in ((null, 0), (kept[1], 1), (kept[1], 2), (kept[0], CHANNEL)):
        os.dup2(source, target)
    os.closerange(CHANNEL + 1, os.sysconf("SC_OPEN_MAX") if os.sysconf("SC_OPEN_MAX") < 1 << 16 else 1 << 16)
    # Whole lines are written at once: a child is killed, not left to flush.
    streams = [
        os.fdopen(n, "r" if n == 0 else "w", buffering=1, errors="backslashreplace", closefd=False) for n in range(3)
    ]
    sys.stdin, sys.stdout, sys.stderr = streams
    faulthandler.enable(2)


def enter(room: Room, refuse: Refuse) -> None:
    """Shut the doors. `refuse` is called with what foreign code tries against the watch."""
    box = room["box"]
    os.chdir(box)
    os.environ.update(HOME=box, TMPDIR=box, TMP=box, TEMP=box)
    tempfile.tempdir = box  # what was found before the fork is no longer ours
    sys.dont_write_bytecode = True  # what is imported lazily would be written beside the library
    kernel = room["kernel"] and not room["gpu"]
    if kernel:
        become_nobody(box)
    limits.confine(room["memory_mib"], gpu=room["gpu"])
    if kernel and sys.platform == "linux":
        limits.forbid_new_privileges()
        landlock.restrict(writable=[box], readable=_libraries())
        seccomp.restrict()
    Watch(box, room["private"], room["imports"], refuse).begin()


def become_nobody(box: str) -> bool:
    """As root, give up being root for good; say whether that was done. The libraries must stay readable."""
    if sys.platform == "win32" or os.geteuid() != 0 or not all(map(_open_to_all, _libraries())):
        return False
    parent = os.getppid()
    user = FIRST_USER + os.getpid() % USERS
    os.chown(box, user, user)
    os.setgroups([])
    os.setgid(user)
    os.setuid(user)
    die_with_parent(parent)  # a change of user revokes it
    return True


def _libraries() -> list[str]:
    """Give the folders from which Python still loads things."""
    folders = [path for path in (sys.prefix, sys.base_prefix, *sys.path) if path]
    linked = [os.path.realpath(entry) for path in folders for entry in _links_in(path)]
    return [path for path in dict.fromkeys([*folders, *linked, *SYSTEM]) if os.path.exists(path)]


def _links_in(folder: str) -> list[str]:
    """Some installers link packages from a store of theirs."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        return [entry.path for entry in entries if entry.is_symlink()]
    return []


SYSTEM = ("/usr", "/lib", "/lib64", "/etc", "/proc", "/sys", "/dev", "/nix/store")


def _open_to_all(path: str) -> bool:
    """Say whether another user can get to `path` and into it."""
    try:
        folders = [Path(path).resolve(), *Path(path).resolve().parents]
        return all(folder.stat().st_mode & 0o001 for folder in folders if folder.is_dir())
    except OSError:
        return False
