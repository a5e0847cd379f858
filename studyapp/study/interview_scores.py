"""What an interview's marks come to, and what the ones before it tell of the user."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from studyapp.domain.card import CardKind, KeyPoint
from studyapp.domain.choosing import Outcome
from studyapp.domain.conducting import DRILL, NUMBER, Topic, Turn
from studyapp.domain.scoring import MarkedPoint, MarkedTurn, Scorecard, code_score, scorecard, turn_score
from studyapp.storage import interviews
from studyapp.storage.interviews import StoredInterview
from studyapp.study.opening import Study


@dataclass(frozen=True, slots=True)
class Point:
    """A point that an answer is marked on; `told` is None for the number of a calculation."""

    id: str
    weight: int
    core: bool
    told: KeyPoint | None


def points_of(topic: Topic) -> list[Point]:
    """Give what an answer to this card is marked on."""
    if topic.card.kind is CardKind.PARAM:
        return [Point(NUMBER, 1, True, None)]
    core = {point.id for point in topic.rubric.points if point.core} if topic.rubric else set()
    return [Point(point.id, point.weight, point.id in core, point) for point in topic.card.key_points]


def score_of_turn(stored: StoredInterview, position: int) -> float | None:
    """Give the mark of a turn in [0, 1]; None where nothing was asked from the deck, or not all is marked."""
    turn = stored.turns[position]
    if turn.question.target.startswith(DRILL):
        return code_score(turn.verdict, turn.passed, turn.cases) if turn.verdict or turn.skipped else None
    topic = stored.plan.topics.get(turn.question.target)
    if topic is None:
        return None
    marked = []
    for point in points_of(topic):
        mark = stored.marks.get((position, point.id))
        if mark is None:
            return None
        marked.append(MarkedPoint(point.weight, point.core, mark.value))
    return turn_score(marked, turn.hints, turn.seconds, turn.question.planned_s)


def scorecard_of(stored: StoredInterview, *, interval: bool = True) -> Scorecard:
    """Give the scorecard of what is marked so far; without its interval it is there in no time."""
    turns: list[MarkedTurn] = []
    code: list[float] = []
    for position, turn in enumerate(stored.turns):
        score = score_of_turn(stored, position)
        if score is None:
            continue
        if turn.question.target.startswith(DRILL):
            code.append(score)
        else:
            turns.append(_marked(turn, score, stored.plan.topics[turn.question.target]))
    rng = Random(f"interval {stored.plan.seed}") if interval else None
    return scorecard(turns, code, stored.communication, rng)


def past(study: Study, *, abandoned: bool = False) -> list[StoredInterview]:
    """Give the interviews that were brought to their end, oldest first, each with no more cards than it asked."""
    with study.store.read() as connection:
        ended = interviews.ended(connection, abandoned=abandoned)
        return [interviews.read_interview(connection, one, asked_only=True) for one in ended]


def past_outcomes(study: Study) -> list[Outcome]:
    """Give the answers of all interviews that were brought to their end, oldest first."""
    return [outcome for one in past(study) for outcome in _outcomes(one)]


def _outcomes(stored: StoredInterview) -> Iterator[Outcome]:
    for position, turn in enumerate(stored.turns):
        score = score_of_turn(stored, position)
        if score is None:
            continue
        target = turn.question.target
        known: Mapping[str, Topic] = stored.plan.topics
        if target in known:
            yield Outcome(known[target].card.area, known[target].card.level, score)
        elif (task := stored.plan.tasks.get(target.removeprefix(DRILL))) is not None:
            yield Outcome(task.candidate.area, task.candidate.level, score)


def _marked(turn: Turn, score: float, topic: Topic) -> MarkedTurn:
    return MarkedTurn(
        score=score,
        area=topic.card.area,
        level=topic.card.level,
        depth=turn.question.depth,
        in_time=turn.seconds <= turn.question.planned_s,
        confidence=None if turn.confidence is None else turn.confidence / 100,
    )
