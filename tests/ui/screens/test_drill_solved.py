"""A drill of content/ solved in the app from its starter, with two wrong tries on the way, by the real judge."""

import shutil

import pytest
from building import Desk
from textual.pilot import Pilot
from textual.widgets import Static

from studyapp.paths import content_root
from studyapp.study.drill_states import drill_states
from studyapp.ui.app import StudyApp
from studyapp.ui.screens.drill import DrillScreen
from studyapp.ui.screens.drills import DrillsScreen

NMS = content_root() / "drills" / "nms"


async def judged(pilot: Pilot[None], screen: DrillScreen, words: str) -> str:
    """Run the code; give the results once they say this."""
    await pilot.press("f5")
    for _attempt in range(600):
        await pilot.pause(0.05)
        results = str(screen.results.query_one(Static).render())
        if words in results:
            return results
    raise AssertionError(f"{words!r} not in {results!r}")


@pytest.mark.slow
async def test_drill_is_solved_from_the_starter(desk: Desk) -> None:
    shutil.copytree(NMS, desk.content / "drills" / "nms")
    shutil.copytree(content_root() / "notes" / "detection", desk.content / "notes" / "detection")
    desk.configure(interface_language="en", content_language="en", new_per_day=0)
    study = desk.open()
    app = StudyApp(lambda: study, lambda _study: None, study.config)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("d", "enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, DrillScreen)
        screen.grace_s = 0.0

        starter = await judged(pilot, screen, "exception")
        screen.code.replace_all((NMS / "wrong" / "greater_equal_numpy.py").read_text(encoding="utf-8"))
        wrong = await judged(pilot, screen, "behaves like")
        screen.code.replace_all((NMS / "right" / "model_numpy.py").read_text(encoding="utf-8"))
        right = await judged(pilot, screen, "x the reference")
        await pilot.press("enter")
        listed = str(screen.results.query_one(Static).render())
        await pilot.press("escape")
        await pilot.pause()

        assert "✓ 0" in starter and "Error" in starter
        assert "wrong answer" in wrong and "at the threshold" in wrong and "→" in wrong
        assert "accepted" in right and "✗ 0" in right
        assert "▸ →" in listed
        assert isinstance(app.screen, DrillsScreen)
        (numpy,) = (state for state in drill_states(study) if state.backend == "numpy")
        assert numpy.state == "review" and numpy.last is not None and numpy.last.conclusion == "accepted"
