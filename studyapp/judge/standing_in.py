"""Answers that anybody could give without doing the exercise. A drill whose cases let one through tests nothing."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from studyapp.drillkit import Given, Placed, Tol
from studyapp.judge.comparing import About, Leaf, compare, expected_dtype
from studyapp.judge.drill import Entry
from studyapp.judge.judging import Setting
from studyapp.judge.loading import Prepared, entries_of, generator
from studyapp.judge.sides import BrokenCase, Handle, Side
from studyapp.judge.verdict import Fault

#: Makes an answer of the right result and the call's first array.
Answer = Callable[[Any, Any], Any]
ANYBODYS: dict[str, Answer] = {
    "zeros": lambda want, first: np.zeros_like(want),
    "the mean": lambda want, first: np.full_like(want, want.mean() if want.size > 1 else 0),
    "a copy of the first input": lambda want, first: np.zeros_like(want) if first is None else first,
}


class _Failed(Exception):
    pass


class _StandIn(Side):
    """Gives `answer` for every array that the oracle gave."""

    def __init__(self, setting: Setting, prepared: Prepared, answer: Answer) -> None:
        super().__init__(entries_of(setting.loaded.drill, setting.stage))
        self._log, self._dtype, self._answer = prepared.log, prepared.dtype, answer
        self._tolerance = {**setting.loaded.tolerance, **prepared.case.tol}
        self._n = 0

    def expect(self, ok: object, en: str, zh: str = "") -> None:
        if not ok:
            raise _Failed

    @contextlib.contextmanager
    def raises(self, kind: type[Exception]) -> Iterator[None]:
        yield
        raise _Failed  # anybody's answer raises nothing

    def ask(self, given: Given, method: str, *args: object) -> Any:
        raise _Failed  # whatever was to happen to a given object hasn't

    def _call(self, entry: Entry, args: tuple[Any, ...]) -> Any:
        called, self._n = self._log[self._n], self._n + 1
        about = About(entry.name, self._n, len(self._log), self._dtype, "cpu", "numpy")
        for name, arg in zip(entry.args, args, strict=True):
            if name in entry.mutates:  # it is left as it was
                bound = self._tolerance.get(name, Tol(0, 0, ""))
                self._need(compare(about, name, self._leaves(arg), called.changed[name], bound))
        out: list[Any] = []
        for name, want in zip(entry.returns, called.row, strict=True):
            if name in entry.opaque:
                out.append(Handle(0))
            elif not isinstance(want, (np.ndarray, np.generic)):
                out.append(want)
            else:
                given = _as_leaf(self._answer(np.asarray(want), called.first_input), self._dtype)
                tol = None if name in entry.unchecked else self._tolerance.get(name, Tol(0, 0, ""))
                self._need(compare(about, name, given, want, tol))
                out.append(given.array)
        return tuple(out) if len(out) > 1 else out[0]

    def _leaves(self, value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return type(value)(map(self._leaves, value))
        return _as_leaf(value.array if isinstance(value, Placed) else value, self._dtype)

    def _need(self, fault: Fault | None) -> None:
        if fault is not None:
            raise _Failed


def would_pass(setting: Setting, prepared: Prepared, answer: Answer) -> bool:
    """Say whether a case would accept it."""
    side = _StandIn(setting, prepared, answer)
    try:
        prepared.case.make(side, generator(setting.seed, prepared.case, prepared.dtype), prepared.dtype)
    except BrokenCase:
        raise
    except Exception:  # the case's own code, fed with nonsense
        return False
    return True


def _as_leaf(value: Any, dtype: str) -> Leaf:
    array = np.asarray(value)
    array = array.astype(expected_dtype(array, dtype))
    return Leaf("numpy.ndarray", str(array.dtype), array.shape, "cpu", False, array)
