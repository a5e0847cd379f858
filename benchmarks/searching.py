"""From a key in the browser's search line to its results and their count painted: CPU time of this process."""

import asyncio
import time
from pathlib import Path

from studyapp.home import Home
from studyapp.study.browsing import Query
from studyapp.study.clock import SystemClock
from studyapp.study.opening import open_study
from studyapp.ui.app import StudyApp
from studyapp.ui.screens.browse import BrowseScreen

TIMES = 20
WARM_UP = 2
EVERY_CARD = Query()
#: Almost every card of a generated deck has the Chinese and the English; the number is in a few.
SEARCHES = {
    "one Chinese character": Query("异"),
    "a word": Query("差异"),
    "a word beginning": Query("diff"),
    "a few hits": Query("4321"),
    "no hit": Query("softmax"),
    "a character, an area, new": Query("异", area="losses", state="new"),
    "a character, shipped": Query("异", source="content"),
    "no words, an area": Query(area="losses"),
}


async def measure(home: Home, content: Path) -> dict[str, list[float]]:
    """Give milliseconds for each way of searching; every card is listed before and after."""
    study = open_study(home, content, SystemClock())
    app = StudyApp(lambda: study, lambda _study: None, study.config)
    taken: dict[str, list[float]] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.action_browse()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BrowseScreen)

        async def search(query: Query) -> float:
            begun = time.process_time()
            screen.narrow(query)
            while screen._found is None or screen._found.query != query:
                await asyncio.sleep(0.002)  # asking without a pause would itself take the time that is measured
            await pilot.pause(0)
            spent = 1000 * (time.process_time() - begun)
            await pilot.pause(0.15)  # the card beside is read once the cursor rests
            return spent

        for name, query in SEARCHES.items():
            times = []
            for _time in range(WARM_UP + TIMES):
                times.append(await search(query))
                await search(EVERY_CARD)
            taken[name] = times[WARM_UP:]
    study.close()
    return taken
