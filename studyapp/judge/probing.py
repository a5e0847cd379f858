"""Which of the sandbox's layers hold on this machine: asked by trying to break out of it, in a process of its own."""

import ctypes
import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

from studyapp.i18n import N_
from studyapp.judge.launching import command, environment
from studyapp.judge.sandbox import Room, enter

#: In the order in which they are told. Native code passes the first by, the others hold it too.
LAYERS = {
    "watch": N_("files, sockets and processes are watched, from Python"),
    "memory": N_("memory is limited"),
    "user": N_("it doesn't run as root"),
    "files": N_("only its own folder can be written (Landlock)"),
    "signals": N_("no signal reaches another process (Landlock)"),
    "processes": N_("no process can be started (seccomp)"),
    "network": N_("no network (seccomp)"),
}
PROBE_S = 30


def probe() -> dict[str, bool]:
    """Give each layer and whether it holds here."""
    with tempfile.TemporaryDirectory(prefix="studyapp-probe-") as folder:
        os.chmod(folder, 0o711)  # the box in it may become another user's
        asked, place = command("probing", folder), environment(Path(folder))
        try:
            done = subprocess.run(asked, capture_output=True, timeout=PROBE_S, env=place, check=False)
            found = json.loads(done.stdout)
            return {name: bool(found[name]) for name in LAYERS}
        except (subprocess.TimeoutExpired, ValueError, KeyError, TypeError):
            return dict.fromkeys(LAYERS, False)


class _Refused(Exception):
    pass


def main() -> None:
    scratch = Path(sys.argv[1])
    outside = scratch / "outside"
    outside.touch()
    outside.chmod(0o666)
    box = scratch / "box"
    box.mkdir()
    user = os.getuid()
    libc = ctypes.CDLL(None)

    def refuse(kind: str, what: str) -> NoReturn:
        raise _Refused(kind, what)

    room: Room = {"box": str(box), "private": [], "imports": [], "memory_mib": 256, "kernel": True, "gpu": False}
    enter(room, refuse)
    found = {
        "watch": _is_refused(outside),
        "memory": _memory_ends(),
        "user": os.getuid() != user or user != 0,
        "files": libc.open(str(outside).encode(), os.O_WRONLY) < 0,
        "signals": libc.kill(os.getppid(), 0) < 0,
        "processes": _cannot_fork(libc),
        "network": libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0) < 0,
    }
    print(json.dumps(found), flush=True)


def _is_refused(path: Path) -> bool:
    try:
        path.write_text("x")
    except _Refused:
        return True
    except OSError:  # a layer below was faster
        return True
    return False


def _memory_ends() -> bool:
    try:
        bytes(1 << 30)
    except MemoryError:
        return True
    return False


def _cannot_fork(libc: ctypes.CDLL) -> bool:
    child = libc.fork()
    if child == 0:
        os._exit(0)
    return bool(child < 0)
