"""The import screen: what is shown, every decision, writing, taking back, and what goes wrong."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from building import Desk
from piloting import press, said, screen_text
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, TextArea

from studyapp.storage.imported import read_imported
from studyapp.study.importing import Import, Wanted, read_import
from studyapp.study.opening import Study
from studyapp.ui.app import StudyApp
from studyapp.ui.screens.import_dialogs import NotesDialog, ProposalDialog, SplitDialog, TwinDialog, WhichDialog
from studyapp.ui.screens.import_notes import ImportScreen
from studyapp.ui.screens.today import TodayScreen

pytestmark = pytest.mark.slow

NOTE = """# Nets

## ResNet

Skip connections let gradients pass.

They also ease the optimization.

## DenseNet

Each layer sees all the layers before it.

## Dilated convolution

Holes widen the field of view.

## Still empty

## What for?

"""


@pytest.fixture
def study(desk: Desk) -> Study:
    desk.configure(interface_language="en")
    return desk.open()


@pytest.fixture
def note(tmp_path: Path) -> Path:
    return write(tmp_path / "notes", NOTE)


def write(folder: Path, text: str, name: str = "nets.md") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@asynccontextmanager
async def importing(
    study: Study, *paths: Path, size: tuple[int, int] = (80, 30)
) -> AsyncIterator[tuple[Pilot[None], ImportScreen]]:
    """Open the import as the command does, and wait until the notes are read."""
    app = StudyApp(lambda: study, lambda _study: Wanted(paths), study.config)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, ImportScreen)
        yield pilot, app.screen


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


def lines(pilot: Pilot[None]) -> list[str]:
    return [line.strip() for line in screen_text(pilot)]


def row(pilot: Pilot[None], words: str) -> str:
    """Give the line of the list that has these words, without its cursor."""
    return next(line.removeprefix("▸ ") for line in lines(pilot) if words in line)


def read(screen: ImportScreen) -> Import:
    assert screen._read is not None
    return screen._read


def deck(study: Study) -> dict[str, str]:
    with study.store.read() as connection:
        return {one.card.question.en: one.card.answer.en for one in read_imported(connection) if not one.retired}


async def test_proposals_are_listed_with_their_note_and_nothing_is_written(study: Study, note: Path) -> None:
    async with importing(study, note) as (pilot, _screen):
        shown = lines(pilot)

        assert "3 cards taken · 2 to do · 1 left out" in shown[0]
        assert any(line.endswith("notes/nets.md") for line in shown)
        assert row(pilot, "ResNet") == "[✓] ResNet"
        todo, left_out = shown.index("To do: questions and titles without an answer"), shown.index("Left out")
        assert [line for line in shown[todo + 1 : left_out] if line] == ["Still empty", "What for?"]
        assert shown[left_out + 1].startswith("Nets") and "holds other titles" in shown[left_out + 1]
        await press(pilot, "escape")
    assert deck(study) == {} and pilot.app.return_code == 0


async def test_a_note_is_named_as_seen_from_here(study: Study, note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(note.parent.parent)
    async with importing(study, note) as (pilot, _screen):
        assert "notes/nets.md" in lines(pilot)
    monkeypatch.chdir("/")
    monkeypatch.setenv("HOME", str(note.parent.parent))
    async with importing(study, note) as (pilot, _screen):
        assert "~/notes/nets.md" in lines(pilot)
    monkeypatch.setenv("HOME", "/nowhere")
    async with importing(study, note, size=(40, 16)) as (pilot, _screen):
        (heading,) = [line for line in lines(pilot) if line.endswith("nets.md")]
        assert heading.startswith("…")


async def test_space_takes_and_refuses_and_a_takes_what_is_open(study: Study, tmp_path: Path) -> None:
    note = write(
        tmp_path, "**CNN**\n\nA net.\n\nHow fields grow\n\nhttps://a.org\n\nBy the stride.\n\n**RNN**\n\nAnother.\n"
    )
    async with importing(study, note) as (pilot, _screen):
        assert row(pilot, "How fields grow").startswith("[?]") and row(pilot, "How fields").endswith("not certain")
        await press(pilot, "space")
        assert row(pilot, "CNN").startswith("[✗]")
        await press(pilot, "a")
        assert row(pilot, "How fields grow").startswith("[✓]") and row(pilot, "CNN").startswith("[✗]")
        await press(pilot, "ctrl+s")
        await settled(pilot)
    assert set(deck(study)) == {"How fields grow", "RNN"}


async def test_enter_opens_a_proposal_and_a_click_on_it_too(study: Study, note: Path) -> None:
    async with importing(study, note) as (pilot, _screen):
        await press(pilot, "enter")
        assert "Skip connections let gradients pass." in lines(pilot)
        assert any(line.startswith("heading · Nets") for line in lines(pilot))
        assert any(line.endswith("nets.md:3-7") for line in lines(pilot))
        await press(pilot, "enter")
        assert "Skip connections let gradients pass." not in lines(pilot)
        at = next(y for y, line in enumerate(screen_text(pilot)) if "DenseNet" in line)
        await pilot.click(offset=(10, at))
        await pilot.pause()
        assert "Each layer sees all the layers before it." in lines(pilot)
        await press(pilot, "end", "enter")
        assert any(line == "holds other titles" for line in lines(pilot))


async def test_a_wide_terminal_shows_the_proposal_beside_the_list(study: Study, note: Path) -> None:
    async with importing(study, note, size=(120, 40)) as (pilot, _screen):
        assert any(line.endswith("Skip connections let gradients pass.") for line in lines(pilot))
        await press(pilot, "down")
        assert any(line.endswith("Each layer sees all the layers before it.") for line in lines(pilot))
        await pilot.resize_terminal(20, 10)
        await pilot.pause()
        assert "Too small" in "".join(lines(pilot))
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.pause()
        assert row(pilot, "DenseNet") == "[✓] DenseNet"
        assert any(line.startswith("▸ [✓] DenseNet") for line in lines(pilot))


async def test_another_wording(study: Study, note: Path) -> None:
    async with importing(study, note) as (pilot, _screen):
        await press(pilot, "e")
        dialog = pilot.app.screen
        assert isinstance(dialog, ProposalDialog)
        dialog.query_one(Input).value = "What does ResNet add?"
        dialog.query_one(TextArea).text = "Skips."
        await press(pilot, "ctrl+s", "e")
        assert row(pilot, "What does ResNet add?")
        pilot.app.screen.query_one(TextArea).text = "  "
        await press(pilot, "ctrl+s")
        assert "needs a question and an answer" in said(pilot)
        await press(pilot, "plus")
        assert "isn't the note's any more" in said(pilot)
        await press(pilot, "e", "escape", "f5")
        await settled(pilot)
    assert deck(study)["What does ResNet add?"] == "Skips."


async def test_the_end_of_an_answer_moves(study: Study, note: Path) -> None:
    async with importing(study, note) as (pilot, screen):
        await press(pilot, "minus", "minus")
        assert read(screen).rows[0].proposal.answer == "Skip connections let gradients pass."
        await press(pilot, "plus", "plus")
        assert read(screen).rows[0].proposal.answer.endswith("ease the optimization.")
        await press(pilot, *["minus"] * 4)
        assert "can't end there" in said(pilot)


async def test_merge_takes_the_next_one_and_the_cursor_stays(study: Study, note: Path) -> None:
    async with importing(study, note) as (pilot, _screen):
        await press(pilot, "m")
        assert row(pilot, "taken into another card").startswith("[✗] DenseNet")
        assert any(line.startswith("▸ [✓] ResNet") for line in lines(pilot))
        await press(pilot, "m", "m")
        assert "There is no next one" in said(pilot)
        await press(pilot, "ctrl+s")
        await settled(pilot)
    (answer,) = deck(study).values()
    assert "**DenseNet**" in answer and "**Dilated convolution**" in answer
    assert [one.state for one in read_import(study, [note]).rows] == ["same", "refused", "refused"]


async def test_split_in_two(study: Study, note: Path) -> None:
    async with importing(study, note) as (pilot, _screen):
        await press(pilot, "s", "down", "down", "tab")
        assert isinstance(pilot.app.screen, SplitDialog)
        await press(pilot, *"Why?", "ctrl+s")
        assert row(pilot, "Why?") == "[✓] Why?"
        await press(pilot, "s", "ctrl+s")
        assert "each part needs" in said(pilot)
        await press(pilot, "s", "escape", "ctrl+s")
        await settled(pilot)
    assert deck(study)["Why?"] == "They also ease the optimization."
    again = read_import(study, [note])
    assert {one.state for one in again.rows} == {"same"} and again.gone == []


async def test_the_same_question_elsewhere_can_be_taken_in(study: Study, note: Path) -> None:
    write(note.parent, "## ResNet\n\nAnother saying.\n", "other.md")
    async with importing(study, note.parent) as (pilot, _screen):
        assert row(pilot, "ResNet").endswith("asked elsewhere too")
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, TwinDialog)
        await press(pilot, "escape", "m", "down", "enter")
        assert row(pilot, "taken into another card").startswith("[✗] ResNet")
        await press(pilot, "ctrl+s")
        await settled(pilot)
    assert deck(study)["ResNet"].endswith("optimization.\n\nAnother saying.")
    assert [one.state for one in read_import(study, [note.parent]).rows] == ["same", "same", "same", "refused"]


async def test_a_doubt_is_asked(study: Study, tmp_path: Path) -> None:
    note = write(
        tmp_path, "## What YOLO v2 improves\n\nAnchors, batch norm everywhere, and training at several scales.\n"
    )
    read_import(study, [note]).write()
    note.write_text(note.read_text().replace("v2", "v3"))
    async with importing(study, note) as (pilot, _screen):
        assert row(pilot, "YOLO v3").endswith("which card?") and row(pilot, "YOLO v3").startswith("[?]")
        await press(pilot, "space")
        assert isinstance(pilot.app.screen, WhichDialog)
        await press(pilot, "escape", "w", "enter")
        assert row(pilot, "YOLO v3").startswith("[✓]") and row(pilot, "YOLO v3").endswith("changed")
        await press(pilot, "w")
        assert "no doubt" in said(pilot)
        await press(pilot, "ctrl+s")
        await settled(pilot)
    assert list(deck(study)) == ["What YOLO v3 improves"]


async def test_a_doubt_answered_with_a_new_card(study: Study, tmp_path: Path) -> None:
    note = write(
        tmp_path, "## What YOLO v2 improves\n\nAnchors, batch norm everywhere, and training at several scales.\n"
    )
    read_import(study, [note]).write()
    note.write_text(note.read_text().replace("v2", "v3"))
    async with importing(study, note) as (pilot, _screen):
        await press(pilot, "w")
        pilot.app.screen.query_one(OptionList).highlighted = 1
        await press(pilot, "enter")
        assert row(pilot, "YOLO v3") == "[✓] What YOLO v3 improves"


async def test_what_left_the_notes_retires_unless_it_is_kept(study: Study, note: Path) -> None:
    read_import(study, [note]).write()
    note.write_text(
        NOTE.replace("## ResNet\n\nSkip connections let gradients pass.\n\nThey also ease the optimization.", "")
    )
    async with importing(study, note) as (pilot, _screen):
        assert row(pilot, "ResNet").endswith("retires")
        await press(pilot, "down", "down", "space")
        assert row(pilot, "ResNet").endswith("stays")
        await press(pilot, "enter")
        assert row(pilot, "ResNet").endswith("retires")
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert "1 retired" in said(pilot, "words")
    assert "ResNet" not in deck(study)


async def test_what_was_written_is_taken_back(study: Study, note: Path) -> None:
    async with importing(study, note) as (pilot, _screen):
        await press(pilot, "u")
        assert deck(study) == {}
        await press(pilot, "ctrl+s")
        await settled(pilot)
        words = " ".join(said(pilot, "words").split())
        assert words == "Written: 3 new, 0 changed, 0 as before, 0 retired. u takes the whole import back."
        await press(pilot, "space", "m", "e", "ctrl+s")
        assert len(deck(study)) == 3 and isinstance(pilot.app.screen, ImportScreen)
        await press(pilot, "u")
        assert "every card is as it was before" in said(pilot, "words") and deck(study) == {}
        await press(pilot, "u", "escape")
    assert pilot.app.return_code == 0


async def test_nothing_to_write_takes_no_earlier_import_back(study: Study, note: Path) -> None:
    read_import(study, [note]).write()
    async with importing(study, note) as (pilot, _screen):
        assert row(pilot, "ResNet") == "[✓] ResNet"
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert "nothing to write" in said(pilot, "words")
        await press(pilot, "u")
    assert len(deck(study)) == 3


async def test_leaving_with_decisions_asks_first(study: Study, note: Path) -> None:
    async with importing(study, note) as (pilot, screen):
        await press(pilot, "space", "escape")
        assert pilot.app.screen is not screen
        await press(pilot, "escape")
        assert pilot.app.screen is screen
        await press(pilot, "q", "enter")
    assert deck(study) == {}


async def test_a_write_that_fails_keeps_the_decisions(study: Study, note: Path) -> None:
    async with importing(study, note) as (pilot, screen):
        await press(pilot, "space")
        with study.store.write() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        second = read(screen).rows[1]
        second.proposal = replace(second.proposal, answer="x" * 200_000)
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert "full" in said(pilot)
        assert row(pilot, "ResNet").startswith("[✗]") and deck(study) == {}
        with study.store.write() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        await press(pilot, "ctrl+s")
        await settled(pilot)
    assert set(deck(study)) == {"DenseNet", "Dilated convolution"}


async def test_files_that_cannot_be_read_are_told(study: Study, note: Path) -> None:
    (note.parent / "old.md").write_bytes("标题\n正文".encode("gb18030"))
    async with importing(study, note.parent) as (pilot, screen):
        assert "1 file could not be read: x says why." in said(pilot, "words")
        await press(pilot, "x")
        assert any("UTF-8" in line for line in lines(pilot))
        await press(pilot, "escape")
        assert pilot.app.screen is screen
        assert row(pilot, "ResNet") == "[✓] ResNet"


async def test_notes_with_nothing_in_them(study: Study, tmp_path: Path) -> None:
    async with importing(study, write(tmp_path, "")) as (pilot, _screen):
        assert "nothing in these notes" in said(pilot, "words")
        await press(pilot, "space", "m", "s", "e", "w", "plus", "enter", "x")
        assert "Every file could be read." in said(pilot)
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert "nothing to write" in said(pilot, "words")


async def test_a_note_that_disappears_is_said(study: Study, note: Path) -> None:
    async with importing(study, note.parent / "none.md") as (pilot, _screen):
        assert "no such file" in said(pilot)
        await press(pilot, "space", "ctrl+s", "escape")
    assert pilot.app.return_code == 0


async def test_thousands_of_proposals_paint_only_what_is_seen(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from studyapp.ui.widgets import import_rows

    painted: list[str] = []
    head = import_rows._head
    monkeypatch.setattr(import_rows, "_head", lambda row, width: painted.append(row.question) or head(row, width))
    note = write(tmp_path, "# N\n\n" + "".join(f"## Term {n}\n\nIts meaning is {n}.\n\n" for n in range(2000)))
    async with importing(study, note) as (pilot, screen):
        assert len(read(screen).rows) == 2000
        painted.clear()
        await press(pilot, "end", "home", "pagedown", "space")
        assert 0 < len(set(painted)) < 150


async def test_both_languages_live(study: Study, note: Path) -> None:
    async with importing(study, note) as (pilot, _screen):
        await press(pilot, "enter")
        pilot.app.action_interface_language()  # type: ignore[attr-defined]
        await settled(pilot)
        switched = lines(pilot)
    async with importing(study, note) as (pilot, _screen):
        await press(pilot, "enter")
        assert study.config.interface_language == "zh" and lines(pilot) == switched


# From Today


async def asked(pilot: Pilot[None], written: str) -> NotesDialog:
    await press(pilot, "i")
    dialog = pilot.app.screen
    assert isinstance(dialog, NotesDialog)
    dialog.query_one(Input).value = written
    dialog.query_one(Input).cursor_position = len(written)
    await pilot.pause()
    return dialog


@asynccontextmanager
async def today(study: Study) -> AsyncIterator[Pilot[None]]:
    study.first_start = False
    app = StudyApp(lambda: study, lambda _study: None, study.config)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        yield pilot
        await pilot.pause()


@pytest.mark.parametrize(
    "written",
    [
        lambda note: str(note),
        lambda note: f"  '{note}' ",
        lambda note: f"{note} {note.parent}/more notes.md".replace("more notes", r"more\ notes"),
        lambda note: str(note.parent),
        lambda note: f"{note.parent}/more notes.md",
    ],
)
async def test_notes_are_named_from_today(study: Study, note: Path, written: Callable[[Path], str]) -> None:
    write(note.parent, "## Other\n\nAn answer is here.\n", "more notes.md")
    async with today(study) as pilot:
        await asked(pilot, written(note))
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ImportScreen) and read(pilot.app.screen).rows
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_a_path_is_completed_and_a_wrong_one_named(
    study: Study, note: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(note.parent.parent))
    write(note.parent, "## Other\n\nAn answer.\n", "nested notes.md")
    async with today(study) as pilot:
        dialog = await asked(pilot, "~/no")
        box = dialog.query_one(Input)
        await press(pilot, "tab")
        assert box.value == "~/notes/"
        await press(pilot, "tab")
        assert box.value == "~/notes/ne" and said(pilot, "notes-fault") == "nested notes.md, nets.md"
        await press(pilot, "s", "tab")
        assert box.value == "~/notes/nested notes.md"
        box.value = "~/notes/nested notes.md ~/notes/n"
        await pilot.pause()
        box.value = r"~/notes/nested\ notes.md ~/notes/net"
        await press(pilot, "tab")
        assert box.value == r"~/notes/nested\ notes.md ~/notes/nets.md"
        box.value = "~/notes/gone.md"
        await press(pilot, "enter")
        assert "no such file" in said(pilot, "notes-fault") and "gone.md" in said(pilot, "notes-fault")
        box.value = ""
        await press(pilot, "enter")
        assert "no file or folder was named" in said(pilot, "notes-fault")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)
