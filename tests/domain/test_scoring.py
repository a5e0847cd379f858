"""Marks and scorecards, by the rules of INTERVIEW.md, worked out by hand."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.scoring import (
    VALUES,
    WEIGHTS,
    MarkedPoint,
    MarkedTurn,
    code_score,
    scorecard,
    suggested,
    turn_score,
)

CORE, OTHER = MarkedPoint(2, True, 1), MarkedPoint(1, False, 1)
TURN = MarkedTurn(0.8, "losses", 2, 0, True, None)


@pytest.mark.parametrize(
    ("values", "hints", "seconds", "score"),
    [
        ((1, 1), 0, 100, 1.0),
        ((1, 0), 0, 100, 2 / 3),
        ((0.5, 1), 0, 100, 2 / 3),
        ((1, -1), 0, 100, 1 / 3),
        ((0, 1), 0, 100, 1 / 3),
        ((-1, 1), 0, 100, 0.0),  # (-2 + 1) / 3 - .25: never below 0
        ((1, 1), 1, 100, 0.9),
        ((1, 1), 3, 100, 0.7),
        ((1, 1), 20, 100, 0.0),
        ((1, 1), 0, 150, 0.9),  # half over
        ((1, 1), 0, 200, 0.8),
        ((1, 1), 0, 900, 0.8),
        ((1, 1), 1, 200, 0.72),
    ],
)
def test_turn_score(values: tuple[float, float], hints: int, seconds: float, score: float) -> None:
    points = [replace(CORE, value=values[0]), replace(OTHER, value=values[1])]

    assert turn_score(points, hints, seconds, 100) == pytest.approx(score)


def test_the_opposite_of_a_core_point_costs_a_quarter_more() -> None:
    many = [CORE, CORE, CORE, replace(OTHER, value=-1)]
    worse = [CORE, CORE, CORE, MarkedPoint(1, True, -1)]

    assert turn_score(many, 0, 1, 100) == pytest.approx(5 / 7)
    assert turn_score(worse, 0, 1, 100) == pytest.approx(5 / 7 - 0.25)
    assert turn_score([], 0, 1, 100) == 0


def test_code_is_marked_by_the_judge() -> None:
    assert code_score("accepted", 16, 16) == 1
    assert code_score("wrong_answer", 8, 16) == 0.25
    assert code_score("runtime_error", 0, 0) == 0


def test_what_was_heard_suggests_a_mark() -> None:
    assert [suggested(state) for state in ("found", "missing", "reversed")] == [1, 0, -1]


def test_dimensions_are_of_what_was_seen_and_share_the_weight() -> None:
    turns = [TURN, replace(TURN, score=0.4, depth=1, in_time=False)]
    card = scorecard(turns, [0.5], None, Random(1))

    assert card.dimensions == {
        "correctness": pytest.approx(1 + 3 * 0.6),
        "depth": pytest.approx(2.2),
        "code": 2.5,
        "speed": 2.5,
    }
    assert card.overall == pytest.approx((35 * 2.8 + 20 * 2.2 + 25 * 2.5 + 10 * 2.5) / 90)
    assert card.interval is None  # two turns say nothing about the spread
    assert sum(WEIGHTS.values()) == 100


def test_no_evidence_no_score() -> None:
    card = scorecard([], [], 3.0, Random(1))

    assert (card.overall, card.interval, card.bar, card.brier) == (None, None, None, {})


@pytest.mark.parametrize(("score", "bar"), [(0.9, "senior"), (0.75, "mid"), (0.6, "junior"), (0.5, "below")])
def test_bars(score: float, bar: str) -> None:
    turns = [replace(TURN, score=score, in_time=False), replace(TURN, score=score, in_time=False, depth=1)]
    speed = 1.0
    overall = ((35 + 20) * (1 + 3 * score) + 10 * speed) / 65

    card = scorecard(turns, [], None, Random(1))

    assert card.overall == pytest.approx(overall) and card.bar == bar


def test_one_weak_core_dimension_is_below_every_bar() -> None:
    turns = [replace(TURN, score=1.0)] * 6

    assert scorecard(turns, [1.0], None, Random(1)).bar == "senior"
    assert scorecard(turns, [0.2], None, Random(1)).bar == "below"


def test_the_interval_holds_the_score_and_is_the_same_each_time() -> None:
    turns = [replace(TURN, score=n / 10, depth=n % 2) for n in range(1, 10)]
    card = scorecard(turns, [], None, Random(7))

    assert card == scorecard(turns, [], None, Random(7))
    assert card.interval is not None and card.overall is not None
    low, high = card.interval
    assert low < card.overall < high and 0.3 < high - low < 1.5
    steady = scorecard([replace(TURN, score=0.5)] * 8, [], None, Random(7)).interval
    assert steady is not None and steady[0] == pytest.approx(steady[1])


def test_calibration_is_told_from_five_answers_on() -> None:
    sure = [replace(TURN, confidence=1.0, score=0.5)] * 3 + [replace(TURN, area="pooling", confidence=0.2, score=0.2)]

    assert scorecard(sure, [], None, Random(1)).brier == {}
    assert scorecard([*sure, sure[0]], [], None, Random(1)).brier == {"losses": 0.25, "pooling": 0.0}


@given(
    st.lists(st.builds(MarkedPoint, st.integers(1, 3), st.booleans(), st.sampled_from(VALUES)), max_size=6),
    st.integers(0, 12),
    st.floats(0, 5000),
)
def test_a_score_lies_between_nothing_and_all(points: list[MarkedPoint], hints: int, seconds: float) -> None:
    assert 0 <= turn_score(points, hints, seconds, 90) <= 1
