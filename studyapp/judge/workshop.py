"""The process that imports NumPy and PyTorch once, and forks a child for each submission. It computes nothing.

A parallel operation here would make every child hang, and a touch of CUDA would make it useless to them.
With `spawn` it is itself the child of one submission, started ahead.

    workshop fork CONTROL PARENT LIBRARIES
    workshop spawn CHANNEL OUTPUT PARENT LIBRARIES

CONTROL is a SEQPACKET socket: `fork` with the child's two descriptors gives its number, `end N` kills child N with
all it started and gives how it ended.
"""

import contextlib
import json
import os
import signal
import socket
import sys
import tempfile
from typing import NoReturn

from studyapp.judge.child import Child
from studyapp.judge.limits import tasks_of_user
from studyapp.judge.reaping import adopt_orphans, die_with_parent, end_child
from studyapp.judge.sandbox import CHANNEL, CHANNEL_LOST, enter, leave_terminal
from studyapp.judge.wire import Channel

READY = b'{"ready": true}'


def main() -> None:
    method, *descriptors, parent, libraries = sys.argv[1:]
    die_with_parent(int(parent))
    _import(libraries.split(","))
    if method == "spawn":
        channel, output = map(int, descriptors)
        _be_child(channel, output)
    control = socket.socket(fileno=int(descriptors[0]))
    tasks_of_user(os.getuid())  # every child will know
    control.send(READY)
    _fork_on_demand(control)


def _import(libraries: list[str]) -> None:
    tempfile.gettempdir()  # found by writing; torch asks for it
    for name in libraries:
        with contextlib.suppress(ImportError):  # whoever needs it will say so
            __import__(name)


def _fork_on_demand(control: socket.socket) -> NoReturn:
    adopt_orphans()
    children: set[int] = set()
    while True:
        message, descriptors, _flags, _address = socket.recv_fds(control, 4096, 2)
        if not message:
            for child in children:
                end_child(child, set())
            os._exit(0)
        order = json.loads(message)
        if order["do"] == "fork":
            _import(order["libraries"])
            child = os.fork()
            if child == 0:
                _be_forked_child(control, *descriptors)
            children.add(child)
            for descriptor in descriptors:
                os.close(descriptor)
            control.send(json.dumps({"child": child}).encode())
        else:
            children.discard(order["child"])
            control.send(json.dumps({"exit_code": end_child(order["child"], children, order["patience_s"])}).encode())


def _be_forked_child(control: socket.socket, channel: int, output: int) -> NoReturn:
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        workshop = os.getppid()
        die_with_parent(workshop)
        control.close()
        _be_child(channel, output)
    finally:
        os._exit(1)


def _be_child(channel: int, output: int) -> NoReturn:
    """Wait for the order, shut the doors, serve."""
    leave_terminal(channel, output)
    line = Channel(socket.socket(fileno=CHANNEL))
    try:
        order, _buffers = line.receive()
        _import(order["libraries"])
        if "torch" in sys.modules:
            sys.modules["torch"].set_num_threads(1)
        child = Child(line, order["job"])
        enter(order["room"], child.refuse)
        child.serve()
    except (EOFError, ConnectionError):
        pass  # the referee hung up
    except OSError:
        os._exit(CHANNEL_LOST)
    finally:
        with contextlib.suppress(BaseException):
            sys.stderr.flush()
        os._exit(0)
