"""From the key of a grade to the next card painted, the grade on disk between: CPU time of this process."""

import time
from pathlib import Path

from studyapp.home import Home
from studyapp.study.clock import SystemClock
from studyapp.study.opening import open_study
from studyapp.study.review import ReviewSession
from studyapp.ui.app import StudyApp
from studyapp.ui.screens.review import ReviewScreen

GRADES = 150
WARM_UP = 20


async def measure(home: Home, content: Path) -> tuple[list[float], list[float]]:
    """Give milliseconds of CPU for each grade, and for each flip to the answer, after a warm-up."""
    study = open_study(home, content, SystemClock())
    app = StudyApp(lambda: study, ReviewSession, study.config)
    grades, flips = [], []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        for number in range(WARM_UP + GRADES):
            begun = time.process_time()
            screen.action_reveal()
            await pilot.pause(0)
            flipped = time.process_time()
            screen.action_grade(3)
            await pilot.pause(0)
            graded = time.process_time()
            if number >= WARM_UP:
                flips.append(1000 * (flipped - begun))
                grades.append(1000 * (graded - flipped))
    study.close()
    return grades, flips
