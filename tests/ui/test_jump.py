"""Jump mode: a letter for every part of the screen that can be used."""

import pytest
from building import Desk, card, learn
from drill_fakes import FakeJudge
from drilling import write_drill
from hypothesis import given
from hypothesis import strategies as some
from piloting import opened, press, said, screen_text
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from studyapp.study.opening import Study
from studyapp.ui.app import StudyApp
from studyapp.ui.jump import Jump, labels, targets
from studyapp.ui.screens.dialogs import AreaDialog, OneAreaDialog, ProblemsDialog
from studyapp.ui.screens.drill import DrillScreen
from studyapp.ui.screens.drills import DrillsScreen
from studyapp.ui.screens.review import ReviewScreen
from studyapp.ui.screens.today import TodayScreen

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def judge(monkeypatch: pytest.MonkeyPatch) -> FakeJudge:
    judge = FakeJudge()
    monkeypatch.setattr(StudyApp, "judge", judge)
    return judge


@pytest.fixture
def study(desk: Desk) -> Study:
    """Cards of two areas are due, and one drill can be opened."""
    desk.configure(interface_language="en", content_language="en", new_per_day=9)
    desk.write("a.md", card("one", points=("一 / one", "二 / two")), area="normalization")
    desk.write("b.md", card("two"), card("three").replace("### Answer", "### Anser"), area="losses")
    learn(desk.open())
    desk.clock.forward_days(40)
    write_drill(desk.content, "nms")
    return desk.open()


def letters(pilot: Pilot[None]) -> list[str]:
    return [str(letter.content) for letter in pilot.app.screen.query(".letter").results(Static)]


@given(some.integers(min_value=0, max_value=26 * 26))
def test_no_label_begins_another(count: int) -> None:
    found = labels(count)

    assert len(set(found)) == count
    assert len({len(label) for label in found}) <= 1


async def test_areas_and_mistakes_on_today_have_a_letter(study: Study) -> None:
    async with opened(study, "ctrl+o") as pilot:
        assert isinstance(pilot.app.screen, Jump) and letters(pilot) == ["a", "s", "d"]
        await press(pilot, "d")
        assert isinstance(pilot.app.screen, ProblemsDialog)


async def test_an_area_is_reviewed_alone_or_crammed(study: Study) -> None:
    async with opened(study, "ctrl+o", "a") as pilot:
        assert isinstance(pilot.app.screen, OneAreaDialog)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ReviewScreen) and "1 of 1" in said(pilot, "header")
        assert "Review" in said(pilot, "header")
        await press(pilot, "q", "ctrl+o", "s", "ctrl+o", "s")
        assert isinstance(pilot.app.screen, ReviewScreen) and "Cram" in said(pilot, "header")


async def test_a_letter_stands_where_its_part_is(study: Study) -> None:
    async with opened(study, "d", "ctrl+o") as pilot:
        rows = [line for line in screen_text(pilot) if "nms in English" in line]

        assert [row.lstrip()[0] for row in rows] == ["a", "s"]


async def test_a_row_of_the_list_is_opened(study: Study) -> None:
    async with opened(study, "d", "ctrl+o", "s") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, DrillScreen) and screen.practice.backend == "torch"


@pytest.mark.parametrize("letter", ["a", "A", "ａ", "Ａ"])
async def test_capitals_and_full_width_letters_count(study: Study, letter: str) -> None:
    async with opened(study, "d", "ctrl+o", letter) as pilot:
        assert isinstance(pilot.app.screen, DrillScreen)


@pytest.mark.parametrize("key", ["escape", "ctrl+o"])
async def test_it_is_left_without_anything_done(study: Study, key: str) -> None:
    async with opened(study, "d", "ctrl+o", "9", "down", "z", key) as pilot:
        assert isinstance(pilot.app.screen, DrillsScreen)


async def test_a_click_leaves(study: Study) -> None:
    async with opened(study, "ctrl+o") as pilot:
        await pilot.click(offset=(70, 20))
        await pilot.pause()
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_panes_of_a_drill_take_the_focus_while_text_is_written(study: Study) -> None:
    async with opened(study, "d", "enter") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, DrillScreen) and screen.pane == "code"
        await press(pilot, "ctrl+o", "a")
        assert screen.focused is screen.query_one("#statement") and screen.pane == "statement"
        await press(pilot, "ctrl+o", "s")
        assert screen.focused is screen.code


async def test_key_points_are_ticked(study: Study) -> None:
    async with opened(study, "enter", "space") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        points = str(screen.query_one("#points", Static).content)
        await press(pilot, "ctrl+o", "a")

        assert str(screen.query_one("#points", Static).content) != points


async def test_options_of_a_dialog_are_chosen(study: Study) -> None:
    async with opened(study, "c") as pilot:
        assert isinstance(pilot.app.screen, AreaDialog)
        shown = pilot.app.screen.query_one(OptionList).option_count
        await press(pilot, "ctrl+o")
        assert len(letters(pilot)) == shown
        await press(pilot, "s")

        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_first_questions_are_answered_by_letters(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    async with opened(desk.open(), "ctrl+o") as pilot:
        assert len(letters(pilot)) == 6
        await press(pilot, "a")
        assert "首次启动" in said(pilot, "header") or "开始" in said(pilot, "keys")


@pytest.mark.parametrize("size", [(40, 12), (60, 16), (80, 24), (120, 40)])
async def test_only_what_is_in_sight_has_a_letter(desk: Desk, size: tuple[int, int]) -> None:
    desk.configure(interface_language="en", content_language="en")
    desk.write("a.md", card("one"))
    for number in range(30):
        write_drill(desk.content, f"drill{number:02}", backends=("numpy",))
    async with opened(desk.open(), "d", size=size) as pilot:
        rows = sum("in English" in line for line in screen_text(pilot))
        found = targets(pilot.app.screen)
        assert len(found) == rows
        await press(pilot, "ctrl+o")
        assert all(label in "".join(screen_text(pilot)) for label in letters(pilot))
        if len(found) > 26:
            await press(pilot, "a")
            await press(pilot, "s")
        else:
            await press(pilot, letters(pilot)[1])
        screen = pilot.app.screen
        assert isinstance(screen, DrillScreen) and screen.practice.drill.slug == "drill01"


async def test_nothing_to_jump_to_is_said(desk: Desk) -> None:
    desk.configure(interface_language="en")
    desk.write("a.md")
    async with opened(desk.open(), "ctrl+o") as pilot:
        assert isinstance(pilot.app.screen, TodayScreen)
