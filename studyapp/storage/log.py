"""Append to the log, read it, and keep each item's cached state beside it."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, insert, select, update

from studyapp.domain.log import Attempted, Entry, Event, Reviewed, SessionKind, Stamp
from studyapp.domain.memory import ItemState, ParameterSet
from studyapp.storage.attempts import read_attempts, write_attempt
from studyapp.storage.rows import (
    entry_from_row,
    event_to_row,
    parameters_from_json,
    parameters_to_json,
    review_to_row,
    state_from_row,
    state_to_row,
)
from studyapp.storage.tables import UNDONE, item, item_state, log, parameter_set, review, session


def start_session(connection: Connection, kind: SessionKind, at: datetime) -> int:
    return _new_id(connection.execute(insert(session).values(kind=kind, started_at=at)))


def parameter_set_id(connection: Connection, parameters: ParameterSet, at: datetime) -> int:
    """Give the row of this parameter set, made if it is new."""
    body = parameters_to_json(parameters)
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    found = connection.execute(select(parameter_set.c.id).where(parameter_set.c.sha256 == digest)).scalar()
    if found is not None:
        return int(found)
    return _new_id(connection.execute(insert(parameter_set).values(made_at=at, sha256=digest, body=body)))


def read_parameter_sets(connection: Connection) -> dict[int, ParameterSet]:
    rows = connection.execute(select(parameter_set.c.id, parameter_set.c.body))
    return {row.id: parameters_from_json(row.body) for row in rows}


def append(connection: Connection, item_id: int, session_id: int, stamp: Stamp, event: Event, cause: int = 0) -> int:
    """Write one entry; give its id."""
    row = event_to_row(event) | {
        "item_id": item_id,
        "session_id": session_id,
        "at": stamp.at,
        "study_day": stamp.study_day,
        "rollover_hour": stamp.rollover_hour,
        "utc_offset_s": stamp.utc_offset_s,
        "cause_id": cause or None,
    }
    entry_id = _new_id(connection.execute(insert(log).values(row)))
    if isinstance(event, Reviewed):
        connection.execute(insert(review).values(log_id=entry_id, **review_to_row(event)))
    if isinstance(event, Attempted):
        write_attempt(connection, entry_id, event)
    return entry_id


def read_state(connection: Connection, item_id: int) -> ItemState:
    return state_from_row(connection.execute(_STATE, {"item_id": item_id}).one())


def write_state(connection: Connection, item_id: int, state: ItemState) -> None:
    """Replace an item's cached state. Its place in the queue follows from the state and from being retired."""
    row = _state_row(connection, item_id, state)
    if not connection.execute(update(item_state).where(item_state.c.item_id == item_id).values(row)).rowcount:
        connection.execute(insert(item_state).values(row | {"item_id": item_id}))


def is_cached(connection: Connection, item_id: int, state: ItemState) -> bool:
    """Say whether exactly this state is what the cache holds, the item's place in the queue included."""
    row = connection.execute(_STATE, {"item_id": item_id}).one_or_none()
    return row is not None and row._asdict() == _state_row(connection, item_id, state) | {"item_id": item_id}


def _state_row(connection: Connection, item_id: int, state: ItemState) -> dict[str, Any]:
    about = connection.execute(select(item.c.rank, item.c.retired_at, item.c.kind).where(item.c.id == item_id)).one()
    return state_to_row(state, about.rank, about.retired_at is not None, about.kind)


def entries_of(connection: Connection, item_id: int) -> list[Entry]:
    """Give an item's whole history in order, entries that were taken back included."""
    rows = connection.execute(_ENTRIES.where(log.c.item_id == bindparam("item_id")), {"item_id": item_id}).all()
    return _entries_from_rows(connection, rows)


def histories(connection: Connection) -> Iterator[tuple[int, list[Entry]]]:
    """Give every item with its history, one item at a time."""
    for item_id in connection.execute(select(item.c.id).order_by(item.c.id)).scalars().all():
        yield item_id, entries_of(connection, item_id)


def last_undoable(connection: Connection) -> Entry | None:
    """Give the newest entry that the user made and that still stands."""
    chosen = (
        _ENTRIES.where(log.c.kind.in_(("review", "suspended", "resumed", "buried", "restarted", "doubted")))
        .where(log.c.cause_id.is_(None))
        .where(log.c.id.not_in(UNDONE))
        .order_by(None)
        .order_by(log.c.id.desc())
        .limit(1)
    )
    return next(iter(_entries_from_rows(connection, connection.execute(chosen).all())), None)


def standing_doubts(connection: Connection) -> list[tuple[int, Entry]]:
    """Give the notes "this card is wrong", oldest first."""
    chosen = _ENTRIES.where(log.c.kind == "doubted").where(log.c.id.not_in(UNDONE))
    return [(entry.item, entry) for entry in _entries_from_rows(connection, connection.execute(chosen).all())]


def entries_after(connection: Connection, at: datetime) -> int:
    """Count entries dated later than `at`: the clock was once ahead."""
    return len(connection.execute(select(log.c.id).where(log.c.at > at)).all())


def kind_of(connection: Connection, item_id: int) -> str:
    return str(connection.execute(select(item.c.kind).where(item.c.id == item_id)).scalar_one())


def _entries_from_rows(connection: Connection, rows: Sequence[Row[Any]]) -> list[Entry]:
    """Attempts, with all their code, are read apart: no card has any."""
    attempts = read_attempts(connection, [row.id for row in rows if row.kind == "attempted"])
    return [entry_from_row(row, attempts) for row in rows]


def _entries() -> Select[Any]:
    return (
        select(log, review.c.kind.label("review_kind"), *[c for c in review.c if c.name not in ("kind", "log_id")])
        .join_from(log, review, review.c.log_id == log.c.id, isouter=True)
        .order_by(log.c.id)
    )


def _new_id(result: Any) -> int:
    return int(result.inserted_primary_key[0])


_ENTRIES = _entries()
_STATE = select(item_state).where(item_state.c.item_id == bindparam("item_id"))
