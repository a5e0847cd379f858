"""What a case gets as `f`. `oracle_side` and `learner_side` are the two that there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from studyapp.judge.drill import Entry


@dataclass(frozen=True, slots=True)
class Handle:
    """An opaque result: `id` names it in the child, `value` is the oracle's own."""

    id: int
    value: object = None


@dataclass(frozen=True, slots=True)
class Called:
    """One call as the oracle answered it: a row of results, or an exception. `first_input` is its first array."""

    entry: Entry
    row: list[Any]
    changed: Mapping[str, Any]
    error: Exception | None = None
    first_input: Any = None


class StopCase(Exception):
    """The case can't go on with what the learner's code gave."""


class BrokenCase(Exception):
    """The oracle doesn't meet what its own case asks for: the author's mistake."""


class Side:
    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries

    def __getattr__(self, name: str) -> Callable[..., Any]:
        entry = self._entries.get(name)
        if entry is None:
            raise BrokenCase(f"drill.toml has no entry `{name}` in this stage")
        return lambda *args: self._call(entry, args)

    def _call(self, entry: Entry, args: tuple[Any, ...]) -> Any:
        raise NotImplementedError
