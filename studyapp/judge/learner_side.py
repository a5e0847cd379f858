"""A case with the learner's functions in a child: each result is compared as it comes."""

import contextlib
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from studyapp.drillkit import Case, Given, Placed, Rng, Tol
from studyapp.judge.array_trees import bytes_of, copied, has_arrays, has_floats, wants_grad, write_back
from studyapp.judge.children import Kid
from studyapp.judge.comparing import About, compare, leaves, read_tree, type_name, values_of
from studyapp.judge.drill import Entry
from studyapp.judge.showing_inputs import show_inputs
from studyapp.judge.sides import BrokenCase, Called, Handle, Side, StopCase
from studyapp.judge.verdict import (
    ChangedInput,
    ChangedLater,
    Fault,
    Frame,
    KeptGraph,
    Mistyped,
    NotRaised,
    Raised,
    Refused,
    TooMuchMemory,
    Unmet,
)
from studyapp.judge.wire import BadMessage, walk


@dataclass(slots=True)
class Trace:
    """What the learner's code did in a case, call by call, for comparing it with known mistakes."""

    calls: list[tuple[str, Any, Any]] = field(default_factory=list)


class LearnerSide(Side):
    """Calls the learner's functions in a child and compares each result as it comes. The first fault is kept."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        case: Case,
        log: list[Called],
        kid: Kid,
        *,
        dtype: str,
        backend: str,
        device: str,
        tolerance: Mapping[str, Tol],
        limit_s: float,
        memory_mib: int,
    ) -> None:
        super().__init__(entries)
        self.fault: Fault | None = None
        self.inputs: tuple[str, ...] = ()
        self.trace = Trace()
        self.spent_s = 0.0
        self._log, self._kid = log, kid
        self._dtype, self._backend, self._device = dtype, backend, device
        self._tolerance = {**tolerance, **case.tol}
        self.limit_s, self._memory_mib = limit_s, memory_mib
        self._n = 0
        self._given_ids: dict[Given, int] = {}
        self._given_bytes: list[list[bytes]] = []
        self._wanted: type[Exception] | None = None  # inside `f.raises`
        self._expected: Exception | None = None
        self._fresh = True
        self.last: tuple[Entry, list[Any], list[bytes]] | None = None

    def expect(self, ok: object, en: str, zh: str = "") -> None:
        if not ok:
            self._note(Unmet(en, zh or en))

    @contextlib.contextmanager
    def raises(self, kind: type[Exception]) -> Iterator[None]:
        self._wanted = kind
        try:
            yield
        except kind as error:
            if error is not self._expected:
                raise
        finally:
            self._wanted = None

    def ask(self, given: Given, method: str, *args: object) -> Any:
        buffers: list[bytes] = []
        order = {
            "do": "ask",
            "given": self._leaf(given, buffers),
            "method": method,
            "args": [walk(arg, lambda leaf: self._leaf(leaf, buffers)) for arg in args],
        }
        reply, got = self._exchange(order, buffers)
        self._only_results(reply, method)
        return self._usable(read_tree(reply["result"], got))

    def finish(self) -> None:
        """Read every result again: what was returned must still be what it was."""
        tree, got = self._exchange({"do": "reread"}, [])
        if not isinstance(tree, list) or len(tree) != len(self._given_bytes):
            raise BadMessage
        calls = [called for called in self._log if called.error is None]
        for called, before, now in zip(calls, self._given_bytes, tree, strict=False):
            if before != [leaf.array.tobytes() for leaf in leaves(read_tree(now, got)) if leaf.array is not None]:
                self._note(ChangedLater(called.entry.name, ", ".join(called.entry.returns)))

    def _call(self, entry: Entry, args: tuple[Any, ...]) -> Any:
        if self._n >= len(self._log) or self._log[self._n].entry != entry:
            self._note(
                Unmet(
                    "with your results the case takes another path than with the right ones",
                    "用你的结果，这个检查走上了与正确答案不同的路径",
                )
            )
            raise StopCase
        called, base = self._log[self._n], 100 * self._n
        about = About(entry.name, self._n + 1, len(self._log), self._dtype, self._device, self._backend)
        self._n += 1
        buffers: list[bytes] = []
        sent = [walk(arg, lambda leaf: self._leaf(leaf, buffers)) for arg in args]
        self.last = entry, sent, buffers
        shown = copied(list(args)) if entry.mutates and self.fault is None else list(args)
        read = [i for i, arg in enumerate(args) if has_arrays(arg)]
        order = {
            "do": "call",
            "id": base,
            "entry": entry.name,
            "args": sent,
            "opaque": [i for i, name in enumerate(entry.returns) if name in entry.opaque],
            "count": len(entry.returns),
            "read": read,
        }
        known = self.fault
        try:
            return self._answered(entry, args, called, base, about, *self._exchange(order, buffers))
        finally:
            if self.fault is not known or (known is None and sys.exc_info()[0] is not None):
                self.inputs = show_inputs(entry, tuple(shown))

    def _answered(
        self, entry: Entry, args: tuple[Any, ...], called: Called, base: int, about: About, reply: Any, got: list[bytes]
    ) -> Any:
        if "raised" in reply:
            self.trace.calls.append((entry.name, ("raised", str(reply["raised"][0])), None))
            if called.error is not None and self._wanted is not None and self._wanted.__name__ in reply["raised"]:
                self._expected = called.error
                raise self._expected
            self._note(_raised(entry.name, reply))
            raise StopCase
        self._only_results(reply, entry.name)
        result = read_tree(reply["result"], got)
        after = [read_tree(tree, got) for tree in reply["after"]]
        self.trace.calls.append((entry.name, result, after))
        self._given_bytes.append([leaf.array.tobytes() for leaf in leaves(result) if leaf.array is not None])
        if called.error is not None:
            self._note(NotRaised(entry.name, (self._wanted or type(called.error)).__name__))
            raise StopCase
        row = self._row(entry, result)
        out: list[Any] = []
        for i, (name, mine, theirs) in enumerate(zip(entry.returns, row, called.row, strict=True)):
            if name in entry.opaque:
                out.append(Handle(base + i))
                continue
            tol = None if name in entry.unchecked else self._tolerance_of(name, theirs)
            fault = _kinds_only(about, name, mine, theirs) if tol is None else compare(about, name, mine, theirs, tol)
            if fault is None and name in entry.detached and any(leaf.graph for leaf in leaves(mine)):
                fault = KeptGraph(entry.name, name)
            if fault is not None:
                self._note(fault)
            out.append(mine)
        self._check_arguments(entry, args, called, about, after)
        values = [value if isinstance(value, Handle) else self._usable(value) for value in out]
        return tuple(values) if len(entry.returns) > 1 else values[0]

    def _row(self, entry: Entry, result: Any) -> list[Any]:
        if len(entry.returns) == 1:
            return [result]
        if type(result) is not tuple:
            self._note(Mistyped(entry.name, ", ".join(entry.returns), "type", "tuple", type_name(result)))
            raise StopCase
        if len(result) != len(entry.returns):
            count = str(len(entry.returns))
            self._note(Mistyped(entry.name, ", ".join(entry.returns), "count", count, str(len(result))))
            raise StopCase
        return list(result)

    def _check_arguments(
        self, entry: Entry, args: tuple[Any, ...], called: Called, about: About, after: list[Any]
    ) -> None:
        for name, arg, now in zip(entry.args, args, after, strict=True):
            if now is None or not has_arrays(arg):
                continue
            if name in entry.mutates:
                want = called.changed[name]
                fault = compare(about, name, now, want, self._tolerance_of(name, want), in_place=True)
                if fault is None and any(leaf.graph for leaf in leaves(now)) and not wants_grad(arg):
                    fault = KeptGraph(entry.name, name)
                if fault is not None:
                    self._note(fault)
                write_back(arg, self._usable(now))
            elif bytes_of(arg) != [leaf.array.tobytes() for leaf in leaves(now) if leaf.array is not None]:
                self._note(ChangedInput(entry.name, name))

    def _tolerance_of(self, name: str, want: Any) -> Tol:
        if name in self._tolerance:
            return self._tolerance[name]
        if has_floats(want):
            raise BrokenCase(f"cases.py has no tolerance for `{name}` in TOLERANCE")
        return Tol(0, 0, "")

    def _exchange(self, order: dict[str, Any], buffers: list[bytes]) -> tuple[Any, list[bytes]]:
        """Raises Deadline, EOFError, ConnectionError or BadMessage where no answer comes."""
        order["fresh"], self._fresh = self._fresh, False
        started = time.monotonic()
        deadline = started + max(0.0, self.limit_s - self.spent_s)
        try:
            self._kid.channel.send(order, buffers, deadline)
            return self._kid.channel.receive(deadline)
        finally:
            self.spent_s += time.monotonic() - started

    def _only_results(self, reply: Any, entry: str) -> None:
        if not isinstance(reply, dict):
            raise BadMessage
        if fault := fault_of(reply, entry, self._memory_mib):
            self._note(fault)
            raise StopCase
        if "result" not in reply:
            raise BadMessage

    def _usable(self, tree: Any) -> Any:
        try:
            return values_of(tree)
        except TypeError:
            raise StopCase from None

    def choked(self, error: Exception) -> None:
        """Note that the case's own code couldn't work with the learner's results, as it could with the oracle's."""
        what = f"{type(error).__name__}: {error}"
        self._note(Unmet(f"the check can't work with your results ({what})", f"检查无法使用你的结果（{what}）"))

    def _note(self, fault: Fault) -> None:
        self.fault = self.fault or fault

    def _leaf(self, value: Any, buffers: list[bytes]) -> Any:
        match value:
            case np.generic():
                return value.item()  # NumPy's own arithmetic gives these where a case means a number
            case Handle():
                return {"handle": value.id}
            case Rng():
                return {"rng": value.seed}
            case Given():
                number = self._given_ids.setdefault(value, len(self._given_ids))
                return {"given": number, "name": value.name, "args": walk(list(value.args), _no_leaf)["list"]}
            case Placed():
                return self._leaf(value.array, buffers) | {"grad": value.requires_grad, "storage": value.storage}
            case np.ndarray():
                buffers.append(np.ascontiguousarray(value).tobytes())
                return {
                    "buf": len(buffers) - 1,
                    "dtype": str(value.dtype),
                    "shape": list(value.shape),
                    "strides": _strides(value),
                    "grad": False,
                    "storage": "",
                }
        raise BrokenCase(f"a case can't pass a {type(value).__name__}")


def fault_of(reply: dict[str, Any], entry: str, memory_mib: int) -> Fault | None:
    """Give the fault that a child's answer tells, None if it tells of none."""
    if "memory" in reply:
        return TooMuchMemory(memory_mib)
    if "refused" in reply:
        return Refused(reply["refused"], str(reply["what"]), int(reply["line"]), str(reply["source"]))
    if "raised" in reply:
        return _raised(entry, reply)
    return None


