"""What the referee and a child say to each other: one line of JSON with raw buffers behind it, never pickle.

Trees of plain values, lists, tuples, dictionaries and leaves. A leaf (an array, a handle) is a JSON object
that its reader and writer agree on; the bytes of arrays lie in the buffers.
"""

import contextlib
import json
import select
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

_HEAD = struct.Struct("<I")
MAX_HEAD = 8 * 1024 * 1024
MAX_BODY = 256 * 1024 * 1024
PLAIN = (bool, int, float, str)
#: That there is room doesn't mean that there is room for all: without this a send waits for whoever reads.
_AT_ONCE = getattr(socket, "MSG_DONTWAIT", 0)


class BadMessage(Exception):
    """The bytes that came are no message of this protocol."""


class Deadline(Exception):
    """The other side wasn't ready in time."""


def pack(tree: Any, buffers: list[bytes]) -> bytes:
    """Raises ValueError for what is longer than `receive` allows, or holds an integer of thousands of digits."""
    head = json.dumps([tree, [len(buffer) for buffer in buffers]]).encode()
    if len(head) > MAX_HEAD or sum(map(len, buffers)) > MAX_BODY:
        raise ValueError("too long a message")
    return b"".join([_HEAD.pack(len(head)), head, *buffers])


class Channel:
    """One end of a socket pair. With a deadline (`time.monotonic()`), sending and receiving raise Deadline.

    `besides` maps further sockets or descriptors to what is called whenever they can be read.
    """

    def __init__(self, end: socket.socket, besides: dict[int, Callable[[], None]] | None = None) -> None:
        self.end = end
        self.besides = besides if besides is not None else {}
        self._seen = bytearray()

    def send(self, tree: Any, buffers: list[bytes] | None = None, deadline: float | None = None) -> None:
        """Raises ConnectionError where nobody listens any more."""
        data = memoryview(pack(tree, buffers or []))
        flags = 0 if deadline is None else _AT_ONCE
        while data:
            if deadline is not None:
                self._wait(deadline, writing=True)
            with contextlib.suppress(BlockingIOError):
                data = data[self.end.send(data[: 1 << 20], flags) :]

    def receive(self, deadline: float | None = None) -> tuple[Any, list[bytes]]:
        """Raises EOFError where nothing comes any more, BadMessage for anything that isn't a message."""
        (size,) = _HEAD.unpack(self._take(_HEAD.size, deadline))
        if size > MAX_HEAD:
            raise BadMessage
        try:
            tree, sizes = json.loads(self._take(size, deadline))
            whole = sum(sizes)
        except (ValueError, TypeError, RecursionError):
            raise BadMessage from None
        if any(type(size) is not int or size < 0 for size in sizes) or whole > MAX_BODY:
            raise BadMessage
        return tree, [self._take(size, deadline) for size in sizes]

    def close(self) -> None:
        self.end.close()

    def _take(self, size: int, deadline: float | None) -> bytes:
        while len(self._seen) < size:
            if deadline is not None:
                self._wait(deadline)
            part = self.end.recv(min(1 << 20, max(size - len(self._seen), 1 << 16)))
            if not part:
                raise EOFError
            self._seen += part
        taken = bytes(self._seen[:size])
        del self._seen[:size]
        return taken

    def _wait(self, deadline: float, *, writing: bool = False) -> None:
        me = self.end.fileno()
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                raise Deadline
            reading = [*self.besides] if writing else [me, *self.besides]
            readable, writable, _errors = select.select(reading, [me] if writing else [], [], left)
            for other in readable:
                if other != me and other in self.besides:
                    self.besides[other]()
            if me in readable or me in writable:
                return


def walk(value: Any, leaf: Callable[[Any], Any]) -> Any:
    """Give a value as JSON; `leaf` gives the JSON of what is neither plain nor a container."""
    if value is None or type(value) in PLAIN:
        return value
    if type(value) in (list, tuple):
        return {type(value).__name__: [walk(item, leaf) for item in value]}
    if type(value) is dict:
        return {"dict": [[walk(key, leaf), walk(item, leaf)] for key, item in value.items()]}
    return leaf(value)


def unwalk(tree: Any, leaf: Callable[[Any], Any]) -> Any:
    if not isinstance(tree, dict):
        return tree
    if "list" in tree:
        return [unwalk(item, leaf) for item in tree["list"]]
    if "tuple" in tree:
        return tuple(unwalk(item, leaf) for item in tree["tuple"])
    if "dict" in tree:
        return {unwalk(key, leaf): unwalk(item, leaf) for key, item in tree["dict"]}
    return leaf(tree)
