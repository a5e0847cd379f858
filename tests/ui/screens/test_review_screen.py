"""The review screen, driven by keys as a user drives it."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from building import GIVEN, Desk, card, sum_card
from textual.pilot import Pilot
from textual.widgets import Input, Static, TextArea

from studyapp.domain.memory import Rating
from studyapp.errors import StorageBusy
from studyapp.storage.log import entries_of
from studyapp.study.opening import Study
from studyapp.study.review import ReviewSession
from studyapp.ui.app import StudyApp
from studyapp.ui.screens.dialogs import DoubtDialog
from studyapp.ui.screens.help import HelpDialog
from studyapp.ui.screens.review import ReviewScreen


@asynccontextmanager
async def reviewing(desk: Desk, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Pilot[None], ReviewScreen]]:
    desk.configure(content_language="en")
    study = desk.open()
    app = StudyApp(lambda: study, ReviewSession, study.config)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        yield pilot, app.screen


def text(screen: ReviewScreen, part: str) -> str:
    static = screen.query_one(f"#{part}", Static)
    return str(static.content) if static.display else ""


def ratings(study: Study, item: int = 1) -> list[int]:
    with study.store.read() as connection:
        return [int(e.event.answer.rating) for e in entries_of(connection, item) if hasattr(e.event, "answer")]


async def test_answer_is_hidden_until_space(desk: Desk) -> None:
    desk.write("a.md", card("one", answer="Because of averages."))

    async with reviewing(desk) as (pilot, screen):
        before = text(screen, "answer")
        await pilot.press("space")

        assert before == "" and "Why one?" in text(screen, "question")
        assert "Because of averages." in text(screen, "answer")
        assert "one" in text(screen, "points")


async def test_nothing_is_done_unseen_and_the_box_has_the_focus_again(desk: Desk) -> None:
    desk.write("a.md", card("one"), card("two"))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("t", "a")
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        await pilot.press("b", "p", "3", "q")  # typed on by who doesn't look
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.pause()
        await pilot.press("b")

        assert screen.query_one(TextArea).text == "ab" and "1 of 2" in text(screen, "header")


async def test_key_that_comes_while_a_window_is_composed_anew_does_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a.md", card("one"))
    go_on = asyncio.Event()
    recompose = DoubtDialog.recompose

    async def slowly(dialog: DoubtDialog) -> None:
        await dialog.query("*").remove()
        await go_on.wait()
        await recompose(dialog)

    monkeypatch.setattr(DoubtDialog, "recompose", slowly)
    async with reviewing(desk) as (pilot, screen):
        await pilot.press("w", "a")
        dialog = pilot.app.screen
        assert isinstance(dialog, DoubtDialog)
        dialog.paint()
        while dialog.query("*"):
            await asyncio.sleep(0)
        pilot.app.simulate_key("ctrl+s")
        await asyncio.sleep(0.05)
        go_on.set()
        await pilot.pause()

        assert isinstance(pilot.app.screen, DoubtDialog)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert pilot.app.screen is screen


async def test_grade_keys_do_nothing_before_the_answer(desk: Desk) -> None:
    desk.write("a.md", card("one"))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("1", "2", "3", "4")

        assert ratings(screen._study) == [] and text(screen, "answer") == ""


@pytest.mark.parametrize(("key", "rating"), [("1", 1), ("4", 4), ("２", 2), ("space", 3)])
async def test_grade_is_in_the_database_when_the_next_card_shows(desk: Desk, key: str, rating: int) -> None:
    desk.write("a.md", card("one"), card("two"))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("space", key)

        assert ratings(screen._study) == [rating]
        assert "Why two?" in text(screen, "question") and text(screen, "answer") == ""


async def test_buttons_show_what_each_grade_would_give(desk: Desk) -> None:
    desk.write("a.md", card("one"))

    async with reviewing(desk, size=(120, 40)) as (pilot, screen):
        await pilot.press("space")

        line = str(screen.query_one("#keys", Static).content)
        assert "1 Again ✗ 1 min" in line and "▸3 Good ✓ 10 min" in line  # the default steps, 1 and 10 minutes
        assert re.search(r"4 Easy ✓✓ ([6-9]|10) d", line)  # w[3] of FSRS-6 is 8.2956 days; the fuzz range is 6 to 10


async def test_ticked_key_points_move_the_suggestion(desk: Desk) -> None:
    desk.write("a.md", card("one", points=("甲 / alpha", "乙 / beta")))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("space", "enter")
        half = str(screen.query_one("#keys", Static).content)
        await pilot.press("enter")
        full = str(screen.query_one("#keys", Static).content)
        await pilot.press("space")

        assert "▸2" in half and "▸3" in full  # half of the weight is Hard, all of it is Good
        with screen._study.store.read() as connection:
            (entry,) = entries_of(connection, 1)
        assert entry.event.answer.ticked == ("p1", "p2")  # type: ignore[union-attr]


async def test_undo_brings_the_card_back_and_takes_the_grade_out(desk: Desk) -> None:
    desk.write("a.md", card("one"), card("two"))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("space", "4", "u")

        assert "Why one?" in text(screen, "question")
        await pilot.press("space", "1")
        assert ratings(screen._study) == [4, 1]


async def test_undo_with_nothing_done_says_so(desk: Desk) -> None:
    desk.write("a.md", card("one"))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("u")

        assert "nothing to take back" in text(screen, "fault")
        assert "Why one?" in text(screen, "question")


async def test_language_turns_on_one_key_and_keeps_the_reveal(desk: Desk) -> None:
    desk.write("a.md", card("one"))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("space", "l")

        assert "one 为什么" in text(screen, "question") and "因为如此" in text(screen, "answer")


async def test_typed_answer_of_several_lines_stays_beside_the_right_one(desk: Desk) -> None:
    desk.write("a.md", card("one"))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("t", *"first", "enter", *"l2", "ctrl+s")

        assert screen.query_one(TextArea).text == "first\nl2"
        assert "first\n      l2" in text(screen, "answer") and "Because" in text(screen, "answer")


async def test_escape_leaves_the_answer_box_before_the_session(desk: Desk) -> None:
    desk.write("a.md", card("one"))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("t", "x", "escape")

        assert pilot.app.screen is screen and screen.focused is None
        await pilot.press("space")
        assert "x" in text(screen, "answer")


async def test_number_is_marked_and_a_slip_is_named(desk: Desk) -> None:
    desk.write("a.md", sum_card())

    async with reviewing(desk) as (pilot, screen):
        shown = screen._shown
        assert shown is not None and shown.draw is not None
        slip = shown.draw.values["a"] - shown.draw.values["b"]
        await pilot.press(*str(slip), "enter")

        assert "minus" in text(screen, "answer")
        assert "▸1" in str(screen.query_one("#keys", Static).content)


async def test_right_number_suggests_good(desk: Desk) -> None:
    desk.write("a.md", sum_card())

    async with reviewing(desk) as (pilot, screen):
        assert screen._shown is not None and screen._shown.draw is not None
        await pilot.press(*str(screen._shown.draw.answer), "enter")

        assert "✓ right" in text(screen, "answer")
        assert screen.query_one("#number", Input).value == str(screen._shown.draw.answer)


async def test_failed_write_keeps_the_card_and_says_what_to_do(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.md", card("one"), card("two"))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("space", "enter")
        with desk.open().store.write():  # another program holds the lock
            await pilot.press("3")
            locked = " ".join(text(screen, "fault").split())
        after = text(screen, "question"), ratings(screen._study)
        await pilot.press("3")

        assert "nothing was saved" in locked and "Try again" in locked
        assert "Why one?" in after[0] and after[1] == []
        assert text(screen, "fault") == "" and ratings(screen._study) == [3]
        assert StorageBusy.__name__ not in locked


async def test_card_dealt_with_in_another_window_is_not_graded_twice(desk: Desk) -> None:
    desk.write("a.md", card("one"), card("two"))

    async with reviewing(desk) as (pilot, screen):
        other = ReviewSession(desk.open())
        other.next()
        other.bury()
        await pilot.press("space", "3")

        assert ratings(screen._study) == [] and "another window" in text(screen, "fault")
        assert "Why two?" in text(screen, "question")


async def test_bury_and_suspend_go_on_and_can_be_undone(desk: Desk) -> None:
    desk.write("a.md", card("one"), card("two"), card("three"))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("b", "p")
        third = text(screen, "question")
        await pilot.press("u")
        second = text(screen, "question")
        await pilot.press("u")

        assert "three" in third and "two" in second and "one" in text(screen, "question")


async def test_note_on_a_wrong_card_is_kept_and_the_answer_stays_open(desk: Desk) -> None:
    desk.write("a.md", card("one"))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("space", "w")
        assert isinstance(pilot.app.screen, DoubtDialog)
        await pilot.press(*"no", "ctrl+s")
        await pilot.pause()

        assert pilot.app.screen is screen and "Because" in text(screen, "answer")
        await pilot.press("h")
        assert "called wrong: no" in text(screen, "extra")


async def test_history_source_and_errata_open_at_a_key(desk: Desk) -> None:
    desk.write("a.md", card("one") + "\n### 勘误 / Errata\n\n> Often said wrongly.\n")

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("space")
        before = text(screen, "extra")
        await pilot.press("x", "h")

        assert "A paper, section 1" in before and "Often said wrongly" not in before
        assert "Often said wrongly" in text(screen, "extra") and "not seen before" in text(screen, "extra")


async def test_summary_counts_what_was_done_and_undo_works_from_it(desk: Desk) -> None:
    desk.write("a.md", card("one"))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("space", "4")
        summary = text(screen, "question")
        await pilot.press("u")

        assert "Done for now" in summary and "1 grade" in summary
        assert "Why one?" in text(screen, "question")


async def test_a_step_comes_again_in_the_same_session(desk: Desk) -> None:
    desk.write("a.md", card("one"))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("space", "3")

        assert "Why one?" in text(screen, "question")  # 10 minutes away, within learn-ahead
        await pilot.press("space", "3")
        assert "Done for now" in text(screen, "question")


async def test_resizing_loses_nothing(desk: Desk) -> None:
    desk.write("a.md", card("one", points=("甲 / alpha", "乙 / beta")))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("t", *"abc", "ctrl+s", "enter")
        for size in ((20, 5), (120, 40), (60, 16)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            if size == (20, 5):
                assert screen.query_one("#too-small").display and not screen.query_one("#matter").display

        assert "abc" in text(screen, "answer") and "[✓] alpha" in text(screen, "points")


async def test_help_lists_every_key_of_the_screen(desk: Desk) -> None:
    desk.write("a.md", card("one"))

    async with reviewing(desk, size=(100, 60)) as (pilot, _screen):
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, HelpDialog)
        said = str(pilot.app.screen.query_one("VerticalScroll Static", Static).content)

        for binding in ReviewScreen.BINDINGS:
            assert binding.description in said  # type: ignore[union-attr]


async def test_changed_wording_is_said_and_a_new_meaning_offers_to_learn_anew(desk: Desk) -> None:
    desk.write("a.md", card("one"), card("two"))
    study = desk.open()
    session = ReviewSession(study)
    for _card in range(2):
        session.next()
        session.grade(Rating.AGAIN, GIVEN)
    desk.write("a.md", card("one", answer="Reworded."), card("two", answer="Another thing.", rev=2))
    desk.clock.forward(minutes=5)

    async with reviewing(desk) as (pilot, screen):
        first = text(screen, "question")
        await pilot.press("space", "3")
        second = text(screen, "question")
        await pilot.press("r")

        assert "wording has changed" in first
        assert "means something else now" in second
        assert "Why two?" in text(screen, "question")


async def test_half_written_answer_is_there_again_after_a_restart(desk: Desk) -> None:
    desk.write("a.md", card("one"), card("two"))

    async with reviewing(desk) as (pilot, _screen):
        await pilot.press("t", *"half")
    async with reviewing(desk) as (pilot, screen):
        assert screen.query_one(TextArea).text == "half" and screen.focused is screen.query_one(TextArea)
        await pilot.press("ctrl+s", "4")
        assert screen.query_one(TextArea).text == "" and screen.focused is None
    async with reviewing(desk) as (pilot, screen):
        assert screen.query_one(TextArea).text == ""


async def test_unreadable_number_stays_in_its_box(desk: Desk) -> None:
    desk.write("a.md", sum_card())

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("5", "x", "enter")

        assert "can't be read as a number" in text(screen, "fault") and text(screen, "answer") == ""
        assert screen.query_one("#number", Input).value == "5x"


async def test_escape_closes_what_is_open_before_it_leaves(desk: Desk) -> None:
    desk.write("a.md", card("one"))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("space", "h", "escape")

        assert pilot.app.screen is screen and "not seen before" not in text(screen, "extra")


async def test_what_was_done_is_said(desk: Desk) -> None:
    desk.write("a.md", card("one"), card("two"))

    async with reviewing(desk) as (pilot, screen):
        await pilot.press("b")
        buried = text(screen, "fault")
        await pilot.press("u")

        assert "Buried until tomorrow" in buried and "Taken back: buried" in text(screen, "fault")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_all_four_grades_stay_on_the_narrowest_screen(desk: Desk, language: str) -> None:
    desk.write("a.md", card("one"))
    desk.configure(interface_language=language)

    async with reviewing(desk, size=(40, 12)) as (pilot, screen):
        await pilot.press("space")

        line = str(screen.query_one("#keys", Static).content)
        assert all(digit in line for digit in "1234") and "?" in str(screen.query_one("#more-keys", Static).content)
