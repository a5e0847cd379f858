"""Counts over the log for Today and `stats`. Every one can be recounted from `export`."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, case, distinct, func, select

from studyapp.storage.tables import DRILLS, UNDONE, item, item_state, log, review


@dataclass(frozen=True, slots=True)
class Recalled:
    """Of `asked` spaced items, `right` were graded better than Again."""

    right: int
    asked: int


def reviews_by_day(connection: Connection, since: date) -> dict[date, int]:
    """Count standing grades of every kind, of cards and drills, for each study day from `since` on."""
    chosen = (
        select(log.c.study_day, func.count())
        .where(log.c.kind == "review", log.c.study_day >= since, log.c.id.not_in(UNDONE))
        .group_by(log.c.study_day)
    )
    return {day: n for day, n in connection.execute(chosen)}


def recalled(connection: Connection, first: date, last: date) -> Recalled:
    """Count daily reviews of spaced cards between two study days, both included."""
    chosen = (
        select(func.count(), func.coalesce(func.sum(case((review.c.rating > 1, 1), else_=0)), 0))
        .join_from(log, review, review.c.log_id == log.c.id)
        .where(log.c.study_day.between(first, last), log.c.kind == "review", log.c.id.not_in(UNDONE))
        .where(review.c.kind == "daily", review.c.before_phase == "review", log.c.item_id.not_in(DRILLS))
    )
    asked, right = connection.execute(chosen).one()
    return Recalled(right, asked)


def recent_seconds(connection: Connection, last: int) -> list[float]:
    """Give how long the last grades of cards took, newest first."""
    chosen = (
        select(review.c.seconds)
        .join_from(review, log, log.c.id == review.c.log_id)
        .where(review.c.kind == "daily", log.c.item_id.not_in(DRILLS))
        .order_by(review.c.log_id.desc())
        .limit(last)
    )
    return list(connection.execute(chosen).scalars())


def totals(connection: Connection) -> tuple[int, int]:
    """Give the number of standing grades of cards, and of days with a grade of a card or a drill."""
    of_card = case((log.c.item_id.not_in(DRILLS), 1))
    chosen = select(func.count(of_card), func.count(distinct(log.c.study_day))).where(
        log.c.kind == "review", log.c.id.not_in(UNDONE)
    )
    reviews, days = connection.execute(chosen).one()
    return reviews, days


def items_by_state(connection: Connection, *, drills: bool = False) -> dict[str, int]:
    """Count the cards, content's and imported ones, or the drills."""
    chosen = (
        select(item_state.c.queue, item.c.retired_at.is_not(None), func.count())
        .join_from(item_state, item, item.c.id == item_state.c.item_id)
        .where((item.c.kind == "drill") == drills)
        .group_by(item_state.c.queue, item.c.retired_at.is_not(None))
    )
    found = {"new": 0, "learning": 0, "review": 0, "suspended": 0, "retired": 0}
    names = {"new": "new", "steps": "learning", "review": "review"}
    for queue, retired, n in connection.execute(chosen):
        found["retired" if retired else names.get(queue.removeprefix("drill-"), "suspended")] += n
    return found
