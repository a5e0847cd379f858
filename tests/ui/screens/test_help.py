"""The help of every screen, made from its bindings."""

import pytest
from building import Desk, card
from drill_fakes import FakeJudge
from drilling import write_drill
from piloting import opened, press, said, screen_text
from textual.containers import VerticalScroll

from studyapp.study.opening import Study
from studyapp.typeset.cells import cell_len
from studyapp.ui.app import StudyApp
from studyapp.ui.screens.dialogs import AreaDialog, DoubtDialog
from studyapp.ui.screens.drill import DrillScreen
from studyapp.ui.screens.help import HelpDialog
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
    desk.configure(interface_language="en", content_language="en", new_per_day=9)
    desk.write("a.md", card("one"), card("two"))
    write_drill(desk.content, "nms")
    return desk.open()


async def test_it_says_what_the_screen_is_for_and_groups_its_keys(study: Study) -> None:
    async with opened(study, "question_mark") as pilot:
        text = said(pilot, "help")

    assert text.startswith("What is due today")
    here, everywhere = text.index("\nHere\n"), text.index("\nEverywhere\n")
    assert here < text.index("Cram an area") < everywhere < text.index("Ctrl+P")
    assert "Where the cursor is" not in text and "Enter Space" in text


async def test_the_part_that_has_the_focus_comes_first(study: Study) -> None:
    async with opened(study, "d", "enter", "f1") as pilot:
        text = said(pilot, "help")

    assert text.index("Where the cursor is") < text.index("Tab") < text.index("\nHere\n") < text.index("F5")
    assert "Take the suggested grade" not in text  # there is nothing to grade yet


async def test_a_letter_that_is_typed_is_no_help(study: Study) -> None:
    async with opened(study, "d", "enter", "question_mark") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, DrillScreen) and "?" in screen.code.text


async def test_f1_helps_in_the_answer_box(study: Study) -> None:
    async with opened(study, "enter", "t", "f1") as pilot:
        assert isinstance(pilot.app.screen, HelpDialog) and "Ctrl+S" in said(pilot, "help")
        await press(pilot, "escape", "x")
        assert isinstance(pilot.app.screen, ReviewScreen) and pilot.app.screen.focused is not None


async def test_dialogs_have_help_of_their_own(study: Study) -> None:
    async with opened(study, "c", "question_mark") as pilot:
        text = said(pilot, "help")
        assert "Cram as the evening before" in text and "Coding drills" not in text and "Ctrl+Q" in text
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, AreaDialog)


async def test_f1_helps_in_a_dialog_that_is_typed_in(study: Study) -> None:
    async with opened(study, "enter", "w", "f1") as pilot:
        assert "Save the note" in said(pilot, "help")
        await press(pilot, "f1", *"ab")
        assert isinstance(pilot.app.screen, DoubtDialog)


async def test_a_key_of_the_users_own_is_told(desk: Desk, study: Study) -> None:
    desk.configure(keymap={"today.undo": ["z"]})
    async with opened(desk.start_again(), "question_mark") as pilot:
        row = next(line for line in said(pilot, "help").split("\n") if "Take back" in line)

    assert row.split()[0] == "z"


async def test_full_width_digits_go_unsaid(study: Study) -> None:
    async with opened(study, "enter", "space", "question_mark") as pilot:
        text = said(pilot, "help")

    assert "１" not in text and "Again" in text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(40, 12), (60, 16), (80, 24), (120, 40)])
async def test_it_fits_and_scrolls_to_its_end(study: Study, language: str, size: tuple[int, int]) -> None:
    study.set(interface_language=language)
    async with opened(study, "enter", "space", "f1", size=size) as pilot:
        width = pilot.app.screen.query_one("#help").size.width
        lines = said(pilot, "help").split("\n")
        assert max(map(cell_len, lines)) <= width
        page = pilot.app.screen.query_one(VerticalScroll)
        assert page.size.height >= 5
        await press(pilot, "down", "j", "k")
        assert page.scroll_y == (1 if page.max_scroll_y else 0)
        await press(pilot, "end")
        assert page.scroll_y == page.max_scroll_y
        assert any(lines[-1].strip() in line for line in screen_text(pilot))
        assert any(("Esc 关闭" if language == "zh" else "Esc closes") in line for line in screen_text(pilot))


async def test_it_is_set_anew_when_the_window_changes(study: Study) -> None:
    async with opened(study, "f1", size=(120, 40)) as pilot:
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert max(map(cell_len, said(pilot, "help").split("\n"))) <= pilot.app.screen.query_one("#help").size.width
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, TodayScreen)
