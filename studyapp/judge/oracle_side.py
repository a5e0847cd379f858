"""A case with the oracle: every call is noted, so that the learner's results can be compared one by one."""

import contextlib
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

import numpy as np

from studyapp.drillkit import Given, Placed, Rng
from studyapp.judge.array_trees import arrays, copied, write_back
from studyapp.judge.drill import Entry
from studyapp.judge.sides import BrokenCase, Called, Handle, Side


class OracleSide(Side):
    """Runs reference.py in float64 on the same rounded inputs."""

    def __init__(self, entries: Mapping[str, Entry], oracle: ModuleType, given: dict[str, Any]) -> None:
        super().__init__(entries)
        self._oracle = oracle
        self._given = given
        self._made: dict[Given, Any] = {}
        self.log: list[Called] = []

    def expect(self, ok: object, en: str, zh: str = "") -> None:
        if not ok:
            raise BrokenCase(f"the reference itself fails: {en}")

    @contextlib.contextmanager
    def raises(self, kind: type[Exception]) -> Iterator[None]:
        try:
            yield
        except kind:
            return
        raise BrokenCase(f"the reference raises no {kind.__name__}")

    def ask(self, given: Given, method: str, *args: object) -> Any:
        return getattr(self._up(given), method)(*map(self._up, args))

    def _call(self, entry: Entry, args: tuple[Any, ...]) -> Any:
        if len(args) != len(entry.args):
            raise BrokenCase(f"{entry.name} takes {len(entry.args)} arguments, the case gives {len(args)}")
        ups = [self._up(arg) for arg in args]
        first = next((array.copy() for array in arrays(ups)), None)
        try:
            result = getattr(self._oracle, entry.name)(*ups)
        except Exception as error:
            self.log.append(Called(entry, [], {}, error))
            raise
        changed = {name: up for name, up in zip(entry.args, ups, strict=True) if name in entry.mutates}
        for name, arg in zip(entry.args, args, strict=True):
            if name in changed:
                write_back(arg, changed[name])
        row = list(result) if len(entry.returns) > 1 else [result]
        self.log.append(Called(entry, row, {name: copied(value) for name, value in changed.items()}, first_input=first))
        out = [
            Handle(0, value) if name in entry.opaque else value for name, value in zip(entry.returns, row, strict=True)
        ]
        return tuple(out) if len(entry.returns) > 1 else out[0]

    def _up(self, value: Any) -> Any:
        match value:
            case Handle():
                return value.value
            case Placed():
                return self._up(value.array)
            case Rng():
                return np.random.default_rng(value.seed)
            case Given():
                if value not in self._made:
                    made = self._given[value.name]
                    self._made[value] = made(*value.args) if value.args else made
                return self._made[value]
            case np.ndarray():
                return value.astype(np.float64) if value.dtype.kind == "f" else value.copy()
            case list() | tuple():
                return type(value)(self._up(item) for item in value)
            case dict():
                return {key: self._up(item) for key, item in value.items()}
        return value
