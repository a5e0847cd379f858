"""Mock interviews as a user holds them: from the list through the questions to the debrief, and back to the queue."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic

import pytest
from building import Desk
from drilling import FakeJudge, write_drill
from interviewing import BACKWARDS, RIGHT, conduct, heard_card, look_back, write_bank, write_persona, write_preset
from piloting import press, said, screen_text
from textual.pilot import Pilot

from studyapp.storage import interviews
from studyapp.study.debrief import past_interviews
from studyapp.study.interview import Appointment, under_way
from studyapp.study.presets import read_presets
from studyapp.ui.app import StudyApp
from studyapp.ui.screens.debrief import DebriefScreen
from studyapp.ui.screens.drill_dialogs import ConfirmDialog
from studyapp.ui.screens.mock import MockScreen
from studyapp.ui.screens.mocks import MocksScreen
from studyapp.ui.screens.today import TodayScreen

pytestmark = pytest.mark.slow


class Judge(FakeJudge):
    """Judges at once, and is warm."""

    def warm(self, *_asked: object) -> None: ...

    def cancel(self) -> None: ...


@pytest.fixture(autouse=True)
def judge(monkeypatch: pytest.MonkeyPatch) -> Judge:
    judge = Judge("wrong_answer", "accepted", "accepted")
    monkeypatch.setattr(StudyApp, "judge", judge)
    return judge


@asynccontextmanager
async def opened(
    desk: Desk, *keys: str, appointment: Appointment | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    desk.configure(content_language="en", interface_language="en")
    study = desk.open()
    app = StudyApp(lambda: study, lambda _study: appointment, study.config)
    async with app.run_test(size=size) as pilot:
        for _ in range(4):
            await pilot.pause()
        await press(pilot, *keys)
        yield pilot


SHORT = Appointment("short", seed=1, language="en")


def mock(pilot: Pilot[None]) -> MockScreen:
    screen = pilot.app.screen
    assert isinstance(screen, MockScreen)
    return screen


def debrief(pilot: Pilot[None]) -> DebriefScreen:
    screen = pilot.app.screen
    assert isinstance(screen, DebriefScreen)
    return screen


async def answer(pilot: Pilot[None], text: str) -> None:
    mock(pilot).box.insert(text)
    await press(pilot, "ctrl+s")
    await pilot.pause()


def on_screen(pilot: Pilot[None]) -> str:
    return "\n".join(screen_text(pilot))


async def test_from_today_to_the_first_question_and_back(desk: Desk) -> None:
    write_bank(desk)
    async with opened(desk, "m") as pilot:
        assert isinstance(pilot.app.screen, MocksScreen)
        assert "chains of questions 10 min" in said(pilot, "about")
        await press(pilot, "enter")
        assert "two minutes" in on_screen(pilot)
        await press(pilot, "escape")
        assert "Under way" in on_screen(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_a_whole_interview_is_held_and_looked_back_on(desk: Desk) -> None:
    write_bank(desk)
    async with opened(desk, appointment=SHORT) as pilot:
        await answer(pilot, "I am I.")
        await press(pilot, "f4", "f4", "f4")
        await answer(pilot, BACKWARDS)
        assert "And turned?" in on_screen(pilot)
        await answer(pilot, RIGHT)
        await answer(pilot, "-1")
        await answer(pilot, "What do you build?")
        assert "wrap_up en" in on_screen(pilot)

        await press(pilot, "a", "n", "enter")  # letters that were still being typed do nothing
        screen = debrief(pilot)
        assert screen.debrief.unmarked == 4
        assert screen.debrief.answered[1].turn.confidence == 90

        await press(pilot, "enter")  # what may be reversed is looked at first
        assert screen.debrief.unmarked == 4
        assert "BN works per sample" in on_screen(pilot)
        await press(pilot, "enter", "enter", "enter", "enter")
        assert screen.debrief.unmarked == 0

        await press(pilot, "space", "down", "enter")
        assert screen.debrief.finished
        assert screen.debrief.stored.communication == 3.0
        assert "Overall" in on_screen(pilot)


async def test_marks_go_round_with_space_and_a_reversed_one_is_seen_first(desk: Desk) -> None:
    write_bank(desk)
    desk.configure(interface_language="en")
    interview = conduct(desk.open(), "me", BACKWARDS, RIGHT)
    async with opened(desk, "m", "enter") as pilot:
        screen = debrief(pilot)
        await press(pilot, "space")
        assert screen.debrief.unmarked == 4  # it was only shown
        await press(pilot, "space")
        assert screen.debrief.stored.marks[1, "axis"].value == 1.0
        for value in (0.5, 0.0, -1.0, 1.0):
            await press(pilot, "space")
            assert screen.debrief.stored.marks[1, "axis"].value == value
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, MocksScreen)
        assert "to be debriefed" in on_screen(pilot)
    assert interview.question is None


async def test_effects_are_taken_back_on_the_page(desk: Desk) -> None:
    write_bank(desk)
    study = desk.open()
    look_back(study, conduct(study, "me", BACKWARDS))
    async with opened(desk, "m", "end", "enter", "end") as pilot:
        screen = debrief(pilot)
        before = [effect.standing for effect in screen.debrief.effects()]
        assert all(before)
        await press(pilot, "space")
        assert [effect.standing for effect in screen.debrief.effects()] == [*before[:-1], False]
        assert "taken back" in on_screen(pilot)
        await press(pilot, "space")
        assert all(effect.standing for effect in screen.debrief.effects())


async def test_it_is_saved_as_markdown(desk: Desk) -> None:
    write_bank(desk)
    study = desk.open()
    done = look_back(study, conduct(study, "me", BACKWARDS))
    async with opened(desk, "m", "end", "enter", "w") as pilot:
        file = desk.home.exports / f"interview-{done.stored.id}.md"
        assert str(file)[:40] in said(pilot).replace("\n", "")
    text = file.read_text(encoding="utf-8")
    assert "> BN works per sample. There is noise." in text
    assert "⇄ BN: per channel · said the opposite" in text
    assert "Because of it." in text


async def test_a_hint_is_said_and_counted_and_skipping_asks_first(desk: Desk) -> None:
    write_bank(desk)
    async with opened(desk, appointment=SHORT) as pilot:
        await press(pilot, "f2")
        assert "no further hint" in said(pilot)
        await answer(pilot, "me")
        await press(pilot, "f2")
        assert "hint en BN: per channel" in on_screen(pilot)
        await press(pilot, "f8")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await press(pilot, "escape")
        assert len(mock(pilot).interview.turns) == 1
        await press(pilot, "f8", "enter")
        assert mock(pilot).interview.turns[-1].skipped
        assert mock(pilot).interview.turns[-1].hints == 1


async def test_the_draft_is_kept_and_comes_back(desk: Desk) -> None:
    write_bank(desk)
    async with opened(desk, appointment=SHORT) as pilot:
        mock(pilot).box.insert("half an answer，一半")
        await press(pilot, "f4", "escape")
    async with opened(desk, "m", "enter") as pilot:
        assert mock(pilot).box.text == "half an answer，一半"
        assert mock(pilot).interview.draft.confidence == 25
        assert "where it was" in said(pilot)


async def test_at_the_end_of_the_time_the_draft_is_the_answer(desk: Desk) -> None:
    write_bank(desk)
    async with opened(desk, appointment=SHORT) as pilot:
        screen = mock(pilot)
        screen.box.insert("what I have")
        screen.interview.tick(14 * 60)
        screen._second()
        for _ in range(3):
            await pilot.pause()
        assert screen.interview.question is None
        assert screen.interview.turns[-1].answer == "what I have"


async def test_the_interviewer_speaks_into_a_silence_and_at_the_soft_limit(desk: Desk) -> None:
    write_bank(desk)
    async with opened(desk, appointment=SHORT) as pilot:
        screen = mock(pilot)
        screen._typed_at = monotonic() - 21
        screen._second()
        await pilot.pause()
        assert "silence en" in on_screen(pilot)
        screen.interview.tick(90)
        screen._second()
        await pilot.pause()
        assert "cut_off en" in on_screen(pilot)


async def test_an_interview_under_way_is_abandoned_only_when_asked(desk: Desk) -> None:
    write_bank(desk)
    study = desk.open()
    SHORT.begin(study, read_presets(study))
    async with opened(desk, "m", "down", "enter") as pilot:
        assert "under way" in said(pilot)
        await press(pilot, "x", "escape")
        assert under_way(study, read_presets(study)) is not None
        await press(pilot, "x", "enter")
        assert under_way(study, read_presets(study)) is None
        assert "Under way" not in on_screen(pilot)


async def test_past_ones_are_deleted_when_asked(desk: Desk) -> None:
    write_bank(desk)
    study = desk.open()
    look_back(study, conduct(study, "me", RIGHT))
    async with opened(desk, "m", "d") as pilot:
        assert "Only past interviews" in said(pilot)
        await press(pilot, "end", "d", "escape")
        assert len(past_interviews(study)) == 1
        await press(pilot, "d", "enter")
        assert past_interviews(study) == []


async def test_interviewer_and_language_are_chosen(desk: Desk) -> None:
    write_bank(desk)
    write_persona(desk, "other")
    async with opened(desk, "m", "p", "p", "l", "enter") as pilot:
        interview = mock(pilot).interview
        assert (interview.persona.id, interview.language) == ("other", "zh")


async def test_code_on_a_whiteboard_is_run_once_it_is_verified(desk: Desk, judge: Judge) -> None:
    write_drill(desk.content, "add", minutes=10)
    write_persona(desk)
    write_preset(desk, "code", "coding 20 1 alpha", "verify 5", "debrief 1", whiteboard=True)
    desk.write("a.md", heard_card("one"))
    async with opened(desk, appointment=Appointment("code", seed=1, language="en"), size=(120, 36)) as pilot:
        screen = mock(pilot)
        assert "def add" in screen.box.text
        await press(pilot, "f5")
        assert "whiteboard" in said(pilot)
        assert judge.asked == []
        screen.box.load_text("def add(a, b): return a - b\n")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: len(screen.interview.turns) == 1)
        assert screen.interview.turns[0].verdict == "wrong_answer"
        await press(pilot, "f5")
        await until(pilot, lambda: len(judge.asked) == 2)
        await until(pilot, lambda: not screen._runner.running)
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: screen.interview.question is None)
        assert screen.interview.turns[1].verdict == "accepted"


@pytest.mark.parametrize("size", [(20, 8), (40, 12), (60, 16), (80, 24), (120, 40)])
async def test_no_size_breaks_it_and_nothing_is_lost(desk: Desk, size: tuple[int, int]) -> None:
    write_bank(desk)
    async with opened(desk, appointment=SHORT) as pilot:
        mock(pilot).box.insert("kept")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert all(len(line) <= size[0] for line in screen_text(pilot))
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert mock(pilot).box.text == "kept"
        await answer(pilot, " too")
        assert mock(pilot).interview.turns[0].answer == "kept too"


async def test_a_full_disk_is_said_and_the_answer_given_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from studyapp.errors import StorageError

    write_bank(desk)
    async with opened(desk, appointment=SHORT) as pilot:
        with monkeypatch.context() as broken:

            def full(*_given: object) -> None:
                raise StorageError("the disk is full")

            broken.setattr(interviews, "append_turn", full)
            await answer(pilot, "mine")
            assert "disk is full" in said(pilot)
            assert mock(pilot).box.text == "mine"
        await press(pilot, "ctrl+s")
        await pilot.pause()
        assert mock(pilot).interview.turns[0].answer == "mine"


async def until(pilot: Pilot[None], done: object) -> None:
    for _ in range(200):
        await pilot.pause(0.02)
        if done():  # type: ignore[operator]
            return
    raise AssertionError("it never came")
