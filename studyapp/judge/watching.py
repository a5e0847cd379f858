"""A Python audit hook (PEP 578) over foreign code: it sees files, sockets and processes by name, and knows the line."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from studyapp.judge.tracing import FILE, Refuse

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
#: Event -> how many of its first arguments are paths that it changes.
_CHANGES = {
    "os.remove": 1,
    "os.rename": 2,
    "os.rmdir": 1,
    "os.mkdir": 1,
    "os.link": 2,
    "os.symlink": 2,
    "os.truncate": 1,
    "os.chmod": 1,
    "os.chown": 1,
    "os.utime": 1,
    "os.setxattr": 1,
    "os.removexattr": 1,
}
_STARTS = {
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "os.forkpty",
    "pty.spawn",
}


class Watch:
    """Begun once, it lasts as long as the process. What it refuses ends the process, as nobody could catch that."""

    def __init__(self, box: str, private: Sequence[str], imports: Sequence[str], refuse: Refuse) -> None:
        self._box = os.path.realpath(box)
        self._private = [os.path.realpath(folder) for folder in private]
        self._imports = frozenset(imports)
        self._refuse = refuse
        self._realpath: Callable[[str], str] = os.path.realpath
        self._me = os.getpid()

    def begin(self) -> None:
        sys.addaudithook(self._see)

    def _see(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            self._opened(*args)
        elif event == "import":
            if args[0].partition(".")[0] in self._imports:
                self._refuse("import", args[0])
        elif event in _CHANGES:
            for path in args[: _CHANGES[event]]:
                self._changed(path)
        elif event.startswith("socket."):
            self._refuse("network", event)
        elif event in _STARTS:
            self._refuse("process", event)
        elif event in ("os.kill", "os.killpg") and args[0] != self._me:
            self._refuse("signal", event)
        elif event == "ctypes.dlopen" and _asked_by_answer():
            self._refuse("native", f"ctypes, {args[0]}")

    def _opened(self, path: Any, _mode: Any, flags: Any) -> None:
        if isinstance(path, int):
            return
        if isinstance(flags, int) and flags & _WRITING:
            self._changed(path)
        elif self._private:
            real = self._realpath(os.fsdecode(path))
            if any(real.startswith(f"{folder}/") for folder in self._private):
                self._refuse("read", os.path.basename(real))

    def _changed(self, path: Any) -> None:
        if isinstance(path, int):
            return
        real = self._realpath(os.fsdecode(path))
        if real != os.devnull and not f"{real}/".startswith(f"{self._box}/"):
            self._refuse("write", os.fsdecode(path))


def _asked_by_answer() -> bool:
    """Say whether the learner's own file asks, not a library that it uses."""
    frame: Any = sys._getframe(2)
    while frame is not None and "ctypes" in frame.f_code.co_filename:
        frame = frame.f_back
    return frame is not None and bool(frame.f_code.co_filename == FILE)
