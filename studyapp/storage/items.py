"""Items of whatever kind: they come, move, retire and come back; none is ever deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from studyapp.domain.memory import ItemState
from studyapp.storage.rows import state_from_row, state_to_row
from studyapp.storage.tables import item, item_state

#: Room for this many items of one level before the next level's ranks begin.
LEVEL = 10_000_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """An item as its author wants it. `rank` orders the unseen ones; `once` are keys it had earlier."""

    key: str
    area: str
    rank: int
    once: tuple[str, ...] = ()


def items_of(connection: Connection, kind: str) -> dict[str, Row[Any]]:
    """Give all items of a kind by key, retired ones included."""
    return {row.key: row for row in connection.execute(select(item).where(item.c.kind == kind))}


def insert_items(connection: Connection, kind: str, fresh: Sequence[Wanted]) -> None:
    """Add items, unseen."""
    rows = [{"kind": kind, "key": one.key, "area": one.area, "rank": one.rank} for one in fresh]
    connection.execute(insert(item), rows)
    keys = {one.key for one in fresh}
    found = connection.execute(select(item.c.id, item.c.key, item.c.rank).where(item.c.kind == kind))
    states = [
        {"item_id": row.id} | state_to_row(ItemState(), row.rank, retired=False, kind=kind)
        for row in found
        if row.key in keys
    ]
    connection.execute(insert(item_state), states)


def place(connection: Connection, known: Row[Any], area: str, rank: int, retired_at: datetime | None) -> None:
    """Move an item in its area, rank or retirement, and so in its queue; nothing is written if it is there already."""
    if (area, rank, retired_at) == (known.area, known.rank, known.retired_at):
        return
    connection.execute(update(item).where(item.c.id == known.id).values(area=area, rank=rank, retired_at=retired_at))
    state = state_from_row(connection.execute(select(item_state).where(item_state.c.item_id == known.id)).one())
    row = state_to_row(state, rank, retired_at is not None, known.kind)
    connection.execute(update(item_state).where(item_state.c.item_id == known.id).values(row))


def set_key(connection: Connection, item_id: int, key: str) -> None:
    connection.execute(update(item).where(item.c.id == item_id).values(key=key))
