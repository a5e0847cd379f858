"""After a restart everything is where it was."""

import json

import pytest
from building import Desk, card
from drill_fakes import FakeJudge
from drilling import write_drill
from piloting import opened, press, said, screen_text
from textual.widgets import OptionList, TextArea

from studyapp.ui.app import StudyApp
from studyapp.ui.screens.dialogs import AreaDialog, DoubtDialog
from studyapp.ui.screens.drill import DrillScreen
from studyapp.ui.screens.drills import DrillsScreen
from studyapp.ui.screens.today import TodayScreen
from studyapp.ui.widgets.row_list import RowList

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def judge(monkeypatch: pytest.MonkeyPatch) -> FakeJudge:
    judge = FakeJudge()
    monkeypatch.setattr(StudyApp, "judge", judge)
    return judge


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.configure(interface_language="en", content_language="en", new_per_day=9)
    desk.write("a.md", card("one"), card("two"), area="alpha")
    desk.write("b.md", card("three"), area="beta")
    for slug in ("add", "nms", "zip"):
        write_drill(desk.content, slug)
    return desk


async def test_the_list_of_drills_has_its_cursor_and_filters(desk: Desk) -> None:
    async with opened(desk.open(), "d", "b", "b", "a", "down", "down") as pilot:
        header = said(pilot, "header")
        row = pilot.app.screen.query_one(RowList).current
        assert row == "zip torch"

    async with opened(desk.start_again(), "d") as pilot:
        assert said(pilot, "header") == header and "PyTorch · alpha" in header
        assert pilot.app.screen.query_one(RowList).current == row


async def test_a_filter_for_what_is_gone_shows_nothing_and_is_left_with_a_key(desk: Desk) -> None:
    study = desk.open()
    study.where.drill_area, study.where.drill, study.where.backend = "gone", "gone numpy", "cuda"
    async with opened(study, "d") as pilot:
        assert "No drill is like that" in said(pilot, "words")
        await press(pilot, "a")
        assert "alpha" in said(pilot, "header")


async def test_the_language_of_the_cards_stays_as_it_was_turned(desk: Desk) -> None:
    async with opened(desk.open(), "enter") as pilot:
        assert "Why one?" in said(pilot, "question")
        await press(pilot, "l")
        assert "为什么" in said(pilot, "question")
        await press(pilot, "q", "d")
        assert any("add 中文" in line for line in screen_text(pilot))

    async with opened(desk.start_again(), "enter") as pilot:
        assert "为什么" in said(pilot, "question")


async def test_a_language_set_since_then_wins(desk: Desk) -> None:
    async with opened(desk.open(), "enter", "l", "l", "l"):
        pass
    desk.configure(content_language="zh")
    async with opened(desk.start_again(), "enter", "l"):
        pass

    async with opened(desk.start_again(), "enter") as pilot:
        assert "Why one?" in said(pilot, "question")


async def test_the_area_crammed_last_is_offered_first(desk: Desk) -> None:
    async with opened(desk.open(), "c", "down", "down", "enter", "q"):
        pass

    async with opened(desk.start_again(), "c") as pilot:
        assert isinstance(pilot.app.screen, AreaDialog)
        options = pilot.app.screen.query_one(OptionList)
        assert options.highlighted_option is not None and options.highlighted_option.id == "beta"


async def test_cursor_pane_and_scroll_of_a_drill_come_back_with_its_draft(desk: Desk) -> None:
    async with opened(desk.open(), "d", "enter") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, DrillScreen)
        screen.code.text = "\n".join(f"line_{number} = {number}" for number in range(90))
        screen.code.move_cursor((70, 4))
        await pilot.pause()
        screen.code.scroll_to(y=62, animate=False)
        await pilot.pause(1.1)
        await press(pilot, "f6", "f6", "escape")

    async with opened(desk.start_again(), "d", "enter") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, DrillScreen)
        await pilot.pause()
        assert (screen.code.cursor_location, screen.code.scroll_y) == ((70, 4), 62)


async def test_a_draft_made_shorter_by_another_editor_still_opens(desk: Desk) -> None:
    async with opened(desk.open(), "d", "enter") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, DrillScreen)
        screen.code.text = "\n" * 90
        screen.code.move_cursor((70, 0))
        await press(pilot, "escape")
    screen.practice._files.code.write_text("one = 1", encoding="utf-8")

    async with opened(desk.start_again(), "d", "enter") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, DrillScreen) and screen.code.cursor_location[0] == 0


async def test_a_note_on_a_wrong_card_comes_back_after_a_kill(desk: Desk) -> None:
    async with opened(desk.open(), "enter", "w", *"wrng") as pilot:
        await pilot.pause(1.1)
        kept = json.loads((desk.home.drafts / "doubt.json").read_text(encoding="utf-8"))
        assert kept["text"] == "wrng"

    async with opened(desk.start_again(), "enter", "w") as pilot:
        assert isinstance(pilot.app.screen, DoubtDialog)
        assert pilot.app.screen.query_one(TextArea).text == "wrng"
        await press(pilot, *"!", "ctrl+s")
        assert "Noted" in said(pilot)
    assert not (desk.home.drafts / "doubt.json").exists()


async def test_a_note_left_with_escape_is_kept_for_its_card_only(desk: Desk) -> None:
    async with opened(desk.open(), "enter", "w", *"ab", "escape", "w") as pilot:
        assert pilot.app.screen.query_one(TextArea).text == "ab"
        await press(pilot, "escape", "space", "4", "w")
        assert pilot.app.screen.query_one(TextArea).text == ""


async def test_a_kill_loses_at_most_the_last_second(desk: Desk) -> None:
    async with opened(desk.open(), "d", "down", "down") as pilot:
        await pilot.pause(1.1)
        kept = json.loads((desk.home.root / "where-you-were.json").read_text(encoding="utf-8"))

    assert kept["drill"] == "nms numpy"


async def test_garbage_in_the_file_changes_nothing(desk: Desk) -> None:
    (desk.home.root / "where-you-were.json").write_text('{"desks": [1], "drill": 3, "backend": {}', encoding="utf-8")

    async with opened(desk.open(), "d") as pilot:
        assert isinstance(pilot.app.screen, DrillsScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
