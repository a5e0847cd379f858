"""Snapshots of both screens in the three sizes. `pytest --snapshot-update` after looking at what changed."""

from pathlib import Path

import pytest
from building import Desk, card, grade_all, sum_card
from picturing import Pictured
from textual.pilot import Pilot

from studyapp.domain.memory import Rating
from studyapp.study.review import ReviewSession
from studyapp.ui.app import StudyApp
from studyapp.ui.screens import review_page

ANSWER = """Both compute $\\hat{x}=(x-\\mu)/\\sqrt{\\sigma^2+\\epsilon}$.

| | BN | LN |
|---|---|---|
| over | a channel | a sample |"""
RICH = card(
    "look",
    question="LN 和 BN",
    answer=ANSWER,
    points=("按通道统计 / BN: per channel (2)", "按样本统计 / LN: per sample"),
)
SIZES = [((60, 16), "zh", "dark"), ((80, 24), "en", "light"), ((120, 40), "zh", "light"), ((80, 24), "zh", "dark")]


@pytest.fixture
def app(desk: Desk, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> StudyApp:
    """A study on its third day, one card in ten a year old; no clock runs."""
    language, theme, session = request.param
    monkeypatch.setattr(review_page, "monotonic", lambda: 0.0)
    desk.configure(interface_language=language, content_language=language, theme=theme, new_per_day=4)
    desk.write("a.md", RICH, *(card(f"c{i}") for i in range(6)), area="normalization")
    desk.write("b.md", sum_card(), *(card(f"d{i}") for i in range(3)), area="detection")
    for _day in range(2):
        grade_all(ReviewSession(desk.open()), Rating.EASY)
        desk.clock.forward_days(9)
    study = desk.open()
    return Pictured(lambda: study, ReviewSession if session else (lambda _study: None), study.config)


def cases(session: bool) -> pytest.MarkDecorator:
    params = [(size, (language, theme, session)) for size, language, theme in SIZES]
    ids = [f"{size[0]}x{size[1]}-{language}-{theme}" for size, language, theme in SIZES]
    return pytest.mark.parametrize(("size", "app"), params, ids=ids, indirect=["app"])


@cases(session=False)
def test_today(snap_compare: object, app: StudyApp, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size)  # type: ignore[operator]


@cases(session=True)
def test_review_with_the_answer_open(snap_compare: object, app: StudyApp, size: tuple[int, int]) -> None:
    async def reveal(pilot: Pilot[None]) -> None:
        await pilot.press("space", "enter")

    assert snap_compare(app, terminal_size=size, run_before=reveal)  # type: ignore[operator]


def test_snapshots_are_there() -> None:
    assert len(list((Path(__file__).parent / "__snapshots__" / "test_looks").iterdir())) == 2 * len(SIZES)
