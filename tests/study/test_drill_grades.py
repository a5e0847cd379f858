"""Suggested grades and fading starters, by the rules of the issue: in time, late, with hints, given up."""

from dataclasses import replace

import pytest
from building import MONDAY as NOW
from building import answer, stamp_on

from studyapp.domain.log import Attempted, Entry, Event, Judged, Restarted, Reviewed
from studyapp.domain.memory import Rating, Unseen
from studyapp.study.drill_grades import faded_level, suggest_grade

AGAIN, HARD, GOOD, EASY = Rating
LIMIT_S = 600.0
ACCEPTED = Attempted("code", "cpu", "signature", 400.0, 0, 1, False, Judged("accepted", "core", 1, 2, 2, None, 0.1))


@pytest.mark.parametrize(
    ("changes", "grade"),
    [
        ({}, GOOD),
        ({"seconds": 299.0}, EASY),
        ({"seconds": 300.0}, GOOD),
        ({"seconds": 600.0}, GOOD),
        ({"seconds": 601.0}, HARD),
        ({"hints": 1}, HARD),
        ({"hints": 1, "seconds": 10.0}, HARD),
        ({"tries": 9, "seconds": 299.0}, EASY),
        ({"seconds": 299.0, "level": "fill"}, GOOD),
        ({"seconds": 299.0, "level": "blank"}, EASY),
        ({"answer_seen": True, "seconds": 10.0}, AGAIN),
    ],
)
def test_accepted_answer_suggests(changes: dict[str, object], grade: Rating) -> None:
    assert suggest_grade(replace(ACCEPTED, **changes), LIMIT_S) == grade  # type: ignore[arg-type]


def test_no_accepted_answer_suggests_again() -> None:
    assert suggest_grade(None, LIMIT_S) == AGAIN


def entries(*events: Event | Rating) -> list[Entry]:
    graded = [Reviewed(answer(event), Unseen()) if isinstance(event, Rating) else event for event in events]
    return [Entry(n, 1, 1, stamp_on(NOW.date()), event) for n, event in enumerate(graded, start=1)]


@pytest.mark.parametrize(
    ("events", "level"),
    [
        ([], "fill"),
        ([AGAIN], "fill"),
        ([HARD], "fill"),
        ([GOOD], "signature"),
        ([EASY], "signature"),
        ([GOOD, GOOD], "blank"),
        ([GOOD, EASY], "blank"),
        ([GOOD, HARD, GOOD], "signature"),
        ([GOOD, GOOD, AGAIN], "signature"),
        ([GOOD, GOOD, AGAIN, GOOD, GOOD], "blank"),
        ([GOOD, GOOD, Restarted()], "fill"),
        ([GOOD, ACCEPTED, GOOD], "blank"),
    ],
)
def test_starter_fades_with_the_grades(events: list[Event | Rating], level: str) -> None:
    assert faded_level(entries(*events)) == level
