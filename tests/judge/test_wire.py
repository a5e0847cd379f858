"""Messages between real sockets: what is sent arrives, and what is no message is told apart from one."""

import json
import socket
import struct
import threading
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.judge.wire import MAX_HEAD, BadMessage, Channel, Deadline, pack, unwalk, walk

plain = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text()
trees = st.recursive(
    plain,
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text() | st.integers(0, 9), inner),
    max_leaves=20,
)


@given(trees)
def test_a_tree_survives_the_way_there_and_back(tree: Any) -> None:
    there = json.loads(json.dumps(walk(tree, lambda leaf: pytest.fail(f"{leaf!r} is no leaf"))))

    assert unwalk(there, lambda leaf: pytest.fail(f"{leaf!r} is no leaf")) == tree


@given(st.lists(st.binary(max_size=100), max_size=5), plain)
def test_what_is_sent_arrives(buffers: list[bytes], tree: Any) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        Channel(ours).send(tree, buffers)

        assert Channel(theirs).receive() == (tree, buffers)


def test_large_messages_pass_while_the_other_side_reads() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        data = bytes(5_000_000)
        sender = threading.Thread(target=Channel(ours).send, args=("x", [data, data]))
        sender.start()
        received = Channel(theirs).receive(time.monotonic() + 20)
        sender.join()

        assert received == ("x", [data, data])


def test_nobody_writing_or_reading_ends_at_the_deadline() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        with pytest.raises(Deadline):
            Channel(ours).receive(time.monotonic() + 0.05)
        with pytest.raises(Deadline):
            Channel(ours).send("x", [bytes(2_000_000)], time.monotonic() + 0.3)


@pytest.mark.parametrize(
    "data",
    [
        struct.pack("<I", MAX_HEAD + 1),
        struct.pack("<I", 2) + b"{}",
        struct.pack("<I", 4) + b"nope",
        struct.pack("<I", 11) + b'["x", [-1]]',
        struct.pack("<I", 13) + b'["x", ["a"]] ',
        struct.pack("<I", 22) + b'["x", [99999999999999]]',
    ],
)
def test_what_is_no_message_is_refused(data: bytes) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(data + b" " * 30)

        with pytest.raises(BadMessage):
            Channel(theirs).receive(time.monotonic() + 1)


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_end_in_a_message_or_a_refusal(data: bytes) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(data)
        ours.shutdown(socket.SHUT_WR)

        with pytest.raises((BadMessage, EOFError)):
            for _ in range(60):
                Channel(theirs).receive(time.monotonic() + 1)


def test_half_a_message_is_an_end() -> None:
    ours, theirs = socket.socketpair()
    with theirs:
        ours.sendall(pack("x", [b"12345"])[:-2])
        ours.close()

        with pytest.raises(EOFError):
            Channel(theirs).receive(time.monotonic() + 1)
