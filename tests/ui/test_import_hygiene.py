"""What is loaded when the first card is on the screen, in a process of its own."""

import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from building import Desk, card
from drilling import write_drill

from studyapp.study.glimpse import keep

_PROGRAM = """
import asyncio, json, sys
from studyapp import cli
from studyapp.ui.app import StudyApp
from studyapp.ui.screens.frame import FramedScreen

loaded = {}

def run(app):
    async def go():
        async with app.run_test(size=(80, 24)) as pilot:
            while not isinstance(app.screen, FramedScreen) or app.study is None:
                await pilot.pause()
    asyncio.run(go())
    loaded["end"] = sorted({name.partition(".")[0] for name in sys.modules})

original = StudyApp._open_study
def opened(app):
    loaded.setdefault("first", sorted({name.partition(".")[0] for name in sys.modules}))
    original(app)

StudyApp._open_study = opened
StudyApp.run = run
cli.sessions.no_screen = lambda: ""
cli.main(["review"])
print(json.dumps(loaded))
"""


@pytest.fixture
def loaded(desk: Desk) -> dict[str, list[str]]:
    desk.write("a.md", card("one"))
    desk.configure(content_language="en")
    desk.clock.time = _now()
    keep(desk.open())
    return run_in_process(desk, _PROGRAM)


def run_in_process(desk: Desk, program: str) -> dict[str, list[str]]:
    """Give what the program says in its last line."""
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={
            "STUDYAPP_HOME": str(desk.home.root),
            "STUDYAPP_CONTENT": str(desk.content),
            "PATH": "/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, list[str]] = json.loads(ran.stdout.splitlines()[-1])
    return found


def test_first_card_needs_no_database_no_pydantic_no_numpy(loaded: dict[str, list[str]]) -> None:
    heavy = {"sqlalchemy", "alembic", "pydantic", "yaml", "tomlkit", "fsrs", "simpleeval", "numpy", "torch"}

    assert heavy.isdisjoint(loaded["first"])


def test_a_whole_session_loads_neither_torch_nor_numpy_nor_the_parsers(loaded: dict[str, list[str]]) -> None:
    assert {"torch", "numpy", "pydantic", "yaml", "alembic"}.isdisjoint(loaded["end"])
    assert "sqlalchemy" in loaded["end"]  # the session was a real one


def _now() -> datetime:
    return datetime.now(UTC)


_DRILLING = """
import asyncio, json, sys
from studyapp import cli
from studyapp.ui.app import StudyApp

class Idle:
    warm = cancel = close = lambda *_arguments: None

StudyApp.judge = Idle()
loaded = {}

def run(app):
    async def go():
        async with app.run_test(size=(80, 24)) as pilot:
            while app.study is None:
                await pilot.pause()
            await pilot.pause()
            for name, key in (("today", "d"), ("drills", "enter"), ("drill", "escape")):
                loaded[name] = sorted(sys.modules)
                await pilot.press(key)
                await pilot.pause()
    asyncio.run(go())

StudyApp.run = run
cli.sessions.no_screen = lambda: ""
cli.main([])
print(json.dumps(loaded))
"""


def test_today_needs_no_judge_and_a_drill_neither_numpy_nor_torch(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    write_drill(desk.content)
    desk.configure(content_language="en")
    desk.open()

    loaded = {name: set(modules) for name, modules in run_in_process(desk, _DRILLING).items()}

    assert {"tree_sitter_python", "studyapp.judge.verdict", "studyapp.judge.client"}.isdisjoint(loaded["today"])
    assert "tree_sitter_python" in loaded["drill"]  # the drill was a real one
    assert {"numpy", "torch", "alembic", "pydantic"}.isdisjoint(loaded["drill"])
