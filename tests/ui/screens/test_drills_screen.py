"""The list of drills and the drills on Today, with a judge that is never asked."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from building import Desk, card, learn
from drill_fakes import FakeJudge
from drilling import attempt, sit, write_drill
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from studyapp.domain.memory import Rating
from studyapp.study.drill_states import drill_states
from studyapp.study.opening import Study
from studyapp.study.practice import Sitting
from studyapp.ui.app import StudyApp
from studyapp.ui.screens.dialogs import ProblemsDialog
from studyapp.ui.screens.drill import DrillScreen
from studyapp.ui.screens.drill_dialogs import ConfirmDialog
from studyapp.ui.screens.drills import DrillsScreen
from studyapp.ui.screens.today import TodayScreen

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def judge(monkeypatch: pytest.MonkeyPatch) -> FakeJudge:
    judge = FakeJudge()
    monkeypatch.setattr(StudyApp, "judge", judge)
    return judge


@asynccontextmanager
async def opened(
    desk: Desk, begin: Callable[[Study], Sitting | None] = lambda _study: None, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    desk.configure(content_language="en", interface_language="en")
    study = desk.open()
    app = StudyApp(lambda: study, begin, study.config)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        yield pilot


@asynccontextmanager
async def listing(
    desk: Desk, *keys: str, size: tuple[int, int] = (100, 24)
) -> AsyncIterator[tuple[Pilot[None], DrillsScreen]]:
    """Open Today and go to the list of drills."""
    async with opened(desk, size=size) as pilot:
        for key in ("d", *keys):
            await pilot.press(key)
            await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, DrillsScreen)
        yield pilot, screen


def text(screen: object, part: str) -> str:
    widget = screen.query_one(f"#{part}")  # type: ignore[attr-defined]
    static = widget if isinstance(widget, Static) else widget.query_one(Static)
    return str(static.render()) if static.display and widget.display else ""


def graded(desk: Desk, slug: str, rating: Rating = Rating.GOOD, **options: str) -> None:
    """Solve a drill and grade it."""
    practice = sit(desk.open(), "accepted", slug=slug, **options)  # type: ignore[arg-type]
    practice.tick(702)
    attempt(practice)
    practice.previews()
    practice.grade(rating)


async def test_each_drill_and_backend_has_its_line_those_due_first(desk: Desk) -> None:
    for slug, level in (("add", 1), ("beta", 2)):
        write_drill(desk.content, slug, level=level, backends=("numpy",) if slug == "beta" else ("numpy", "torch"))
    graded(desk, "beta", Rating.HARD)
    desk.clock.forward_days(30)

    async with listing(desk) as (_pilot, screen):
        first, second, third = text(screen, "drills").splitlines()

        assert "▸ beta in English · NumPy" in first and "late" in first and "✓ 11:42" in first and "●●○" in first
        assert "add in English · NumPy" in second and "not begun" in second and "add in English · PyTorch" in third
        assert "1 due of 3" in text(screen, "header")
        assert "best 11:42" in text(screen, "about") and "10 min" in text(screen, "about")


@pytest.mark.parametrize("size", [(40, 12), (60, 16), (80, 24), (120, 40)])
async def test_lines_fit_whatever_the_width(desk: Desk, size: tuple[int, int]) -> None:
    write_drill(desk.content, "a_drill_with_quite_a_long_name")
    attempt(sit(desk.open(), "wrong_answer", slug="a_drill_with_quite_a_long_name"))

    async with listing(desk, size=size) as (_pilot, screen):
        lines = text(screen, "drills").splitlines()

        assert len(lines) == 2 and all(len(line) <= size[0] for line in lines)
        assert any("begun" in line or "…" in line for line in lines)
        assert "last ✗ all zeros" in text(screen, "about")


async def test_enter_opens_a_drill_and_escape_leads_back_all_the_way(desk: Desk, judge: FakeJudge) -> None:
    write_drill(desk.content, "add")

    async with listing(desk) as (pilot, screen):
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DrillScreen) and judge.warmed == [("add", "torch", "cpu")]
        await pilot.press("escape")
        assert pilot.app.screen is screen
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_code_that_was_left_or_killed_comes_back(desk: Desk) -> None:
    write_drill(desk.content, "add")

    async with listing(desk) as (pilot, screen):
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("z")
        drill = pilot.app.screen
        assert isinstance(drill, DrillScreen)
        drill.keep()  # what the two-second timer does; a kill comes right after
        typed = drill.code.text

        async with listing(desk) as (second, after):
            assert "draft" in text(after, "about")
            await second.press("enter")
            await second.pause()
            assert second.app.screen.query_one("#code", TextArea).text == typed
        await pilot.press("escape")
        assert "a draft waits" in text(screen, "about")


async def test_set_aside_taken_up_and_taken_back(desk: Desk) -> None:
    write_drill(desk.content, "add", backends=("numpy",))

    async with listing(desk, "p") as (pilot, screen):
        aside = text(screen, "drills"), text(screen, "keys"), text(screen, "fault")
        await pilot.press("p")
        up = text(screen, "drills")
        await pilot.press("u")
        undone = text(screen, "drills")

        assert "set aside" in aside[0] and "p take up" in aside[1] and "Set aside: add" in aside[2]
        assert "not begun" in up and "set aside" in undone and "Taken back" in text(screen, "fault")


async def test_learning_anew_asks_first_and_can_be_taken_back(desk: Desk) -> None:
    write_drill(desk.content, "add", backends=("numpy",))
    graded(desk, "add")

    async with listing(desk) as (pilot, screen):
        before = text(screen, "drills")
        await pilot.press("r")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await pilot.press("escape")
        assert text(screen, "drills") == before
        await pilot.press("r", "enter")
        assert "not begun" in text(screen, "drills")
        await pilot.press("u")
        assert text(screen, "drills") == before


async def test_filters_by_backend_and_area(desk: Desk) -> None:
    write_drill(desk.content, "add")

    async with listing(desk, "b") as (pilot, screen):
        assert text(screen, "drills").count("NumPy") == 1 and "PyTorch" not in text(screen, "drills")
        await pilot.press("b")
        assert "PyTorch" in text(screen, "drills") and "· PyTorch" in text(screen, "header")
        await pilot.press("b", "a")
        assert "alpha" in text(screen, "header") and "of 2" in text(screen, "header")
        await pilot.press("a")
        assert "alpha" not in text(screen, "header")


async def test_filter_by_standing_passes_over_what_no_drill_has(desk: Desk) -> None:
    for slug in ("add", "beta", "gamma"):
        write_drill(desk.content, slug, backends=("numpy",))
    graded(desk, "beta", Rating.HARD)
    desk.clock.forward_days(30)

    async with listing(desk, "s") as (pilot, screen):
        assert text(screen, "drills").splitlines()[0].startswith("▸ beta") and "· due" in text(screen, "header")
        assert "1 due of 1" in text(screen, "header")
        await pilot.press("s")
        assert "beta" not in text(screen, "drills") and "· not begun" in text(screen, "header")
        await pilot.press("down", "p")
        assert "gamma" not in text(screen, "drills")  # it is set aside now
        await pilot.press("s")
        assert "gamma" in text(screen, "drills") and "· set aside" in text(screen, "header")
        await pilot.press("s")
        assert len(text(screen, "drills").splitlines()) == 3


async def test_what_leads_to_a_drill_is_said_until_it_was_tried(desk: Desk) -> None:
    write_drill(desk.content, "add", backends=("numpy",))
    write_drill(desk.content, "sum", backends=("numpy",), prerequisites=("add",))

    async with listing(desk, "down") as (_pilot, screen):
        assert "better after add in English" in text(screen, "about")
    attempt(sit(desk.open(), "accepted", slug="add"))
    async with listing(desk, "down") as (_pilot, screen):
        assert "better after" not in text(screen, "about")


async def test_titles_switch_language(desk: Desk) -> None:
    write_drill(desk.content, "add")

    async with listing(desk, "l") as (_pilot, screen):
        assert "add 中文 · NumPy" in text(screen, "drills")


async def test_no_drills_is_said_and_every_key_is_harmless(desk: Desk) -> None:
    async with listing(desk) as (pilot, screen):
        await pilot.press("enter", "p", "r", "b", "a", "e", "u", "up", "down", "pagedown", "home", "end", "l")

        assert "There are no drills" in text(screen, "words") and pilot.app.screen is screen
        assert "nothing to take back" in text(screen, "fault")


async def test_a_faulty_drill_is_left_out_and_named(desk: Desk) -> None:
    write_drill(desk.content, "add")
    (write_drill(desk.content, "bad") / "drill.toml").write_text('title = "x"\n')

    async with listing(desk) as (pilot, screen):
        assert "bad" not in text(screen, "drills") and "e mistakes" in text(screen, "more-keys")
        await pilot.press("e")
        assert isinstance(pilot.app.screen, ProblemsDialog)


async def test_a_statement_that_cannot_be_read_is_said_instead_of_opened(desk: Desk) -> None:
    (write_drill(desk.content, "add") / "statement.en.md").unlink()

    async with listing(desk, "enter") as (pilot, screen):
        assert pilot.app.screen is screen and "statement.en.md" in text(screen, "fault")


async def test_a_grade_is_said_on_the_list_and_taken_back_there(desk: Desk) -> None:
    write_drill(desk.content, "add", backends=("numpy",))

    async with listing(desk, "enter", "f8", "enter", "ctrl+g", "enter") as (pilot, screen):
        assert "Graded: add in English" in text(screen, "fault") and "given up" in text(screen, "drills")
        assert "tomorrow" in text(screen, "drills")
        await pilot.press("u")
        assert "not begun" in text(screen, "drills")


async def test_today_shows_the_drills_that_are_due(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    write_drill(desk.content, "add")
    graded(desk, "add", Rating.HARD)
    desk.clock.forward_days(60)

    async with opened(desk) as pilot:
        said = text(pilot.app.screen, "today")

        assert "1 drill" in said and "d drills" in text(pilot.app.screen, "keys")
        assert re.search(r"Drills +add in English · NumPy", said) and "days late   ✓ 11:42" in said


async def test_today_without_a_card_to_review_points_at_the_drill(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    write_drill(desk.content, "add")
    learn(desk.open())
    graded(desk, "add", Rating.AGAIN)
    desk.clock.forward_days(1)

    async with opened(desk) as pilot:
        assert "No card is due, but 1 drill is: d." in text(pilot.app.screen, "today")


async def test_undo_on_today_takes_a_drills_grade_back(desk: Desk) -> None:
    write_drill(desk.content, "add", backends=("numpy",))
    graded(desk, "add")

    async with opened(desk) as pilot:
        await pilot.press("u")
        await pilot.pause()

        assert isinstance(pilot.app.screen, TodayScreen) and "drill" in text(pilot.app.screen, "fault")
        (state,) = drill_states(desk.open())
        assert state.due is None


async def test_a_drill_asked_for_on_the_command_line_opens_at_once_and_ends_the_app(desk: Desk) -> None:
    write_drill(desk.content, "add")

    async with opened(desk, lambda study: Sitting(drill_states(study)[0].drill, "torch")) as pilot:
        assert isinstance(pilot.app.screen, DrillScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app._exit
