"""What an interview comes to: marks of its turns, dimensions, a bar, how sure one may be, how sure the user was.

The rules are INTERVIEW.md's. The bars are a convention, and nothing is said where there is too little to say it from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from studyapp.domain.choosing import Generator
from studyapp.domain.marking import State

Dimension = Literal["correctness", "depth", "code", "communication", "speed"]
Bar = Literal["below", "junior", "mid", "senior"]

#: What a point can be marked with: nothing, half, all, the opposite.
VALUES = (0.0, 0.5, 1.0, -1.0)
WEIGHTS: dict[Dimension, int] = {"correctness": 35, "depth": 20, "code": 25, "communication": 10, "speed": 10}
BARS: tuple[tuple[Bar, float], ...] = (("senior", 3.2), ("mid", 2.8), ("junior", 2.4))
_CORE_DIMENSIONS: tuple[Dimension, ...] = ("correctness", "depth", "code")
_LEAST_OF_CORE = 2.0
HINT_COST = 0.1
_REVERSED_CORE_COST = 0.25
_OVERTIME_COST = 0.2
#: Fewer turns than this say nothing about the spread, fewer confidences nothing about calibration.
LEAST_TURNS = 4
LEAST_CONFIDENCES = 5
_RESAMPLES = 2000
_SUGGESTED: dict[State, float] = {"found": 1, "missing": 0, "reversed": -1}


@dataclass(frozen=True, slots=True)
class MarkedPoint:
    """`value` is one of VALUES; -1, the opposite was said, costs more than silence."""

    weight: int
    core: bool
    value: float


@dataclass(frozen=True, slots=True)
class MarkedTurn:
    """`score` in [0, 1]. `in_time`: within the seconds planned. `confidence` in [0, 1], given before any feedback."""

    score: float
    area: str
    level: int
    depth: int
    in_time: bool
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """`dimensions` from 1 to 4; what there is no evidence for isn't there. `interval` is of `overall`, at 90 %.

    `brier` is the mean squared distance of confidence from mark, by area.
    """

    dimensions: Mapping[Dimension, float]
    overall: float | None
    interval: tuple[float, float] | None
    bar: Bar | None
    brier: Mapping[str, float]


def suggested(state: State) -> float:
    """Give the mark that what was heard suggests; the user decides."""
    return _SUGGESTED[state]


def turn_score(points: Sequence[MarkedPoint], hints: int, seconds: float, planned_s: float) -> float:
    """Give the mark of a turn in [0, 1]; time over the planned costs up to a fifth, all of it at twice the time."""
    total = sum(point.weight for point in points)
    if not total:
        return 0.0
    score = sum(point.weight * point.value for point in points) / total
    score -= _REVERSED_CORE_COST * sum(point.core and point.value < 0 for point in points)
    overtime = min(1.0, max(0.0, seconds / planned_s - 1)) if planned_s > 0 else 0.0
    factor = max(0.0, 1 - HINT_COST * hints) * (1 - _OVERTIME_COST * overtime)
    return min(1.0, max(0.0, score)) * factor


def code_score(conclusion: str, passed: int, cases: int) -> float:
    """Give the mark of code in [0, 1]: all of it for what was accepted, else up to a half for the cases passed."""
    if conclusion == "accepted":
        return 1.0
    return 0.5 * passed / cases if cases else 0.0


def scorecard(
    turns: Sequence[MarkedTurn], code: Sequence[float], communication: float | None, rng: Generator | None
) -> Scorecard:
    """`code` are marks of drills in [0, 1]; `communication` is the user's own, from 1 to 4.

    Without a generator there is no interval, which takes a thousand times as long as all the rest.
    """
    dimensions = _dimensions(turns, code, communication)
    overall = _overall(dimensions)
    return Scorecard(
        dimensions=dimensions,
        overall=overall,
        interval=_interval(turns, code, communication, rng) if rng is not None else None,
        bar=_bar(overall, dimensions),
        brier=_brier(turns),
    )


def _dimensions(
    turns: Sequence[MarkedTurn], code: Sequence[float], communication: float | None
) -> dict[Dimension, float]:
    found: dict[Dimension, float] = {}
    if turns:
        found["correctness"] = _scale(_mean([turn.score for turn in turns]))
    answered = [turn for turn in turns if turn.score > 0]  # to say nothing quickly is no speed
    if answered:
        found["speed"] = _scale(_mean([float(turn.in_time) for turn in answered]))
    deeper = [turn.score for turn in turns if turn.depth > 0]
    if deeper:
        found["depth"] = _scale(_mean(deeper))
    if code:
        found["code"] = _scale(_mean(code))
    if communication is not None:
        found["communication"] = communication
    return {name: found[name] for name in WEIGHTS if name in found}


def _overall(dimensions: Mapping[Dimension, float]) -> float | None:
    """Absent dimensions leave their weight to the others. Nothing but a self-marked one is no evidence."""
    if not any(name in dimensions for name in _CORE_DIMENSIONS):
        return None
    total = sum(WEIGHTS[name] for name in dimensions)
    return sum(WEIGHTS[name] * value for name, value in dimensions.items()) / total


def _bar(overall: float | None, dimensions: Mapping[Dimension, float]) -> Bar | None:
    if overall is None:
        return None
    if any(dimensions[name] < _LEAST_OF_CORE for name in _CORE_DIMENSIONS if name in dimensions):
        return "below"
    return next((bar for bar, least in BARS if overall >= least), "below")


def _interval(
    turns: Sequence[MarkedTurn], code: Sequence[float], communication: float | None, rng: Generator
) -> tuple[float, float] | None:
    """Bootstrap over turns: what other questions of the same kind might have come to."""
    if len(turns) < LEAST_TURNS:
        return None
    drawn = []
    for _ in range(_RESAMPLES):
        overall = _overall(_dimensions([turns[int(rng.random() * len(turns))] for _ in turns], code, communication))
        if overall is not None:
            drawn.append(overall)
    drawn.sort()
    return drawn[round(0.05 * (len(drawn) - 1))], drawn[round(0.95 * (len(drawn) - 1))]


def _brier(turns: Sequence[MarkedTurn]) -> dict[str, float]:
    given = [(turn.area, (turn.confidence - turn.score) ** 2) for turn in turns if turn.confidence is not None]
    if len(given) < LEAST_CONFIDENCES:
        return {}
    areas = sorted({area for area, _error in given})
    return {area: _mean([error for name, error in given if name == area]) for area in areas}


def _scale(share: float) -> float:
    return 1 + 3 * share


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
