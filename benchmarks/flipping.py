"""From the space bar to the answer of the deck's longest card, painted: CPU time of this process. Run as a module.

Each width has a process of its own, for the first flip loads what no question needed. Later ones set the card anew too.
"""

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import text

from studyapp.authoring.parameters import fill
from studyapp.domain.card import Card
from studyapp.home import Home
from studyapp.paths import content_root
from studyapp.storage.deck import active_cards
from studyapp.study.clock import SystemClock
from studyapp.study.opening import Study, open_study
from studyapp.study.review import ReviewSession
from studyapp.study.showing import draw_for
from studyapp.typeset import formula
from studyapp.ui.app import StudyApp
from studyapp.ui.screens.review import ReviewScreen
from studyapp.ui.widgets import card_text
from studyapp.ui.widgets.card_text import render_markdown

WIDTHS = (80, 120)
_LATER = 15


def measure() -> tuple[str, dict[int, tuple[float, float]]]:
    """Give the card, and for each width milliseconds: of the first flip of a process, and the median of later ones."""
    card = _in_a_process("longest")[0]
    return card, {
        width: (float(first), float(later)) for width in WIDTHS for first, later in [_in_a_process(str(width), card)]
    }


def _in_a_process(*arguments: str) -> list[str]:
    return subprocess.check_output([sys.executable, "-m", "benchmarks.flipping", *arguments], text=True).split()


def _longest(study: Study) -> str:
    """Give the card whose answer, key points and source take longest to set."""

    def cost(card: Card) -> float:
        begun = time.process_time()
        drawn = draw_for(card, [])
        for part in (card.answer.zh, card.source, card.errata, *(point.text.zh for point in card.key_points)):
            render_markdown(fill(part, drawn) if drawn else part, WIDTHS[0] - 7)
        return time.process_time() - begun

    render_markdown("$x$\n\n```python\nx = 1\n```\n\n| a |\n|---|\n| b |", 40)
    with study.store.read() as connection:
        keys = [row.key for row in connection.execute(text("select key from item where kind = 'card'"))]
        cards = active_cards(connection, keys)
    return max(cards, key=lambda key: cost(cards[key]))


async def _flip(study: Study, width: int, key: str) -> tuple[float, float]:
    with study.store.read() as connection:
        item = connection.execute(text("select id from item where key = :key"), {"key": key}).scalar_one()

    def begin(_study: Study) -> ReviewSession:
        session = ReviewSession(study)
        session._forced = item
        return session

    app = StudyApp(lambda: study, begin, study.config, language="zh")
    taken: list[float] = []
    async with app.run_test(size=(width, 24 if width < 100 else 40)) as pilot:
        await pilot.pause(0.5)
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        for _time in range(1 + _LATER):
            card_text._rendered.cache_clear()
            formula.one_line.cache_clear()
            formula.stacked.cache_clear()
            begun = time.process_time()
            screen.action_reveal()
            await pilot.pause(0)
            taken.append(1000 * (time.process_time() - begun))
            screen._next()
            await pilot.pause(0.2)
    return taken[0], statistics.median(taken[1:])


def _main(what: str, card: str = "") -> None:
    with tempfile.TemporaryDirectory() as folder:
        study = open_study(Home(Path(folder)), content_root(), SystemClock())
        study.first_start = False
        print(_longest(study) if what == "longest" else "{} {}".format(*asyncio.run(_flip(study, int(what), card))))
        study.close()


if __name__ == "__main__":
    _main(*sys.argv[1:])
