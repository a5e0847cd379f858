"""Drills as items, one for each drill and backend, by keys slug/backend. What a drill is stands in its folder."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, and_, or_, select

from studyapp.domain.memory import ItemState
from studyapp.storage.items import Wanted, insert_items, items_of, place, set_key
from studyapp.storage.rows import state_from_row
from studyapp.storage.tables import item, item_state


@dataclass(frozen=True, slots=True)
class DrillItem:
    id: int
    state: ItemState


def up_to_date(connection: Connection, drills: Sequence[Wanted], spared: Collection[str]) -> bool:
    """Say whether `apply_drills` would change nothing."""
    known = items_of(connection, "drill")
    wanted = {one.key: (one.area, one.rank, None) for one in drills}
    stored = {key: (row.area, row.rank, row.retired_at) for key, row in known.items()}
    gone = (row for key, row in known.items() if key not in wanted and key not in spared)
    return wanted.items() <= stored.items() and all(row.retired_at is not None for row in gone)


def apply_drills(connection: Connection, drills: Sequence[Wanted], spared: Collection[str], now: datetime) -> None:
    """Make the stored drills those of `drills`. One that is neither there nor `spared` retires with its history."""
    known = items_of(connection, "drill")
    wanted = {one.key: one for one in drills}
    for one in drills:
        old = next((key for key in one.once if key in known and key not in wanted), None)
        if one.key not in known and old is not None:
            set_key(connection, known[old].id, one.key)
            known[one.key] = known.pop(old)
    fresh = [one for one in drills if one.key not in known]
    if fresh:
        insert_items(connection, "drill", fresh)
    for key, row in known.items():
        if key in wanted:
            place(connection, row, wanted[key].area, wanted[key].rank, None)
        elif key not in spared:
            place(connection, row, row.area, row.rank, row.retired_at or now)


def find(connection: Connection, key: str) -> int | None:
    """Give the item of a drill that is still there."""
    chosen = select(item.c.id).where(item.c.kind == "drill", item.c.key == key, item.c.retired_at.is_(None))
    return connection.execute(chosen).scalar()


def active_drills(connection: Connection) -> dict[str, DrillItem]:
    """Give the drills that are still there, by key, suspended ones included."""
    chosen = (
        select(item.c.key, item_state)
        .join_from(item, item_state, item_state.c.item_id == item.c.id)
        .where(item.c.kind == "drill", item.c.retired_at.is_(None))
    )
    return {row.key: DrillItem(row.item_id, state_from_row(row)) for row in connection.execute(chosen)}


def count_due(connection: Connection, day: date) -> int:
    chosen = select(item_state.c.item_id).where(
        or_(
            item_state.c.queue == "drill-steps",
            and_(item_state.c.queue == "drill-review", item_state.c.sort <= day.toordinal()),
        )
    )
    return len(connection.execute(chosen).all())
