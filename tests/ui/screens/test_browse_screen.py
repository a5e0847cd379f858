"""The browser under a pilot: searching, filters, what is done to cards, and what it says when it finds nothing."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path

import pytest
from building import Desk, card, sum_card
from piloting import opened, press, said, screen_text
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from studyapp.home import Home
from studyapp.study import browsing
from studyapp.study.importing import read_import
from studyapp.study.opening import Study
from studyapp.ui.app import StudyApp
from studyapp.ui.screens.browse import BrowseScreen
from studyapp.ui.screens.browse_dialogs import FilterDialog, WordingDialog
from studyapp.ui.screens.dialogs import ProblemsDialog
from studyapp.ui.screens.today import TodayScreen
from studyapp.ui.widgets.found_list import FoundList
from studyapp.ui.widgets.search_line import MOST, SearchLine

pytestmark = pytest.mark.slow

NOTE = "## 空洞卷积是什么\n\n在卷积核中插入空洞。\n\n## Focal loss\n\nDown-weights easy examples, γ=2.\n"


@pytest.fixture
def note(tmp_path: Path) -> Path:
    note = tmp_path / "n.md"
    note.write_text(NOTE, encoding="utf-8")
    return note


@pytest.fixture
def desk(desk: Desk, note: Path) -> Desk:
    desk.configure(interface_language="en", content_language="zh", new_per_day=9)
    tagged = card("bn", question="批归一化").replace("tags: []", "tags: [batch-norm, 'sibling:x']")
    desk.write("a.md", tagged, sum_card(), area="normalization")
    desk.write("b.md", card("iou", question="交并比", answer="Normalised overlap."), area="detection")
    desk.write_own("c.md", card("mine", question="我的"), area="losses")
    read_import(desk.open(), [note]).write()
    return desk


async def settled(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each when what the one before began is over."""
    for key in keys or ("",):
        await press(pilot, *filter(None, [key]))
        await pilot.pause()
        while pilot.app.workers:
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
        await pilot.pause()


async def typed(pilot: Pilot[None], words: str) -> None:
    pilot.app.screen.query_one(SearchLine).value = words
    await settled(pilot)


@asynccontextmanager
async def browsed(desk: Desk | Study, *keys: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """Open the browser from Today and press keys."""
    async with opened(desk.open() if isinstance(desk, Desk) else desk, size=size) as pilot:
        await settled(pilot, "b", *keys)
        assert isinstance(pilot.app.screen_stack[-1], BrowseScreen | FilterDialog | WordingDialog | ProblemsDialog)
        yield pilot


def listed(pilot: Pilot[None]) -> list[str]:
    """Give the questions in the list, without what follows them."""
    cards = pilot.app.screen.query_one(FoundList)
    return [one.question.zh.removesuffix(" 为什么？") for one in cards._cards] if cards.is_on_screen else []


def text(pilot: Pilot[None]) -> str:
    return "\n".join(screen_text(pilot))


async def test_every_card_is_listed_with_its_area_and_state(desk: Desk) -> None:
    async with browsed(desk) as pilot:
        assert len(listed(pilot)) == 6 and "6 of 6" in text(pilot)
        rows = text(pilot)
        assert "批归一化" in rows and "Normalization" in rows and "new" in rows
        assert "… + … 为什么" in rows  # numbers that are drawn anew each time


async def test_typing_searches_at_once_and_keys_are_letters_there(desk: Desk) -> None:
    async with browsed(desk, *"focal") as pilot:
        assert listed(pilot) == ["Focal loss"] and "1 of 6" in text(pilot)
        await typed(pilot, "积")
        assert listed(pilot) == ["空洞卷积是什么"]
        await typed(pilot, "归")
        assert listed(pilot) == ["批归一化"]


async def test_only_the_newest_search_is_shown(desk: Desk) -> None:
    async with browsed(desk) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, BrowseScreen)
        late = BrowseScreen.Searched(browsing.Query("积"), [], 0, None, None)
        await typed(pilot, "focal")
        screen.post_message(late)
        await settled(pilot)

        assert listed(pilot) == ["Focal loss"]


@pytest.mark.parametrize("key", ["down", "enter", "tab", "escape"])
async def test_one_key_leads_to_the_list_and_slash_back(desk: Desk, key: str) -> None:
    async with browsed(desk, key) as pilot:
        assert isinstance(pilot.app.focused, FoundList)
        await settled(pilot, "slash")
        assert isinstance(pilot.app.focused, SearchLine)
        await settled(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, TodayScreen)


