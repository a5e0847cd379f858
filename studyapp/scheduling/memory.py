"""One grade makes the next memory state. FSRS-6 from the `fsrs` package, fed whole study days, its fuzz off."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from fsrs import Card, Scheduler, State
from fsrs import Rating as FsrsRating
from fsrs.scheduler import DEFAULT_PARAMETERS

from studyapp.domain.config import Config
from studyapp.domain.log import Stamp
from studyapp.domain.memory import InSteps, Memory, ParameterSet, Rating, Spaced, Unseen
from studyapp.scheduling.fuzz import fuzzed

MAXIMUM_INTERVAL_DAYS = 36_500


def parameters_of(config: Config) -> ParameterSet:
    return ParameterSet(
        weights=tuple(DEFAULT_PARAMETERS),
        desired_retention=config.desired_retention,
        learning_minutes=config.learning_minutes,
        relearning_minutes=config.relearning_minutes,
        maximum_interval_days=MAXIMUM_INTERVAL_DAYS,
    )


def parameters_for_drills(config: Config) -> ParameterSet:
    """The same without steps: nobody writes the same code again ten minutes later; a drill comes back another day."""
    return replace(parameters_of(config), learning_minutes=(), relearning_minutes=())


def grade(memory: Memory, rating: Rating, stamp: Stamp, parameters: ParameterSet, item: int) -> Memory:
    """Give the state after this grade. `item` and the number of reviews seed the fuzz.

    A clock that went backwards counts as no time elapsed: the review is booked on the day of the last one.
    """
    day = stamp.study_day if isinstance(memory, Unseen) else max(stamp.study_day, memory.last_day)
    lapse = isinstance(memory, Spaced) and rating is Rating.AGAIN
    reviews, lapses = memory.reviews + 1, memory.lapses + lapse
    after, _ = _scheduler(parameters).review_card(_card(memory), FsrsRating(rating), _midnight(day))
    assert after.stability is not None and after.difficulty is not None
    if after.state is not State.Review:
        assert after.step is not None
        return InSteps(
            relearning=after.state is State.Relearning,
            step=after.step,
            stability=after.stability,
            difficulty=after.difficulty,
            last_day=day,
            due_at=stamp.at + (after.due - _midnight(day)),
            reviews=reviews,
            lapses=lapses,
        )
    interval = fuzzed(
        (after.due - _midnight(day)).days,
        previous_days=memory.interval_days if isinstance(memory, Spaced) and not lapse else 0,
        maximum_days=parameters.maximum_interval_days,
        item=item,
        reviews=memory.reviews,
    )
    due_day = day + timedelta(days=interval)
    return Spaced(after.stability, after.difficulty, day, due_day, reviews, lapses)


def preview(memory: Memory, stamp: Stamp, parameters: ParameterSet, item: int) -> dict[Rating, Memory]:
    """Give what each grade would make: exactly what `grade` writes."""
    return {rating: grade(memory, rating, stamp, parameters, item) for rating in Rating}


def recall(memory: Memory, day: date, parameters: ParameterSet) -> float | None:
    """Predict the probability of a right answer on `day`; None for an item never seen."""
    if isinstance(memory, Unseen):
        return None
    at = _midnight(max(day, memory.last_day))
    return float(_scheduler(parameters).get_card_retrievability(_card(memory), at))


def restart(memory: Memory) -> Unseen:
    return Unseen(reviews=memory.reviews, lapses=memory.lapses)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _card(memory: Memory) -> Card:
    # A card id is always given: without one the package reads the clock and sleeps a millisecond.
    card = Card(card_id=1, due=datetime(2000, 1, 1, tzinfo=UTC))
    match memory:
        case Unseen():
            return card
        case InSteps():
            card.state = State.Relearning if memory.relearning else State.Learning
            card.step = memory.step
        case Spaced():
            card.state, card.step = State.Review, None
    card.stability, card.difficulty = memory.stability, memory.difficulty
    card.last_review = _midnight(memory.last_day)
    return card


@lru_cache(maxsize=8)
def _scheduler(parameters: ParameterSet) -> Scheduler:
    return Scheduler(
        parameters=parameters.weights,
        desired_retention=parameters.desired_retention,
        learning_steps=[timedelta(minutes=m) for m in parameters.learning_minutes],
        relearning_steps=[timedelta(minutes=m) for m in parameters.relearning_minutes],
        maximum_interval=parameters.maximum_interval_days,
        enable_fuzzing=False,
    )
