"""The app under a pilot, from its first screen on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot
from textual.widgets import Static

from studyapp.study.opening import Study
from studyapp.ui.app import StudyApp


@asynccontextmanager
async def opened(study: Study, *keys: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """Open the app and press keys."""
    app = StudyApp(lambda: study, lambda _study: None, study.config)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, *keys)
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each when what the one before did is done."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()


def said(pilot: Pilot[None], part: str = "fault") -> str:
    """Give the text of a part of the screen."""
    return str(pilot.app.screen.query_one(f"#{part}", Static).content)


def screen_text(pilot: Pilot[None]) -> list[str]:
    """Give the lines of the screen as they are painted."""
    return ["".join(segment.text for segment in strip) for strip in pilot.app.screen._compositor.render_strips()]
