"""Which item comes next. Pure: the same queue and the same instant give the same choice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

#: With nothing else left, a step this near is shown rather than waited for (Anki's default, 20 minutes).
LEARN_AHEAD = timedelta(minutes=20)


@dataclass(frozen=True, slots=True)
class Step:
    due_at: datetime
    item: int


def spread(reviews: Sequence[int], new: Sequence[int]) -> list[int]:
    """Mix new items evenly between reviews; both keep their order."""
    slots = [((i + 0.5) / len(reviews), 0, item) for i, item in enumerate(reviews)]
    slots += [((i + 0.5) / len(new), 1, item) for i, item in enumerate(new)]
    return [item for _, _, item in sorted(slots, key=lambda slot: slot[:2])]


def choose(now: datetime, steps: Iterable[Step], waiting: Sequence[int]) -> int | None:
    """Give the next item: a step that is due, else the first one waiting, else a step that is near, else None."""
    first = min(steps, key=lambda step: (step.due_at, step.item), default=None)
    if first and first.due_at <= now:
        return first.item
    if waiting:
        return waiting[0]
    return first.item if first and first.due_at <= now + LEARN_AHEAD else None


def one_of_each_group(items: Iterable[int], groups: dict[int, frozenset[str]], met: set[str]) -> list[int]:
    """Leave out every item that has a sibling in `met` or earlier in `items`; `met` gains the groups kept."""
    kept = []
    for item in items:
        names = groups.get(item, frozenset())
        if not names & met:
            kept.append(item)
            met |= names
    return kept
