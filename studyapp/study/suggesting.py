"""Which grade the evidence suggests. The learner decides; this only marks one of the four."""

from collections.abc import Set

from studyapp.authoring.parameters import Mark, NotANumber, Right, mark_number
from studyapp.domain.memory import Rating
from studyapp.study.showing import Shown

#: Shares of the key points' weight from which an answer counts as good, or at least as hard. A convention.
GOOD_FROM, HARD_FROM = 0.8, 0.4


def mark_typed(shown: Shown, typed: str) -> Mark | None:
    """Mark a typed number of a parameterised card; None where there is nothing to mark."""
    if shown.card.parameters is None or shown.draw is None or not typed:
        return None
    return mark_number(shown.card.parameters, shown.draw, typed)


def suggest(shown: Shown, ticked: Set[str] | None, typed: str) -> Rating:
    """`ticked` None: no key point was looked at, and without other evidence the usual grade, Good, is offered."""
    if ticked is not None:
        total = sum(point.weight for point in shown.card.key_points)
        share = sum(point.weight for point in shown.card.key_points if point.id in ticked) / total
        if share >= GOOD_FROM:
            return Rating.GOOD
        return Rating.HARD if share >= HARD_FROM else Rating.AGAIN
    match mark_typed(shown, typed):
        case None | Right() | NotANumber():
            return Rating.GOOD
        case _:
            return Rating.AGAIN