def _raised(entry: str, reply: Any) -> Raised:
    frames = tuple(
        Frame(int(f["line"]), str(f["function"]), str(f["source"]), tuple(map(str, f["values"])))
        for f in reply["frames"]
    )
    return Raised(entry, str(reply["raised"][0]), str(reply["text"]), frames)


def _kinds_only(about: About, name: str, got: Any, want: Any) -> Fault | None:
    """Check an unchecked result: arrays where the oracle has arrays; how many and how large is the case's business."""
    if isinstance(want, (np.ndarray, np.generic)) and want.dtype.kind != "O":
        exact = "torch.Tensor" if about.backend == "torch" else "numpy.ndarray"
        if type_name(got) != exact and not (np.shape(want) == () and type_name(got).startswith("numpy.")):
            return Mistyped(about.entry, name, "type", exact, type_name(got))
        return None
    if isinstance(want, (list, tuple, dict)) and type(got) is not type(want):
        return Mistyped(about.entry, name, "type", type(want).__name__, type_name(got))
    return None


def _strides(array: np.ndarray[Any, Any]) -> list[int] | None:
    """Give how far apart the values lie, in values, where that isn't the usual; a memory shared by values is usual."""
    steps = [step // array.itemsize for step in array.strides]
    return None if array.flags.c_contiguous or min(steps) <= 0 else steps


def _no_leaf(value: Any) -> Any:
    raise BrokenCase(f"`Given` can't be made of a {type(value).__name__}")
