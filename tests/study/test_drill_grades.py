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


def at(level: str) -> Attempted:
    return replace(ACCEPTED, level=level)


@pytest.mark.parametrize(
    ("events", "level"),
    [
        ([], "fill"),
        ([GOOD], "fill"),
        ([GOOD, GOOD], "signature"),
        ([EASY, GOOD], "signature"),
        ([GOOD, HARD, GOOD], "fill"),
        ([GOOD] * 3, "signature"),
        ([GOOD] * 4, "blank"),
        ([GOOD] * 9, "blank"),
        ([*[GOOD] * 4, AGAIN], "signature"),
        ([*[GOOD] * 4, AGAIN, GOOD], "signature"),
        ([*[GOOD] * 4, AGAIN, GOOD, EASY], "blank"),
        ([GOOD, AGAIN], "read"),
        ([AGAIN], "read"),
        ([AGAIN, AGAIN], "fill"),
        ([AGAIN, GOOD], "fill"),
        ([AGAIN, AGAIN, AGAIN], "read"),
        ([HARD, HARD], "fill"),
        ([GOOD, GOOD, Restarted()], "fill"),
        ([GOOD, Restarted(), GOOD], "fill"),
        ([at("fill"), GOOD, at("fill"), GOOD], "signature"),
        ([at("blank"), GOOD], "blank"),
        ([at("blank"), AGAIN], "signature"),
        ([GOOD, at("signature"), GOOD], "signature"),
        ([GOOD, at("signature"), GOOD, at("signature"), GOOD], "blank"),
        ([at("blank"), at("fill"), GOOD, GOOD], "signature"),
        ([at("read"), AGAIN], "fill"),
        ([at("of another version"), GOOD], "blank"),
    ],
)
def test_starter_fades_with_the_grades(events: list[Event | Rating], level: str) -> None:
    """The rules are issue 7's: two clean passes lead one step up, a failure one down."""
    assert faded_level(entries(*events)) == level
