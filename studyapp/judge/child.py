"""The process that runs a learner's functions. It knows entries by name; never a case, a reference, an expected value.

It does one thing at a time, asked over the channel: load the file, call a function, read results again; or run a
card's proof.
Whatever the learner's code raises is an answer; what it must not do ends the process after saying so.
"""

import inspect
import linecache
import os
import sys
import types
from collections.abc import Callable
from typing import Any, NoReturn, TypedDict

from studyapp.judge.limits import open_reserve
from studyapp.judge.placing import Hands, alien
from studyapp.judge.proof_child import run_code
from studyapp.judge.tracing import FILE, frames_of, line_of_caller, watched_operations
from studyapp.judge.wire import Channel


class Job(TypedDict):
    """`operations` are patterns of `aten.` names that the learner's code mustn't reach."""

    backend: str
    device: str
    source: str
    given: str
    entries: dict[str, int]
    memory_mib: int
    operations: list[str]


class Child:
    def __init__(self, channel: Channel, job: Job) -> None:
        self.channel = channel
        self.job = job
        self.hands = Hands(job["backend"], job["device"], job["given"])
        self.results: list[Any] = []
        self.space: dict[str, Any] = {}
        self.ready: list[list[Any]] = []
        self.before_call = _synchroniser(job)

    def serve(self) -> None:
        """Answer until the referee hangs up."""
        do: dict[str, Callable[[Any, list[bytes]], None]] = {
            "load": self.load,
            "ready": self.ready_to_work,
            "call": self.call,
            "ask": self.ask,
            "reread": self.reread,
            "prepare": self.prepare,
            "go": self.go,
            "prove": self.prove,
        }
        while True:
            message, buffers = self.channel.receive()
            do[message["do"]](message, buffers)

    def load(self, _message: Any, _buffers: list[bytes]) -> None:
        module = types.ModuleType("answer")
        sys.modules["answer"] = module
        self.space = module.__dict__
        self.space["__file__"] = FILE
        linecache.cache[FILE] = (len(self.job["source"]), None, self.job["source"].splitlines(True), FILE)
        if self.job["device"] == "cuda":
            begin_cuda(self.job["memory_mib"])
        answered, _value = self._run(lambda: exec(compile(self.job["source"], FILE, "exec"), self.space))
        if answered:
            self.channel.send({"functions": {name: self._function(name, n) for name, n in self.job["entries"].items()}})

    def _function(self, name: str, count: int) -> dict[str, Any]:
        """Say what stands under an entry's name, and whether it takes `count` positional arguments."""
        found = self.space.get(name)
        if not callable(found):
            return {"there": name in self.space, "others": [n for n in self.space if not n.startswith("_")][:50]}
        try:
            signature = inspect.signature(found)
        except (TypeError, ValueError):
            return {"fits": True}
        line = getattr(getattr(found, "__code__", None), "co_firstlineno", 0)
        try:
            signature.bind(*[None] * count)
        except TypeError:
            return {"fits": False, "signature": str(signature), "line": line}
        return {"fits": True}

    def ready_to_work(self, _message: Any, _buffers: list[bytes]) -> None:
        self.channel.send({})

    def _begin(self, message: Any) -> None:
        """Forget the case before, if this is the first thing asked in another."""
        if message["fresh"]:
            self.hands.new_case()
            self.results.clear()

    def call(self, message: Any, buffers: list[bytes]) -> None:
        self._begin(message)
        function = self.space[message["entry"]]
        args = [self.hands.take(arg, buffers) for arg in message["args"]]
        answered, result = self._run(lambda: function(*args))
        if not answered:
            return
        kept = result
        if message["opaque"]:
            row = list(result) if type(result) in (tuple, list) and message["count"] > 1 else [result]
            for i in message["opaque"]:
                if i < len(row):
                    self.hands.handles[message["id"] + i] = row[i]
                    row[i] = None
            result = type(result)(row) if type(result) in (tuple, list) and message["count"] > 1 else row[0]
            kept = result
        out: list[bytes] = []
        reply = {
            "result": self.hands.give(result, out),
            "after": [self.hands.give(arg, out) if n in message["read"] else None for n, arg in enumerate(args)],
        }
        self.results.append(kept)
        try:
            self.channel.send(reply, out)
        except ValueError:
            self.channel.send({"result": alien(result, " (too large)"), "after": [None] * len(args)})

    def ask(self, message: Any, buffers: list[bytes]) -> None:
        self._begin(message)
        args = [self.hands.take(arg, buffers) for arg in message["args"]]
        given = self.hands.take(message["given"], [])
        answered, result = self._run(lambda: getattr(given, message["method"])(*args))
        if answered:
            out: list[bytes] = []
            reply = {"result": self.hands.give(result, out)}
            self.channel.send(reply, out)

    def reread(self, _message: Any, _buffers: list[bytes]) -> None:
        out: list[bytes] = []
        reply = [self.hands.give(result, out) for result in self.results]
        self.channel.send(reply, out)

    def prepare(self, message: Any, buffers: list[bytes]) -> None:
        """Lay out the arguments of `times` calls, each in storage of its own."""
        self.ready = [[self.hands.take(arg, buffers) for arg in message["args"]] for _ in range(message["times"])]
        self.before_call()
        self.channel.send({})

    def go(self, message: Any, _buffers: list[bytes]) -> None:
        """Make the prepared calls; the referee's clock is running."""
        function = self.space[message["entry"]]
        synchronise = self.before_call
        ready = self.ready

        def run() -> None:
            for args in ready:
                function(*args)
            synchronise()

        if self._run(run, watched=False)[0]:
            self.channel.send({})

    def prove(self, message: Any, _buffers: list[bytes]) -> None:
        """Run a card's proof."""
        self.channel.send({"failure": run_code(message["code"], message["bindings"])})

    def _run(self, work: Callable[[], Any], watched: bool = True) -> tuple[bool, Any]:
        """Do it; if it raises, say so over the channel and give False."""
        try:
            if watched:
                with watched_operations(self.job["operations"], self.job["device"], self.refuse):
                    return True, work()
            return True, work()
        except BaseException as error:
            text = _text_of(error)
            if isinstance(error, MemoryError) or "allocate memory" in text or "out of memory" in text:
                open_reserve()
                self.channel.send({"memory": True})
                return False, None
            kinds = [kind.__name__ for kind in type(error).__mro__]
            self.channel.send({"raised": kinds, "text": text, "frames": frames_of(error)})
            return False, None

    def refuse(self, kind: str, what: str) -> NoReturn:
        """End the process, saying what was refused and which line of the learner's asked for it."""
        line = line_of_caller()
        self.channel.send(
            {"refused": kind, "what": what, "line": line, "source": linecache.getline(FILE, line).strip()}
        )
        os._exit(0)


def begin_cuda(memory_mib: int) -> None:
    """Make the device's context, which takes up to a second, and limit what may be allocated there."""
    cuda = sys.modules["torch"].cuda
    total = cuda.get_device_properties(0).total_memory
    cuda.set_per_process_memory_fraction(min(1.0, memory_mib * 2**20 / total))
    cuda.synchronize()


def _synchroniser(job: Job) -> Callable[[], None]:
    if job["device"] != "cuda":
        return lambda: None
    synchronize: Callable[[], None] = sys.modules["torch"].cuda.synchronize
    return synchronize


def _text_of(error: BaseException) -> str:
    try:
        return str(error)[:2000]
    except BaseException:
        return ""
