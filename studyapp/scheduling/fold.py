"""An item's state is a fold over its log. What the app keeps beside the log is a cache of this."""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from studyapp.domain.log import (
    Attempted,
    Buried,
    Doubted,
    Entry,
    Event,
    Pulled,
    Restarted,
    Resumed,
    Reviewed,
    Stamp,
    Suspended,
    Undone,
    standing,
)
from studyapp.domain.memory import ItemState, ParameterSet
from studyapp.scheduling.memory import grade, restart


def apply(state: ItemState, item: int, stamp: Stamp, event: Event, parameters: Mapping[int, ParameterSet]) -> ItemState:
    """Give the state after one more event. Cram and mock reviews, and attempts, leave it as it was."""
    match event:
        case Reviewed(answer):
            if answer.kind != "daily":
                return state
            memory = grade(state.memory, answer.rating, stamp, parameters[answer.parameter_set], item)
            return replace(state, memory=memory, pulled_to=None)
        case Suspended(origin):
            return replace(state, suspended=True, leech=origin == "rule")
        case Resumed():
            return replace(state, suspended=False, leech=False)
        case Buried(until):
            return replace(state, buried_until=until)
        case Restarted():
            return replace(state, memory=restart(state.memory), pulled_to=None)
        case Pulled(day):
            return replace(state, pulled_to=min(day, state.pulled_to) if state.pulled_to else day)
        case Attempted() | Doubted() | Undone():
            return state
        case _:
            assert_never(event)


def fold(item: int, entries: list[Entry], parameters: Mapping[int, ParameterSet]) -> ItemState:
    """Give the state that all of one item's entries, in order, lead to."""
    state = ItemState()
    for entry in standing(entries):
        state = apply(state, item, entry.stamp, entry.event, parameters)
    return replace(state, log_head=entries[-1].id if entries else 0)
