"""Events as JSON and back: whatever is said arrives as it was."""

import dataclasses
import json
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.judge import verdict
from studyapp.judge.encoding import event_from_json, to_json
from studyapp.judge.verdict import Event, Fault, Finding, JudgeFault, Raised

KINDS = [value for value in vars(verdict).values() if isinstance(value, type) and dataclasses.is_dataclass(value)]


def there_and_back(event: Any) -> Any:
    return event_from_json(json.loads(json.dumps(to_json(event))))


@pytest.mark.parametrize("kind", KINDS, ids=[kind.__name__ for kind in KINDS])
def test_every_kind_of_value_survives_the_way_there_and_back(kind: type[Any]) -> None:
    @settings(max_examples=25)
    @given(st.from_type(kind))
    def survives(event: Any) -> None:
        assert repr(there_and_back(event)) == repr(event)  # repr, as NaN isn't equal to itself

    survives()


def test_all_events_and_faults_are_among_them() -> None:
    assert {*get_args(Event), *get_args(Fault)} <= set(KINDS)


def test_one_event_is_one_line() -> None:
    text = json.dumps(to_json(Finding("a.py", "two\nlines\u2028and more")))

    assert len(text.splitlines()) == 1 and text.isascii()


@pytest.mark.parametrize("text", ["\ud800", "a\udcffb", "\udc80" * 3])
def test_half_a_surrogate_pair_is_replaced_by_what_can_be_printed_and_stored(text: str) -> None:
    arrived = there_and_back(Raised("f", "ValueError", text))

    assert len(arrived.text) == len(text)
    assert arrived.text.encode().decode() == arrived.text


def test_what_is_no_event_of_ours_is_an_error() -> None:
    with pytest.raises(KeyError):
        event_from_json({"is": "Path", "text": "x"})
    with pytest.raises(TypeError):
        event_from_json({"is": "JudgeFault", "words": "x"})
    assert there_and_back(JudgeFault("x")) == JudgeFault("x")
