"""Today in every state a deck can be in."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

from building import GIVEN, Desk, card
from textual.pilot import Pilot
from textual.widgets import Static

from studyapp.domain.memory import Rating
from studyapp.study.review import ReviewSession
from studyapp.study.showing import Ended
from studyapp.ui.app import StudyApp
from studyapp.ui.screens.dialogs import AreaDialog, ProblemsDialog, SetAsideDialog
from studyapp.ui.screens.review import ReviewScreen
from studyapp.ui.screens.today import TodayScreen
from studyapp.ui.screens.welcome import WelcomeScreen


@asynccontextmanager
async def today(desk: Desk, *, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    study = desk.open()
    app = StudyApp(lambda: study, lambda _study: None, study.config)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def body(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#today", Static).content)


def keys(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#keys", Static).content)


def has_chinese(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def review_all(desk: Desk, rating: Rating = Rating.EASY) -> None:
    session = ReviewSession(desk.open())
    while not isinstance(session.next(), Ended):
        session.grade(rating, GIVEN)


async def test_first_start_asks_and_writes_the_configuration(desk: Desk) -> None:
    desk.write("a.md", card("one"))

    async with today(desk) as pilot:
        assert isinstance(pilot.app.screen, WelcomeScreen)
        await pilot.press("tab", "tab", *"2026-02-01", "tab", "backspace", *"12", "enter")
        await pilot.pause()

        assert isinstance(pilot.app.screen, TodayScreen)
        assert "0 due" in body(pilot) and "1 new" in body(pilot)
    config = desk.open().config
    assert (config.interview_date, config.new_per_day) == (date(2026, 2, 1), 12)
    assert not desk.open().first_start


async def test_first_start_refuses_a_wrong_date_in_words(desk: Desk) -> None:
    desk.write("a.md", card("one"))

    async with today(desk) as pilot:
        await pilot.press("tab", "tab", *"soon", "ctrl+s")

        assert isinstance(pilot.app.screen, WelcomeScreen)
        assert "`soon` is no date" in str(pilot.app.screen.query_one("#fault", Static).content)


async def test_first_start_turns_to_chinese_at_once(desk: Desk) -> None:
    desk.write("a.md", card("one"))

    async with today(desk) as pilot:
        await pilot.press("enter")
        await pilot.pause()

        assert has_chinese(str(pilot.app.screen.query_one("#label-new", Static).content))


async def test_new_deck_offers_the_review(desk: Desk) -> None:
    desk.configure(new_per_day=3)
    desk.write("a.md", *(card(f"c{i}") for i in range(5)))

    async with today(desk) as pilot:
        assert "0 due" in body(pilot) and "3 new" in body(pilot) and "a guess yet" in body(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_empty_deck_says_what_to_do(desk: Desk) -> None:
    desk.configure(new_per_day=3)
    desk.write("a.md")

    async with today(desk) as pilot:
        assert "There are no cards" in body(pilot) and "Enter" not in keys(pilot)
        await pilot.press("enter", "c", "n", "e", "p", "u")  # none of it may fail


async def test_nothing_due_says_when_the_next_comes_and_offers_new_cards(desk: Desk) -> None:
    desk.configure(new_per_day=1)
    desk.write("a.md", card("one"), card("two"))
    review_all(desk)

    async with today(desk) as pilot:
        assert "Done for today" in body(pilot) and re.search(r"come in ([6-9]|10) days \(", body(pilot))
        assert "n 5 more new" in keys(pilot)
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_missed_days_are_told_without_blame(desk: Desk) -> None:
    desk.configure(new_per_day=1)
    desk.write("a.md", card("one"))
    review_all(desk)
    desk.clock.forward_days(40)

    async with today(desk) as pilot:
        assert "away for 39 days" in body(pilot) and "1 due" in body(pilot)


async def test_mistakes_in_content_are_counted_and_listed(desk: Desk) -> None:
    desk.configure(new_per_day=1)
    desk.write("a.md", card("one"), card("two").replace("### Answer", "### Anser"))

    async with today(desk, size=(100, 30)) as pilot:
        assert "mistake" in body(pilot) and "content/notes/a.md:" in body(pilot)
        await pilot.press("e")
        assert isinstance(pilot.app.screen, ProblemsDialog)


async def test_words_are_whole_on_a_narrow_terminal(desk: Desk) -> None:
    desk.configure(new_per_day=1)
    desk.write("a.md", card("one"), card("two").replace("### Answer", "### Anser"))

    async with today(desk, size=(44, 16)) as pilot:
        lines = body(pilot).split("\n")
        room = pilot.app.screen.query_one("#today").size.width

        assert max(map(len, lines)) <= room
        assert "e shows them" in " ".join(line.strip() for line in lines)


async def test_days_to_go_are_counted_from_the_study_day(desk: Desk) -> None:
    desk.configure(interview_date=date(2026, 1, 17))
    desk.write("a.md", card("one"))

    async with today(desk) as pilot:
        assert "12 days to go" in str(pilot.app.screen.query_one("#header", Static).content)


async def test_cram_of_an_area_leaves_the_schedule_alone(desk: Desk) -> None:
    desk.configure(new_per_day=5)
    desk.write("a.md", card("one"), area="alpha")
    desk.write("b.md", card("two"), area="beta")

    async with today(desk) as pilot:
        await pilot.press("c")
        assert isinstance(pilot.app.screen, AreaDialog)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        await pilot.press("space", "1")
        await pilot.press("q")
        await pilot.pause()

        assert "2 new" in body(pilot)


async def test_suspended_card_comes_back_from_today(desk: Desk) -> None:
    desk.configure(new_per_day=5)
    desk.write("a.md", card("one"))
    session = ReviewSession(desk.open())
    session.next()
    session.suspend()

    async with today(desk) as pilot:
        assert "1 suspended" in keys(pilot)
        await pilot.press("p")
        assert isinstance(pilot.app.screen, SetAsideDialog)
        await pilot.press("enter")
        await pilot.pause()

        assert "1 new" in body(pilot)


async def test_undo_from_today_shows_the_card_again(desk: Desk) -> None:
    desk.configure(new_per_day=5, content_language="en")
    desk.write("a.md", card("one"), card("two"))
    session = ReviewSession(desk.open())
    session.next()
    session.grade(Rating.EASY, GIVEN)

    async with today(desk) as pilot:
        await pilot.press("u")
        await pilot.pause()

        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "Why one?" in str(pilot.app.screen.query_one("#question", Static).content)


async def test_theme_and_language_are_remembered(desk: Desk) -> None:
    desk.configure(new_per_day=5)
    desk.write("a.md", card("one"))

    async with today(desk) as pilot:
        await pilot.press("f9", "l")
        await pilot.pause()

        assert has_chinese(body(pilot))
    assert (desk.open().config.theme, desk.open().config.interface_language) == ("light", "zh")


async def test_every_size_shows_the_counts(desk: Desk) -> None:
    desk.configure(new_per_day=5)
    desk.write("a.md", *(card(f"c{i}") for i in range(9)))

    for size in ((60, 16), (80, 24), (120, 40)):
        async with today(desk, size=size) as pilot:
            assert "5 new" in body(pilot) and "Enter review" in keys(pilot)