@pytest.mark.parametrize(
    ("keys", "questions"),
    [
        (("a", "down", "enter"), ["交并比"]),
        (("t", "down", "enter"), ["批归一化"]),
        (("s", "down", "down", "enter"), []),
        (("o", "down", "enter"), ["批归一化", "{{a}} + {{b}}", "交并比"]),
        (("o", "down", "down", "enter"), ["我的"]),
        (("o", "down", "down", "down", "enter"), ["空洞卷积是什么", "Focal loss"]),
        (("z",), []),
        (("f",), []),
        (("w", "x", "ctrl+s", "f"), ["批归一化"]),
        (("p", "s", "down", "down", "down", "down", "enter"), ["批归一化"]),
        (("z", "z"), ["批归一化", "{{a}} + {{b}}", "交并比", "我的", "空洞卷积是什么", "Focal loss"]),
    ],
)
async def test_filters(desk: Desk, keys: tuple[str, ...], questions: list[str]) -> None:
    async with browsed(desk, "down", *keys) as pilot:
        assert listed(pilot) == questions


async def test_a_tag_is_offered_as_it_is_written(desk: Desk) -> None:
    async with browsed(desk, "down", "t") as pilot:
        assert "batch-norm" in text(pilot) and "sibling" not in text(pilot)
        await settled(pilot, "down", "enter")
        assert "tag: batch-norm" in text(pilot)


async def test_a_click_on_a_filter_opens_its_choices(desk: Desk) -> None:
    async with browsed(desk) as pilot:
        lines = screen_text(pilot)
        row = next(at for at, line in enumerate(lines) if "area: all" in line)
        await pilot.click(offset=(lines[row].index("area"), row))
        assert isinstance(pilot.app.screen, FilterDialog)


async def test_nothing_found_says_what_would_widen_the_search(desk: Desk) -> None:
    async with browsed(desk, "down", "a", "down", "enter") as pilot:
        await typed(pilot, "focal")
        assert "No card is like that." in text(pilot)
        assert "Without the filters there is 1: x." in text(pilot)
        assert "Without the words there is 1: /." in text(pilot)
        await settled(pilot, "f8")
        assert listed(pilot) == ["Focal loss"] and "filters are gone" in said(pilot)
        await typed(pilot, "zzz")
        assert "No card has these words." in text(pilot) and "there are 6: x." in text(pilot)
        await settled(pilot, "x")
        assert len(listed(pilot)) == 6


async def test_a_deck_without_cards_says_where_cards_come_from(tmp_path: Path, empty_database: Path) -> None:
    from building import desk_in

    bare = desk_in(tmp_path / "bare", empty_database)
    bare.configure(interface_language="en")
    async with browsed(bare, "down", "a", "escape", "e", "p", "d", "r", "w", "n", "h", "i", "enter", "slash") as pilot:
        assert "studyapp import FILE" in text(pilot)
    bare.close()


async def test_the_card_stands_beside_the_list_where_there_is_room(desk: Desk) -> None:
    async with browsed(desk, "down", size=(120, 40)) as pilot:
        await pilot.pause(0.1)
        page = text(pilot)
        assert "因为如此" in page and "Key points" in page and "Source" in page and "not seen before" in page
        assert "content/notes/a.md:" in page
        await settled(pilot, "end")
        await pilot.pause(0.1)
        assert "γ=2" in text(pilot) and "n.md:5" in text(pilot)


async def test_enter_opens_the_card_where_there_is_none(desk: Desk) -> None:
    async with browsed(desk, "down", "enter") as pilot:
        assert "因为如此" in text(pilot) and not listed(pilot)
        await settled(pilot, "right_square_bracket", "right_square_bracket")
        assert "交并比" in text(pilot)
        await settled(pilot, "l")
        assert "Normalised overlap." in text(pilot)
        await settled(pilot, "escape")
        assert len(listed(pilot)) == 6
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert len(listed(pilot)) == 6 and "Normalised overlap." in text(pilot)


async def test_history_with_due_date_and_memory(desk: Desk) -> None:
    from building import learn

    learn(desk.open())
    async with browsed(desk, "down", "h") as pilot:
        await pilot.pause()
        assert "stability" in text(pilot) and "✓✓ Easy" in text(pilot) and "due " in text(pilot)


async def test_setting_aside_up_again_and_back(desk: Desk) -> None:
    async with browsed(desk, "down", "p") as pilot:
        assert "Set aside: 批归一化" in said(pilot) and "suspended" in text(pilot) and "‖" in text(pilot)
        await settled(pilot, "p")
        assert "Taken up again" in said(pilot) and "‖" not in text(pilot)
        await settled(pilot, "u")
        assert "Taken back: resumed" in said(pilot) and "‖" in text(pilot)


