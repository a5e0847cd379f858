"""Events and verdicts as JSON and back, between the referee and its client."""

import dataclasses
from typing import Any

from studyapp.judge import verdict
from studyapp.judge.verdict import Event

_KINDS: dict[str, Any] = {
    name: kind for name, kind in vars(verdict).items() if isinstance(kind, type) and dataclasses.is_dataclass(kind)
}


def to_json(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: to_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"is": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, str):  # half a surrogate pair, of an exception's text say, can be neither printed nor stored
        return value.encode(errors="replace").decode()
    return value


def event_from_json(tree: Any) -> Event:
    event: Event = _from_json(tree)
    return event


def _from_json(tree: Any) -> Any:
    if isinstance(tree, list):
        return tuple(_from_json(item) for item in tree)
    if isinstance(tree, dict):
        kind = _KINDS[tree["is"]]
        return kind(**{name: _from_json(item) for name, item in tree.items() if name != "is"})
    return tree
