"""The referee's side of children: start one, talk to it, end it. Fork and spawn behind one interface."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal, Protocol

from studyapp.judge.launching import command, environment
from studyapp.judge.reaping import adopt_orphans, end_child
from studyapp.judge.wire import Channel, Deadline

StartMethod = Literal["fork", "spawn"]
START_S = 120.0  # a cold disk can take a minute to give torch
MAX_PRINTED = 20_000


@dataclass(slots=True)
class Kid:
    """A running child. `printed` holds the beginning of what it wrote; the rest is read and dropped."""

    pid: int
    channel: Channel
    box: Path
    output: int
    printed: bytearray

    def drain(self) -> None:
        """Read what it has printed so far, without waiting."""
        while True:
            try:
                part = os.read(self.output, 65536)
            except BlockingIOError:
                return
            if not part:
                self.channel.besides.pop(self.output, None)
                return
            self.printed += part[: max(0, MAX_PRINTED - len(self.printed))]

    def take_printed(self) -> str:
        self.drain()
        text = self.printed.decode(errors="replace")
        self.printed.clear()
        return text


class Workshop(Protocol):
    def warm(self) -> None:
        """Wait until a child can be started at once."""

    def start(self, order: dict[str, Any], room: dict[str, Any]) -> Kid:
        """Start a child; `order` is what it is told first, `room` its sandbox, `order["libraries"]` what it imports.

        Raises RuntimeError where none can be started.
        """

    def end(self, kid: Kid, patience_s: float = 0.0) -> int:
        """Kill it with all that it started, after so long if it doesn't end by itself; give its exit code, as Popen."""

    def alive(self) -> bool: ...

    def close(self) -> None: ...


def default_start_method() -> StartMethod:
    """Forking is unsafe with macOS's numerical libraries."""
    return "fork" if sys.platform == "linux" else "spawn"


def open_workshop(method: StartMethod, libraries: tuple[str, ...], scratch: Path) -> Workshop:
    return (ForkWorkshop if method == "fork" else SpawnWorkshop)(libraries, scratch)


class ForkWorkshop:
    def __init__(self, libraries: tuple[str, ...], scratch: Path) -> None:
        self._scratch = scratch
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = _run_workshop(["fork", str(theirs.fileno())], libraries, scratch, [theirs.fileno()])
        theirs.close()
        self._ready = False

    def warm(self) -> None:
        if not self._ready:
            self._answer()
            self._ready = True

    def start(self, order: dict[str, Any], room: dict[str, Any]) -> Kid:
        self.warm()
        ends = _Ends()
        wanted = {"do": "fork", "libraries": order["libraries"]}
        pid = self._ask(wanted, [ends.theirs.fileno(), ends.their_output])["child"]
        return ends.kid(pid, self._scratch, order, room)

    def end(self, kid: Kid, patience_s: float = 0.0) -> int:
        try:
            return int(self._ask({"do": "end", "child": kid.pid, "patience_s": patience_s}, [])["exit_code"])
        finally:
            _clear(kid)

    def alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        self._control.close()
        _stop(self._process)

    def _ask(self, order: dict[str, Any], descriptors: list[int]) -> Any:
        with contextlib.suppress(ConnectionError):  # the answer that doesn't come says why
            socket.send_fds(self._control, [json.dumps(order).encode()], descriptors)
        return self._answer()

    def _answer(self) -> Any:
        self._control.settimeout(START_S)
        try:
            answer = self._control.recv(4096)
        except OSError:
            answer = b""
        if not answer:
            raise RuntimeError(f"the judge's workshop ended: {_last_words(self._process)}")
        return json.loads(answer)


class SpawnWorkshop:
    """Keeps one child ready ahead of time; each is used once."""

    #: Of every workshop of this process: what is in none of them is an orphan.
    _alive: ClassVar[set[int]] = set()

    def __init__(self, libraries: tuple[str, ...], scratch: Path) -> None:
        adopt_orphans()
        self._libraries = libraries
        self._scratch = scratch
        self._running: dict[int, subprocess.Popen[bytes]] = {}
        self._spare = self._spawn()

    def warm(self) -> None:
        pass

    def start(self, order: dict[str, Any], room: dict[str, Any]) -> Kid:
        process, ends = self._spare
        self._running[process.pid] = process
        self._spare = self._spawn()
        return ends.kid(process.pid, self._scratch, order, room)

    def end(self, kid: Kid, patience_s: float = 0.0) -> int:
        process = self._running.pop(kid.pid)
        self._alive.discard(kid.pid)
        code = end_child(kid.pid, self._alive, patience_s)
        process.returncode = code  # so that subprocess doesn't wait for it again
        if process.stderr:
            process.stderr.close()
        _clear(kid)
        return code

    def alive(self) -> bool:
        return True  # a spare that died is told as the child it would have been

    def close(self) -> None:
        process, ends = self._spare
        ends.close()
        self._alive.discard(process.pid)
        _stop(process)

    def _spawn(self) -> "tuple[subprocess.Popen[bytes], _Ends]":
        ends = _Ends()
        descriptors = [ends.theirs.fileno(), ends.their_output]
        process = _run_workshop(["spawn", *map(str, descriptors)], self._libraries, self._scratch, descriptors)
        ends.close_theirs()
        self._alive.add(process.pid)
        return process, ends


class _Ends:
    """Both ends of a child's channel and of the pipe for what it prints."""

    def __init__(self) -> None:
        self.ours, self.theirs = socket.socketpair()
        self.our_output, self.their_output = os.pipe()
        os.set_blocking(self.our_output, False)

    def close_theirs(self) -> None:
        if self.theirs.fileno() >= 0:  # once: the numbers may be another file's by now
            self.theirs.close()
            os.close(self.their_output)

    def close(self) -> None:
        self.close_theirs()
        self.ours.close()
        os.close(self.our_output)

    def kid(self, pid: int, scratch: Path, order: dict[str, Any], room: dict[str, Any]) -> Kid:
        self.close_theirs()
        scratch.chmod(0o711)  # a box may be another user's, who must get to it
        box = Path(tempfile.mkdtemp(prefix="box-", dir=scratch))
        channel = Channel(self.ours)
        kid = Kid(pid, channel, box, self.our_output, bytearray())
        channel.besides[self.our_output] = kid.drain
        # It may still be importing; what it is told waits in the socket, or here until it reads.
        with contextlib.suppress(ConnectionError, Deadline):
            channel.send({**order, "room": {**room, "box": str(box)}}, deadline=time.monotonic() + START_S)
        return kid


def _run_workshop(
    arguments: list[str], libraries: tuple[str, ...], scratch: Path, descriptors: list[int]
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command("workshop", *arguments, os.getpid(), ",".join(libraries)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=scratch,
        env=environment(scratch),
        pass_fds=descriptors,
        start_new_session=True,
    )


def _clear(kid: Kid) -> None:
    kid.drain()
    kid.channel.close()
    os.close(kid.output)
    shutil.rmtree(kid.box, ignore_errors=True)


def _stop(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(timeout=0.5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stderr:
        process.stderr.close()


def _last_words(process: "subprocess.Popen[bytes]") -> str:
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=1)
    if process.stderr is None or process.poll() is None:
        return "it doesn't answer"
    return process.stderr.read()[-2000:].decode(errors="replace").strip() or f"exit code {process.returncode}"