async def test_learning_anew_and_a_note_on_a_wrong_card(desk: Desk) -> None:
    async with browsed(desk, "down", "r") as pilot:
        assert "Learned anew" in said(pilot)
        await settled(pilot, "w", "n", "o", "ctrl+s")
        assert "Noted" in said(pilot) and "⚑" in text(pilot)
        await settled(pilot, "u")
        assert "called wrong: no" in said(pilot) and "⚑" not in text(pilot)
        await settled(pilot, "u")
        assert "learned anew" in said(pilot)
        await settled(pilot, "u")
        assert "nothing to take back" in said(pilot)


async def test_an_imported_card_is_taken_out_and_back_in(desk: Desk) -> None:
    async with browsed(desk, "down", "end", "d") as pilot:
        assert "Taken out of the deck: Focal loss" in said(pilot) and "Focal loss" not in listed(pilot)
        assert "5 of 5" in text(pilot)
        await settled(pilot, "u")
        assert "out of the deck" in said(pilot) and "Focal loss" in listed(pilot)
        await settled(pilot, "end", "d", "s", *["down"] * 5, "enter")
        assert listed(pilot) == ["Focal loss"] and "retired" in text(pilot)
        await settled(pilot, "p", "d")
        assert "Back in the deck" in said(pilot)


async def test_a_card_of_a_file_says_why_it_is_not_taken_out(desk: Desk) -> None:
    async with browsed(desk, "down", "d") as pilot:
        assert "in a file" in said(pilot) and len(listed(pilot)) == 6


async def test_an_imported_card_is_written_anew_and_that_taken_back(desk: Desk) -> None:
    async with browsed(desk, "down", "end", "e") as pilot:
        dialog = pilot.app.screen
        assert isinstance(dialog, WordingDialog)
        dialog.query_one("#asked", Input).value = "焦点损失"
        dialog.query_one("#said", TextArea).text = ""
        await settled(pilot, "ctrl+s")
        assert pilot.app.screen is dialog and "needs a question and an answer" in said(pilot, "refused")
        dialog.query_one("#said", TextArea).text = "降低权重。"
        await settled(pilot, "ctrl+s")
        assert "焦点损失" in listed(pilot) and "Saved: Focal loss" in said(pilot)
        await settled(pilot, "u")
        assert "Focal loss" in listed(pilot) and "edited" in said(pilot)


