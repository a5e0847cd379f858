"""What is known of one item's place in a memory: never seen, in steps on its first day, or spaced over days."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum


class Rating(IntEnum):
    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Unseen:
    """`reviews` isn't 0 for an item the user chose to learn anew; it goes on counting, as it seeds the fuzz."""

    reviews: int = 0
    lapses: int = 0


@dataclass(frozen=True, slots=True)
class InSteps:
    """Being learned (or, after a lapse, relearned) in steps of minutes. `stability` is in days."""

    relearning: bool
    step: int
    stability: float
    difficulty: float
    last_day: date
    due_at: datetime
    reviews: int
    lapses: int


@dataclass(frozen=True, slots=True)
class Spaced:
    """`interval_days` is the interval that was written at the last review: `due_day - last_day`."""

    stability: float
    difficulty: float
    last_day: date
    due_day: date
    reviews: int
    lapses: int

    @property
    def interval_days(self) -> int:
        return (self.due_day - self.last_day).days


Memory = Unseen | InSteps | Spaced


@dataclass(frozen=True, slots=True)
class ParameterSet:
    """Everything, beside the reviews themselves, that decides a memory state; a row of its own in the log.

    `weights` are FSRS-6's 21; `desired_retention` is a probability.
    """

    weights: tuple[float, ...]
    desired_retention: float
    learning_minutes: tuple[int, ...]
    relearning_minutes: tuple[int, ...]
    maximum_interval_days: int


@dataclass(frozen=True, slots=True)
class ItemState:
    """An item's memory with what else decides whether it is shown.

    `pulled_to`: a mock interview wants it back no later than this day. `log_head` is the id of the item's last
    log entry, 0 if there is none; it changes whenever anybody does anything to the item.
    """

    memory: Memory = Unseen()
    suspended: bool = False
    leech: bool = False
    buried_until: date | None = None
    pulled_to: date | None = None
    log_head: int = 0

    @property
    def due_day(self) -> date | None:
        """Give the study day from which a spaced item, or an unseen one that was pulled, is due; None for others."""
        if isinstance(self.memory, Unseen):
            return self.pulled_to
        if not isinstance(self.memory, Spaced):
            return None
        return min(self.memory.due_day, self.pulled_to) if self.pulled_to else self.memory.due_day
