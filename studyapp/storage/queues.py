"""Which cards are due: reads of the cached states through one index, cheap at 100,000 cards.

Drills wait in queues of other names (`storage.drills`), so who asks for a queue of cards by its name meets none.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, distinct, func, or_, select

from studyapp.domain.log import SessionKind
from studyapp.domain.queue import Step
from studyapp.storage.tables import DRILLS, UNDONE, item, item_state, log, review, sibling

# Said so and not as a kind of item, it leaves the queries their indexes.
_CARD = item_state.c.item_id.not_in(DRILLS)


@dataclass(frozen=True, slots=True)
class DoneToday:
    """What the daily limits count: `new` cards first met, `reviews` of spaced ones, grades taken back left out."""

    new: int
    reviews: int


def due_reviews(connection: Connection, day: date, area: str | None, limit: int) -> list[int]:
    """Give spaced items that are due, the longest due first."""
    chosen = _waiting("review", day, area).where(item_state.c.sort <= day.toordinal())
    return list(connection.execute(chosen.limit(limit)).scalars())


def unseen(connection: Connection, day: date, area: str | None, limit: int) -> list[int]:
    """Give unseen items in the order in which they are to be met."""
    return list(connection.execute(_waiting("new", day, area).limit(limit)).scalars())


def steps(connection: Connection, day: date, area: str | None) -> list[Step]:
    chosen = _waiting("steps", day, area).add_columns(item_state.c.sort)
    return [Step(datetime.fromtimestamp(row.sort, UTC), row.item_id) for row in connection.execute(chosen)]


def active(connection: Connection, area: str | None) -> list[int]:
    """Give every card that is neither suspended nor retired, buried ones included, by id."""
    chosen = select(item_state.c.item_id).where(item_state.c.queue != "out", _CARD).order_by(item_state.c.item_id)
    return list(connection.execute(_in_area(chosen, area)).scalars())


def due_by_area(connection: Connection, day: date) -> dict[str, int]:
    chosen = (
        select(item.c.area, func.count())
        .join_from(item_state, item, item.c.id == item_state.c.item_id)
        .where(item_state.c.queue == "review", item_state.c.sort <= day.toordinal(), _not_buried(day))
        .group_by(item.c.area)
    )
    return {area: count for area, count in connection.execute(chosen)}


def suspended(connection: Connection) -> list[tuple[int, str]]:
    """Give the suspended cards that are still in the files, with their keys."""
    chosen = (
        select(item.c.id, item.c.key)
        .join_from(item_state, item, item.c.id == item_state.c.item_id)
        .where(item_state.c.queue == "out", item_state.c.suspended, item.c.retired_at.is_(None), _CARD)
        .order_by(item.c.key)
    )
    return [(row.id, row.key) for row in connection.execute(chosen)]


def active_by_area(connection: Connection) -> dict[str, int]:
    """Count the cards of each area that are neither suspended nor retired."""
    chosen = (
        select(item.c.area, func.count())
        .join_from(item_state, item, item.c.id == item_state.c.item_id)
        .where(item_state.c.queue != "out", _CARD)
        .group_by(item.c.area)
        .order_by(item.c.area)
    )
    return {area: count for area, count in connection.execute(chosen)}


def next_due_day(connection: Connection, after: date) -> date | None:
    """Give the first later day on which a spaced or buried card comes back."""
    ordinal = connection.execute(
        select(func.min(item_state.c.sort)).where(item_state.c.queue == "review", item_state.c.sort > after.toordinal())
    ).scalar()
    # A card is buried for a day, so those that are still to come back were buried today.
    buried = connection.execute(
        select(func.min(item_state.c.buried_until))
        .join_from(log, item_state, item_state.c.item_id == log.c.item_id)
        .where(log.c.study_day >= after, log.c.kind == "buried", item_state.c.buried_until > after)
        .where(item_state.c.queue != "out", _CARD)
        .where(or_(item_state.c.queue != "review", item_state.c.sort <= after.toordinal()))
    ).scalar()
    due = date.fromordinal(ordinal) if ordinal is not None else None
    return min((day for day in (due, buried) if day is not None), default=None)


def done_on(connection: Connection, day: date) -> DoneToday:
    chosen = (
        select(review.c.before_phase, func.count(distinct(log.c.item_id)))
        .join_from(log, review, review.c.log_id == log.c.id)
        .where(*_standing_reviews(day, "daily"))
        .group_by(review.c.before_phase)
    )
    counts = {phase: count for phase, count in connection.execute(chosen)}
    return DoneToday(new=counts.get("new", 0), reviews=counts.get("review", 0))


def groups_met_on(connection: Connection, day: date) -> set[str]:
    """Give the sibling groups of which a card was reviewed on `day`."""
    chosen = (
        select(sibling.c.name)
        .distinct()
        .join_from(log, review, review.c.log_id == log.c.id)
        .join(sibling, sibling.c.item_id == log.c.item_id)
        .where(*_standing_reviews(day, "daily"))
    )
    return set(connection.execute(chosen).scalars())


def sibling_groups(connection: Connection, items: list[int]) -> dict[int, frozenset[str]]:
    groups: dict[int, frozenset[str]] = {}
    for start in range(0, len(items), 500):
        chosen = select(sibling).where(sibling.c.item_id.in_(items[start : start + 500]))
        for item_id, name in connection.execute(chosen):
            groups[item_id] = groups.get(item_id, frozenset()) | {name}
    return groups


def _standing_reviews(day: date, kind: SessionKind) -> tuple[ColumnElement[bool], ...]:
    return (
        log.c.study_day == day,
        log.c.kind == "review",
        review.c.kind == kind,
        log.c.id.not_in(UNDONE),
        log.c.item_id.not_in(DRILLS),
    )


def _waiting(queue: str, day: date, area: str | None) -> Select[Any]:
    chosen = (
        select(item_state.c.item_id)
        .where(item_state.c.queue == queue, _not_buried(day))
        .order_by(item_state.c.sort, item_state.c.item_id)
    )
    return _in_area(chosen, area)


def _in_area(chosen: Select[Any], area: str | None) -> Select[Any]:
    if area is None:
        return chosen
    return chosen.join(item, and_(item.c.id == item_state.c.item_id, item.c.area == area))


def _not_buried(day: date) -> ColumnElement[bool]:
    return or_(item_state.c.buried_until.is_(None), item_state.c.buried_until <= day)