async def test_a_wording_that_was_left_comes_back(desk: Desk) -> None:
    async with browsed(desk, "down", "end", "e") as pilot:
        pilot.app.screen.query_one("#said", TextArea).text = "halb"
        await settled(pilot, "escape", "e")
        assert pilot.app.screen.query_one("#said", TextArea).text == "halb"


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that replaces 因 by 果, or what `.old` and `.new` beside it say, and notes what it was given."""
    program = tmp_path / "vim"
    program.write_text(
        f"#!{sys.executable}\n"
        "import os, pathlib, sys\n"
        "here = pathlib.Path(__file__)\n"
        "here.with_suffix('.said').write_text('\\n'.join(sys.argv[1:]))\n"
        "old, new = here.with_suffix('.swap').read_text().split('|')\n"
        "file = pathlib.Path(sys.argv[-1])\n"
        "file.write_text(file.read_text().replace(old, new))\n"
        "os.utime(file, (2_000_000_000, 2_000_000_000))\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(program))
    monkeypatch.setattr(StudyApp, "suspend", lambda _app: nullcontext())
    program.with_suffix(".swap").write_text("批归一化|层归一化", encoding="utf-8")
    return program


async def test_a_card_of_a_file_is_edited_there_and_read_again(desk: Desk, editor: Path) -> None:
    async with browsed(desk, "down", "e") as pilot:
        line, file = editor.with_suffix(".said").read_text().splitlines()
        assert line == "+8" and file == str(desk.content / "notes" / "a.md")
        assert "层归一化" in listed(pilot) and "content/notes/a.md says now" in said(pilot)


async def test_a_file_that_is_broken_afterwards_is_told_of_and_its_cards_stay(desk: Desk, editor: Path) -> None:
    editor.with_suffix(".swap").write_text("### 答|### 荅", encoding="utf-8")
    async with browsed(desk, "down", "e") as pilot:
        assert isinstance(pilot.app.screen, ProblemsDialog) and "a.md" in text(pilot)
        await settled(pilot, "escape")
        assert "批归一化" in listed(pilot) and "has mistakes" in said(pilot)


async def test_a_file_that_may_not_be_written_says_where_own_cards_go(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with browsed(desk, "down") as pilot:
        monkeypatch.setattr("os.access", lambda *_arguments: False)
        await settled(pilot, "e")
        assert "can't be written" in said(pilot) and str(Home(desk.home.root).notes) in said(pilot).replace("\n", "")


async def test_the_note_of_an_imported_card_opens_at_its_line(desk: Desk, editor: Path, note: Path) -> None:
    async with browsed(desk, "down", "n", "end", "n") as pilot:
        assert editor.with_suffix(".said").read_text().splitlines() == ["+5", str(note)]
        assert "Import the note again" in said(pilot)
        note.unlink()
        await settled(pilot, "n")
        assert "isn't there any more" in said(pilot)


async def test_search_filters_and_cursor_come_back_after_a_restart(desk: Desk) -> None:
    async with browsed(desk, "down", "o", "down", "enter", "f", "f", "end") as pilot:
        await typed(pilot, "为什么")
        await settled(pilot, "end")
        before = pilot.app.screen.query_one(FoundList).current
        assert before is not None and before.key == "iou"

    async with browsed(desk.start_again()) as pilot:
        assert pilot.app.screen.query_one(SearchLine).value == "为什么" and "source: shipped" in text(pilot)
        assert pilot.app.screen.query_one(FoundList).current == before
        await settled(pilot, "b", "n")  # typing begins anew
        assert pilot.app.screen.query_one(SearchLine).value == "bn"


async def test_what_was_kept_and_means_nothing_any_more_is_left_out(desk: Desk) -> None:
    study = desk.open()
    study.where.found_state, study.where.found_source, study.where.found_item = "gone", "gone", 999

    async with browsed(study) as pilot:
        assert len(listed(pilot)) == 6


async def test_a_megabyte_pasted_stays_one_short_line_without_control_characters(desk: Desk) -> None:
    async with browsed(desk) as pilot:
        line = pilot.app.screen.query_one(SearchLine)
        line.post_message(events.Paste("\x1b[31m归\x00一\n化" + " 批" * 500_000))
        await settled(pilot)
        assert line.value.startswith("[31m归一 化 批") and len(line.value) <= MOST
        line.value = ""
        line.post_message(events.Paste("归一化\n"))
        await settled(pilot)
        assert listed(pilot) == ["批归一化"]


@pytest.mark.parametrize("words", ['"', "AND OR NOT", "^*():{}-+", "NEAR(归, 一)", "\ud800", "归" * MOST, "a " * 100])
async def test_any_words_are_only_words(desk: Desk, words: str) -> None:
    async with browsed(desk) as pilot:
        await typed(pilot, words)
        assert "of 6" in text(pilot)


@pytest.mark.parametrize("size", [(20, 8), (40, 12), (60, 16), (80, 24), (120, 40)])
async def test_every_key_is_harmless_at_every_size(desk: Desk, size: tuple[int, int]) -> None:
    async with browsed(desk, size=size) as pilot:
        for key in ("down", "enter", "l", "right", "h", "i", "escape", "z", "f", "x", "u", "pagedown", "G", "g", "k"):
            await settled(pilot, key)
        await pilot.resize_terminal(20, 10)
        await pilot.resize_terminal(*size)
        await settled(pilot)
        assert all(len(line) <= size[0] for line in screen_text(pilot))


async def test_a_database_that_is_gone_is_said_and_nothing_stops(desk: Desk) -> None:
    async with browsed(desk, "down") as pilot:
        for file in desk.home.root.glob("studyapp.db*"):
            file.unlink()
        await settled(pilot, "p")
        assert "moved, deleted or replaced" in said(pilot)
        await settled(pilot, "slash", "b")
        assert isinstance(pilot.app.screen, BrowseScreen)


async def test_a_search_that_fails_is_said_and_the_next_one_runs(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from studyapp.errors import StorageError

    def fail(*_arguments: object) -> None:
        raise StorageError("no luck")

    async with browsed(desk) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr(browsing, "find", fail)
            await typed(pilot, "积")
            assert "no luck" in said(pilot)
        await typed(pilot, "focal")
        assert listed(pilot) == ["Focal loss"] and said(pilot) == ""


async def test_the_palette_leads_here_and_a_click_chooses_a_card(desk: Desk) -> None:
    async with opened(desk.open(), "ctrl+p", *"browse", "enter") as pilot:
        await settled(pilot)
        assert isinstance(pilot.app.screen, BrowseScreen)
        row = next(at for at, line in enumerate(screen_text(pilot)) if "交并比" in line)
        await pilot.click(offset=(10, row))
        assert pilot.app.screen.query_one(FoundList).current.key == "iou"  # type: ignore[union-attr]
        await pilot.click(offset=(10, row))
        await settled(pilot)
        assert "因为如此" in text(pilot)


async def test_a_terminal_that_cannot_be_lent_names_the_file_and_line(desk: Desk) -> None:
    async with browsed(desk, "down", "e") as pilot:
        assert "can't be lent" in said(pilot) and "a.md:8" in said(pilot).replace("\n", "")
