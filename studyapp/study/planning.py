"""What today holds: which items, within the daily limits, in which order."""

import hashlib
import statistics
from dataclasses import dataclass
from datetime import date

from studyapp.domain.config import Config
from studyapp.domain.queue import Step, one_of_each_group
from studyapp.storage import figures, queues
from studyapp.storage.engine import Connection

#: Until this many grades were timed, a card counts as taking `GUESSED_SECONDS`.
TIMED_ENOUGH = 20
GUESSED_SECONDS = 40.0


@dataclass(frozen=True, slots=True)
class Plan:
    """`reviews` and `new` in the order in which they are shown, siblings left out; `steps` may come any time."""

    reviews: list[int]
    new: list[int]
    steps: list[Step]
    seconds_a_card: float
    guessed: bool

    @property
    def seconds(self) -> float:
        return (len(self.reviews) + len(self.new) + len(self.steps)) * self.seconds_a_card


def plan(connection: Connection, config: Config, day: date, *, area: str | None = None, extra_new: int = 0) -> Plan:
    """Choose today's items. Those due longest are chosen first; the order among them is mixed, but repeatable.

    `extra_new` are new cards the user asked for beyond the daily limit.
    """
    done = queues.done_on(connection, day)
    met = queues.groups_met_on(connection, day)
    reviews_left = max(0, config.reviews_per_day - done.reviews)
    new_left = max(0, config.new_per_day - done.new) + extra_new
    # Siblings drop out of the candidates, so more are read than are needed.
    due = queues.due_reviews(connection, day, area, 2 * reviews_left + 20)
    unseen = queues.unseen(connection, day, area, 2 * new_left + 20)
    steps = queues.steps(connection, day, area)
    groups = queues.sibling_groups(connection, [*due, *unseen, *(step.item for step in steps)])
    met = met.union(*(groups.get(step.item, frozenset()) for step in steps))
    reviews = one_of_each_group(due, groups, met)[:reviews_left]
    met = met.union(*(groups.get(item, frozenset()) for item in reviews))
    new = one_of_each_group(unseen, groups, met)[:new_left]
    timed = figures.recent_seconds(connection, 200)
    guessed = len(timed) < TIMED_ENOUGH
    return Plan(
        reviews=mixed_order(reviews, str(day)),
        new=new,
        steps=steps,
        seconds_a_card=GUESSED_SECONDS if guessed else statistics.median(timed),
        guessed=guessed,
    )


def mixed_order(items: list[int], seed: str) -> list[int]:
    """Give the items in an order that looks random and is the same for the same seed."""
    return sorted(items, key=lambda item: hashlib.sha256(f"{seed}:{item}".encode()).digest())
