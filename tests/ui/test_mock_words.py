"""How interviews and scorecards are said: everything has a word, and nothing is said without evidence."""

from typing import get_args

import pytest

from studyapp.domain.conducting import Reason
from studyapp.domain.interview import PhaseKind
from studyapp.domain.scoring import VALUES, Bar, Dimension, Scorecard
from studyapp.study.debrief import Row
from studyapp.study.interview_effects import Reason as EffectReason
from studyapp.study.interview_scores import Point
from studyapp.ui import mock_words as words
from studyapp.ui.screens.mocks import _KINDS

ANSWER = "Well, BN works\nper sample. And noise."


def row(state: str | None, span: tuple[int, int] | None = None) -> Row:
    return Row(Point("axis", 1, True, None), None, None, state, span, state == "reversed", False)  # type: ignore[arg-type]


def test_everything_has_a_word_and_no_two_marks_the_same_sign() -> None:
    assert set(words._REASONS) == set(get_args(Reason))
    assert set(words._EFFECTS) == set(get_args(EffectReason))
    assert set(words._DIMENSIONS) == set(get_args(Dimension))
    assert set(words._BARS) == set(get_args(Bar))
    assert set(_KINDS) == set(PhaseKind)
    assert set(words.SIGNS) == set(words.MARK_COLOURS) == set(VALUES)
    assert len(set(words.SIGNS.values())) == len(VALUES)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (row("found", (6, 25)), 'found: "BN works per sample"'),
        (row("reversed", (6, 25)), 'may be reversed: "BN works per sample"'),
        (row("missing"), "not found"),
        (row(None), ""),
    ],
)
def test_a_suggestion_quotes_what_it_rests_on(one: Row, said: str) -> None:
    assert words.suggestion_words(one, ANSWER) == said


@pytest.mark.parametrize(("confidence", "word"), [(0, "a guess"), (25, "a guess"), (50, "roughly"), (100, "sure")])
def test_any_confidence_has_the_nearest_word(confidence: int, word: str) -> None:
    assert words.confidence_word(confidence) == word


def test_no_score_without_evidence() -> None:
    nothing = Scorecard({"communication": 4.0}, None, None, None, {})
    assert words.score_lines(nothing) == ["Not enough was answered for a score."]

    little = Scorecard({"correctness": 2.5}, 2.5, None, "junior", {})
    said = "\n".join(words.score_lines(little))
    assert "too few questions for an interval" in said
    assert "too few answers with a confidence" in said
    assert "The bars are a convention" in said


def test_it_is_said_why_a_high_score_reaches_no_bar() -> None:
    uneven = Scorecard({"correctness": 3.7, "code": 1.0}, 2.9, None, "below", {})
    assert "is under 2" in words.score_lines(uneven)[-2]


def test_readiness_needs_enough_questions() -> None:
    assert "too few" in words.readiness_words(None)
    assert "62% of what was asked at random (12 questions)" in words.readiness_words((0.62, 12))
