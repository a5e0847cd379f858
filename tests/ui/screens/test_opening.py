"""Images, links and formulas of the card on the review screen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from building import Desk, card
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from studyapp.errors import EnvironmentProblem
from studyapp.study.review import ReviewSession
from studyapp.ui import external
from studyapp.ui.app import StudyApp
from studyapp.ui.screens.picture_dialog import PictureDialog
from studyapp.ui.screens.review import ReviewScreen

ANSWER = "See ![curve](curve.png) and [paper](https://a.b/c?x=')\"). $x^2$"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path | str]:
    opened: list[Path | str] = []
    monkeypatch.setattr(external, "show", opened.append)
    return opened


@asynccontextmanager
async def answered(desk: Desk, answer: str) -> AsyncIterator[tuple[Pilot[None], ReviewScreen]]:
    desk.configure(content_language="en")
    desk.write("a.md", card("one", answer=answer), card("two"))
    (desk.content / "notes" / "curve.png").write_bytes(b"")
    study = desk.open()
    app = StudyApp(lambda: study, ReviewSession, study.config)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        await pilot.press("space")
        assert isinstance(app.screen, ReviewScreen)
        yield pilot, app.screen


def text(screen: ReviewScreen, part: str) -> str:
    return str(screen.query_one(f"#{part}", Static).content)


async def click_on(pilot: Pilot[None], screen: ReviewScreen, words: str) -> None:
    lines = text(screen, "answer").split("\n")
    row = next(number for number, line in enumerate(lines) if words in line)
    await pilot.click("#answer", offset=(lines[row].index(words) + 1, row))
    await settled(pilot)


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_one_image_opens_at_the_key(desk: Desk, opened: list[Path | str]) -> None:
    async with answered(desk, ANSWER) as (pilot, screen):
        assert "image" in text(screen, "more-keys")
        await pilot.press("i")
        await settled(pilot)

        assert opened == [desk.content / "notes" / "curve.png"]
        assert "curve.png" in text(screen, "fault")


async def test_images_and_links_open_at_a_click(desk: Desk, opened: list[Path | str]) -> None:
    async with answered(desk, ANSWER) as (pilot, screen):
        await click_on(pilot, screen, "[image curve]")
        await click_on(pilot, screen, "paper")

        assert opened == [desk.content / "notes" / "curve.png", "https://a.b/c?x='"]


async def test_of_several_images_one_is_chosen(desk: Desk, opened: list[Path | str]) -> None:
    async with answered(desk, "![curve](curve.png) ![net](https://a.b/n.png)") as (pilot, _screen):
        await pilot.press("i")
        assert isinstance(pilot.app.screen, PictureDialog)
        names = [str(option.prompt) for option in pilot.app.screen.query_one(OptionList).options]
        await pilot.press("down", "enter")
        await settled(pilot)

        assert names == ["curve", "net"] and opened == ["https://a.b/n.png"]


async def test_nothing_opens_by_itself_and_no_image_is_said(desk: Desk, opened: list[Path | str]) -> None:
    async with answered(desk, "[paper](https://a.b)") as (pilot, screen):
        await pilot.press("i")
        await settled(pilot)

        assert opened == [] and "no image" in text(screen, "fault")


async def test_missing_image_and_missing_viewer_are_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_target: object) -> None:
        raise EnvironmentProblem("no viewer")

    monkeypatch.setattr(external, "show", refuse)
    async with answered(desk, "![a](gone.png) ![b](curve.png)") as (pilot, screen):
        await click_on(pilot, screen, "[image a]")
        missing = text(screen, "fault")
        await click_on(pilot, screen, "[image b]")

        assert "isn't there" in missing and "no viewer" in text(screen, "fault")


async def test_key_shows_formulas_as_they_are_written_and_back(desk: Desk) -> None:
    async with answered(desk, "Mean $x^2$\n\n$$\\frac{a}{b}$$") as (pilot, screen):
        before = text(screen, "answer")
        await pilot.press("f")
        source = text(screen, "answer")
        await pilot.press("f")

        assert "x²" in before and "\\frac" not in before
        assert "$x^2$" in source and "$$\\frac{a}{b}$$" in source
        assert text(screen, "answer") == before


async def test_long_answer_of_ones_own_is_broken_into_lines(desk: Desk) -> None:
    desk.configure(content_language="en")
    desk.write("a.md", card("one"))
    study = desk.open()
    async with StudyApp(lambda: study, ReviewSession, study.config).run_test(size=(60, 30)) as pilot:
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        await pilot.press("t")
        screen.query_one("#typed").insert("批归一化" * 30)  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")

        own = text(screen, "answer").split("\n\n")[1]
        assert own.startswith("You   批") and own.replace(" ", "").replace("\n", "") == "You" + "批归一化" * 30
        assert all(len(line) * 2 <= 2 * 56 for line in own.split("\n"))
