"""The drill screen, driven by keys as a user drives it; runs give the events that are written down here."""

import re
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from pathlib import Path

import pytest
from building import Desk
from drill_fakes import MODEL, STARTER, FakePractice, right_run, verdict, wrong_run
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from studyapp.domain.memory import Rating
from studyapp.errors import ContentError, EnvironmentProblem
from studyapp.judge.verdict import Planned, Unreadable
from studyapp.ui.app import StudyApp
from studyapp.ui.screens import drill_desk
from studyapp.ui.screens.drill import DrillScreen
from studyapp.ui.screens.drill_dialogs import ConfirmDialog, LevelDialog
from studyapp.ui.screens.help import HelpDialog

pytestmark = pytest.mark.slow


@asynccontextmanager
async def drilling(
    desk: Desk, practice: FakePractice, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], DrillScreen]]:
    desk.configure(content_language="en")
    study = desk.open()
    app = StudyApp(lambda: study, lambda _study: None, study.config)
    async with app.run_test(size=size) as pilot:
        screen = DrillScreen(study, practice.judge, practice)  # type: ignore[arg-type]
        screen.grace_s = 0.0
        app.push_screen(screen)
        await pilot.pause()
        await pilot.pause()
        yield pilot, screen


def shown(screen: DrillScreen, part: str) -> str:
    """Give what a part of the screen shows; nothing if it is hidden."""
    widget = screen.query_one(f"#{part}")
    static = widget if isinstance(widget, Static) else widget.query_one(Static)
    hidden = any(not node.display for node in (static, *static.ancestors) if node is not screen)
    return "" if hidden else str(static.render())


async def until(pilot: Pilot[None], screen: DrillScreen, words: str, part: str = "results") -> str:
    for _attempt in range(200):
        if words in shown(screen, part):
            return shown(screen, part)
        await pilot.pause(0.02)
    raise AssertionError(f"{words!r} not in {shown(screen, part)!r}")


async def test_statement_code_and_time_are_there_and_the_judge_is_warmed(desk: Desk) -> None:
    practice = FakePractice(elapsed_s=328.0)
    async with drilling(desk, practice) as (_pilot, screen):
        assert "return the indices to keep" in " ".join(shown(screen, "statement").split())
        assert screen.code.text == STARTER and screen.code.has_focus
        assert "Non-maximum suppression · NumPy · cpu" in shown(screen, "header") and "try 1" in shown(screen, "header")
        assert re.search(r"14:3[12] of 20:00", shown(screen, "header"))
        assert shown(screen, "results") == ""
        assert practice.judge.warmed == [("nms", "numpy", "cpu")]


async def test_results_stream_in_and_the_first_failed_case_is_open(desk: Desk) -> None:
    go_on = threading.Event()
    events = wrong_run()
    practice = FakePractice(plan=[[*events[:6], go_on.wait, *events[6:]]])
    async with drilling(desk, practice, size=(80, 40)) as (pilot, screen):
        await pilot.press("f5")
        assert "✓ 4   ✗ 1   of 8, running …" in await until(pilot, screen, "✗ 1")
        go_on.set()
        done = await until(pilot, screen, "behaves like")

        assert "✓ 4   ✗ 4   of 8   wrong answer" in done
        assert "keep[1] is 2, expected 1" in done and "[[0 0 2 1]" in done and "order [0 1 2]" in done
        assert "suppresses at IoU equal to the threshold" in done
        assert "→ Does NMS suppress at IoU equal to the threshold?" in done
        assert "try 2" in shown(screen, "header") and practice.ran == [STARTER]


async def test_each_failed_case_opens_and_closes_and_cards_open_to_their_answer(desk: Desk) -> None:
    practice = FakePractice(plan=[wrong_run()])
    async with drilling(desk, practice, size=(80, 40)) as (pilot, screen):
        await pilot.press("f5")
        await until(pilot, screen, "→")
        await pilot.press("f6", "enter")
        closed = shown(screen, "results")
        await pilot.press("down", "enter")
        second = shown(screen, "results")
        await pilot.press("home", "down", "down", "enter")
        card = shown(screen, "results")
        await pilot.press("home", "enter")
        summary = shown(screen, "results")

        assert "Called with" not in closed and "float32, float64   keep[1] is 2, expected 1" in closed
        assert second.count("Called with") == 1 and "▸ ✗ a chain: B falls to A, so C survives" in second
        assert "No: only strictly above it." in card
        assert "✓ no box at all · float32" in summary and "seed 7" in summary


async def test_a_file_that_is_no_python_says_why(desk: Desk) -> None:
    fault = Unreadable("syntax", "expected ':'", 4, "def nms(boxes)")
    failed = verdict(conclusion="runtime_error")
    unreadable = type(failed)(**{**{f: getattr(failed, f) for f in failed.__slots__}, "cases": (), "fault": fault})
    async with drilling(desk, FakePractice(plan=[[Planned(8, 7), unreadable]])) as (pilot, screen):
        await pilot.press("f5")

        said = await until(pilot, screen, "exception")
        assert "✗" in said and "line 4: expected ':'" in said


async def test_accepted_answer_is_graded_by_enter_and_the_screen_is_left(desk: Desk) -> None:
    practice = FakePractice(plan=[right_run()], elapsed_s=328.0)
    async with drilling(desk, practice, size=(100, 30)) as (pilot, screen):
        await pilot.press("f5")
        await until(pilot, screen, "accepted")
        await until(pilot, screen, "3.1 x the reference")
        keys = shown(screen, "keys")
        facts = shown(screen, "fault")
        statement = shown(screen, "statement")
        await pilot.press("enter")
        await pilot.pause()

        assert "1 Again ✗ 1 d" in keys and "▸3 Good ✓ 5 d" in keys and "4 Easy ✓✓ 12 d" in keys
        assert "accepted, 5:28 of 20:00 · 1 try · no hint" in facts
        assert statement.index("What is Soft-NMS?") < statement.index("Given boxes and scores")
        assert practice.grades == [Rating.GOOD] and not isinstance(pilot.app.screen, DrillScreen)


@pytest.mark.parametrize(("key", "rating"), [("1", 1), ("4", 4), ("２", 2), ("space", 3)])
async def test_grades_are_given_by_digit_or_space(desk: Desk, key: str, rating: int) -> None:
    practice = FakePractice(plan=[right_run()])
    async with drilling(desk, practice) as (pilot, screen):
        await pilot.press("f5")
        await until(pilot, screen, "accepted")
        await pilot.press(key)

        assert practice.grades == [Rating(rating)]


async def test_digits_in_the_editor_are_text_before_and_after_the_verdict(desk: Desk) -> None:
    practice = FakePractice(plan=[right_run()])
    async with drilling(desk, practice) as (pilot, screen):
        await pilot.press("1", "f5")
        await until(pilot, screen, "accepted")
        await pilot.press("f6", "2", "enter", "space")

        assert practice.grades == [] and screen.code.text.startswith("12\n ")
        assert "Ctrl+G grade" in shown(screen, "keys")


async def test_grade_keys_stay_away_while_somebody_goes_on_typing(desk: Desk) -> None:
    go_on = threading.Event()
    events = right_run()
    practice = FakePractice(plan=[[events[0], go_on.wait, *events[1:]]])
    async with drilling(desk, practice) as (pilot, screen):
        await pilot.press("f5")
        await until(pilot, screen, "running")
        await pilot.press("x")
        go_on.set()
        await until(pilot, screen, "accepted")
        await pilot.press("1")

        assert practice.grades == [] and screen.code.text.startswith("x1")
        await pilot.press("ctrl+g", "3")
        assert practice.grades == [Rating.GOOD]


async def test_what_is_judged_is_what_stands_there_when_the_key_is_pressed(desk: Desk) -> None:
    practice = FakePractice(plan=[right_run()])
    async with drilling(desk, practice) as (pilot, screen):
        screen.code.replace_all("new = 1\n")
        await pilot.press("f5")
        await until(pilot, screen, "accepted")

        assert practice.ran == ["new = 1\n"] and practice.kept[-1] == "new = 1\n"


async def test_statement_scrolls_from_the_editor(desk: Desk) -> None:
    async with drilling(desk, FakePractice()) as (pilot, screen):
        await pilot.press("ctrl+down", "ctrl+down")
        down = screen.query_one("#statement").scroll_y
        await pilot.press("ctrl+up")

        assert down == 4 and screen.query_one("#statement").scroll_y == 2 and screen.code.has_focus


async def test_a_key_that_was_on_its_way_when_the_grades_came_is_no_grade(desk: Desk) -> None:
    practice = FakePractice(plan=[right_run()])
    async with drilling(desk, practice) as (pilot, screen):
        screen.grace_s = 60.0
        await pilot.press("f5")
        await until(pilot, screen, "accepted")
        await pilot.press("enter", "1", "space")
        assert practice.grades == []
        screen._grades_from = 0.0
        await pilot.press("enter")
        assert practice.grades == [Rating.GOOD]


async def test_running_again_stops_the_run_and_judges_the_newest_code(desk: Desk) -> None:
    practice = FakePractice()
    practice.plan = [[Planned(8, 7), practice.judge.cancelled.wait, *wrong_run()[1:]], right_run()]
    async with drilling(desk, practice) as (pilot, screen):
        await pilot.press("f5")
        await until(pilot, screen, "running")
        await pilot.press("x", "f5")
        await until(pilot, screen, "accepted")

        assert practice.ran == [STARTER, "x" + STARTER] and practice.tries == 1


async def test_escape_stops_a_run_first_and_counts_no_try(desk: Desk) -> None:
    practice = FakePractice()
    practice.plan = [[Planned(8, 7), practice.judge.cancelled.wait, *wrong_run()[1:]]]
    async with drilling(desk, practice) as (pilot, screen):
        await pilot.press("f5")
        await until(pilot, screen, "running")
        await pilot.press("escape")
        stopped = await until(pilot, screen, "stopped")

        assert "of 8, stopped" in stopped and practice.tries == 0
        assert pilot.app.screen is screen and screen.code.has_focus
        await pilot.press("escape")
        assert pilot.app.screen is not screen


async def test_leaving_stops_the_run_and_keeps_the_draft(desk: Desk) -> None:
    practice = FakePractice()
    practice.plan = [[Planned(8, 7), practice.judge.cancelled.wait]]
    async with drilling(desk, practice) as (pilot, screen):
        await pilot.press("y", "f5")
        await until(pilot, screen, "running")
        await pilot.press("z")
        await pilot.app.pop_screen()

        assert practice.judge.cancelled.is_set() and practice.kept[-1] == "yz" + STARTER


async def test_a_drill_whose_files_went_away_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_given: object) -> None:
        raise ContentError("No such file or directory", where="nms/right/model_numpy.py")

    practice = FakePractice()
    async with drilling(desk, practice) as (pilot, screen):
        for name in ("statement", "is_starter", "start_over", "hint", "give_up", "model_answer"):
            monkeypatch.setattr(practice, name, gone)
        for keys in (["ctrl+l"], ["f2", "enter"], ["f7", "down", "enter"], ["f8", "enter"]):
            screen.say_fault("")
            await pilot.press(*keys)

            assert pilot.app.screen is screen and "model_numpy.py" in shown(screen, "fault"), keys


async def test_a_draft_that_cannot_be_saved_is_said_and_not_left_by_a_slip(desk: Desk) -> None:
    practice = FakePractice()
    async with drilling(desk, practice) as (pilot, screen):
        practice.disk_fault = "No space left on device"
        await pilot.press("y")
        screen.keep()
        assert "No space left" in shown(screen, "fault")
        await pilot.press("escape", "escape")
        assert pilot.app.screen is screen and screen.code.text == "y" + STARTER

        practice.disk_fault = ""
        screen.keep()
        assert "saved again" in shown(screen, "fault")
        practice.disk_fault = "No space left on device"
        await pilot.press("escape", "enter")
        assert pilot.app.screen is not screen


async def test_a_fault_of_the_judge_is_said_and_the_code_stays(desk: Desk) -> None:
    def fail() -> None:
        raise EnvironmentProblem("the judge can't be started", remedy="Run `studyapp doctor`.")

    practice = FakePractice(plan=[[fail]])
    async with drilling(desk, practice) as (pilot, screen):
        await pilot.press("a", "f5")

        assert "can't be started" in await until(pilot, screen, "studyapp doctor", "fault")
        assert screen.code.text == "a" + STARTER


async def test_first_hint_says_what_it_costs_and_each_is_counted(desk: Desk) -> None:
    practice = FakePractice()
    async with drilling(desk, practice, size=(100, 40)) as (pilot, screen):
        await pilot.press("f2")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await pilot.press("escape")
        assert practice.hints == 0
        await pilot.press("f2", "enter")
        first = shown(screen, "statement")
        await pilot.press("f2", "f2", "f2")

        assert "Hint 1 of 3" in first and "Sort by score first." in first and "Hint 2" not in first
        assert "Hint 3 of 3" in shown(screen, "statement") and practice.hints == 3
        assert "all the hints" in shown(screen, "fault")


async def test_giving_up_asks_and_shows_the_model_answer_beside_the_code(desk: Desk) -> None:
    practice = FakePractice()
    async with drilling(desk, practice) as (pilot, screen):
        await pilot.press("q", "f8", "escape")
        assert not practice.gave_up
        await pilot.press("f8", "enter")
        await pilot.pause()
        model = screen.query_one("#model-code", TextArea)

        assert practice.gave_up and model.text == MODEL and screen.code.text == "q" + STARTER
        assert model.region.width > 30 and screen.code.region.width > 30
        await pilot.press("x", "ctrl+g")
        assert model.text == MODEL and "▸1 Again" in shown(screen, "keys")
        await pilot.press("enter")
        assert practice.grades == [Rating.AGAIN]


async def test_cards_about_what_failed_are_listed_after_the_grade_and_undo_opens_it_anew(desk: Desk) -> None:
    practice = FakePractice(plan=[wrong_run(), right_run()])
    async with drilling(desk, practice) as (pilot, screen):
        await pilot.press("f5")
        await until(pilot, screen, "behaves like")
        await pilot.press("f5")
        await until(pilot, screen, "accepted")
        await pilot.press("enter")

        assert practice.grades == [Rating.GOOD] and pilot.app.screen is screen
        assert "▸ → Does NMS suppress" in await until(pilot, screen, "▸ →")
        await pilot.press("f5", "f2", "1", "3", "f8")  # it is over: nothing more is judged, hinted or graded
        assert practice.grades == [Rating.GOOD] and pilot.app.screen is screen and len(practice.ran) == 2
        await pilot.press("enter")
        assert "No: only strictly above it." in shown(screen, "results")
        await pilot.press("u")
        assert pilot.app.screen is not screen


async def test_next_stage_goes_on_with_the_same_code(desk: Desk) -> None:
    practice = FakePractice(plan=[right_run(), [Planned(8, 7), verdict(stage="batched")]])
    async with drilling(desk, practice, size=(100, 30)) as (pilot, screen):
        await pilot.press("n")  # text before anything is accepted
        await pilot.press("backspace", "f5")
        await until(pilot, screen, "accepted")
        assert "n go on: Batched NMS" in shown(screen, "more-keys")
        await pilot.press("n")
        await pilot.pause()

        assert screen.code.has_focus and screen.code.text == STARTER
        assert shown(screen, "statement").startswith("Now every box has a class")
        assert "Batched NMS" in shown(screen, "header")
        await pilot.press("f5")
        await until(pilot, screen, "accepted")
        assert practice.stages == ["core", "batched"] and "go on" not in shown(screen, "more-keys")


async def test_starting_over_asks_only_if_code_would_be_lost_and_can_be_undone(desk: Desk) -> None:
    practice = FakePractice()
    async with drilling(desk, practice) as (pilot, screen):
        await pilot.press("f7")
        assert isinstance(pilot.app.screen, LevelDialog)
        await pilot.press("down", "enter")
        assert pilot.app.screen is screen and screen.code.text == "import numpy as np\n" and practice.level == "blank"
        await pilot.press("z", "f7", "enter")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await pilot.press("escape")
        assert screen.code.text == "zimport numpy as np\n"
        await pilot.press("f7", "up", "enter", "enter")
        assert screen.code.text == STARTER
        await pilot.press("ctrl+z")
        assert screen.code.text == "zimport numpy as np\n"


async def test_clock_counts_down_is_hidden_and_stands_when_accepted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(drill_desk, "monotonic", lambda: now[0])
    practice = FakePractice(plan=[right_run()])
    async with drilling(desk, practice) as (pilot, screen):
        now[0] += 2
        screen._second()
        running = shown(screen, "header")
        now[0] += 3600  # the process was stopped meanwhile
        screen._second()
        await pilot.press("f3")
        hidden = shown(screen, "header")
        await pilot.press("f3", "f5")
        await until(pilot, screen, "accepted")
        now[0] += 4
        screen._second()

        assert "19:58 of 20:00" in running and practice.elapsed_s == 7.0
        assert "clock hidden" in hidden and "of 20:00" not in hidden
        assert "0:07 of 20:00" in shown(screen, "header")


async def test_time_over_is_said_and_may_be_graded_or_gone_on_with(desk: Desk) -> None:
    practice = FakePractice(elapsed_s=1199.0, plan=[right_run()])
    async with drilling(desk, practice) as (pilot, screen):
        assert "Ctrl+G" not in shown(screen, "keys")
        practice.elapsed_s = 1201.0
        screen._second()

        assert "Time is over" in shown(screen, "fault") and "over 20:00" in shown(screen, "header")
        assert "Ctrl+G grade" in shown(screen, "keys")
        await pilot.press("a", "f5")
        await until(pilot, screen, "accepted")
        assert "not accepted" not in shown(screen, "fault")
        await pilot.press("escape")
        assert practice.grades == []


async def test_nothing_can_be_graded_before_it_is_over(desk: Desk) -> None:
    practice = FakePractice()
    async with drilling(desk, practice) as (pilot, screen):
        await pilot.press("ctrl+g", "f6", "3", "enter", "space", "u", "n")

        assert practice.grades == [] and "nothing to grade yet" in shown(screen, "fault")


async def test_a_draft_that_came_back_says_so_and_an_accepted_one_asks_for_its_grade(desk: Desk) -> None:
    async with drilling(desk, FakePractice(restored=True, code="mine")) as (_pilot, screen):
        assert screen.code.text == "mine" and "draft is back" in shown(screen, "fault")
    accepted = FakePractice(restored=True, accepted=True, tries=2)
    async with drilling(desk, accepted, size=(60, 16)) as (pilot, screen):
        assert screen.code.region.area > 0 and "▸3 Good" in shown(screen, "keys")
        await pilot.press("escape")
        assert pilot.app.screen is not screen
    async with drilling(desk, FakePractice(restored=True, gave_up=True)) as (_pilot, screen):
        assert screen.query_one("#model-code", TextArea).text == MODEL


async def test_draft_is_kept_every_two_seconds(desk: Desk) -> None:
    practice = FakePractice()
    async with drilling(desk, practice) as (pilot, screen):
        await pilot.press("m")
        await pilot.pause(2.2)

        assert practice.kept[-1] == "m" + STARTER
        assert screen.code.has_focus


async def test_language_of_the_statement_switches_from_the_editor_too(desk: Desk) -> None:
    async with drilling(desk, FakePractice()) as (pilot, screen):
        await pilot.press("ctrl+l")
        assert "给定候选框和分数" in shown(screen, "statement") and "非极大值抑制" in shown(screen, "header")
        await pilot.press("l")
        assert screen.code.text.startswith("l")


async def test_help_lists_the_keys_of_the_screen_and_of_the_editor(desk: Desk) -> None:
    async with drilling(desk, FakePractice()) as (pilot, screen):
        await pilot.press("question_mark")
        assert screen.code.text.startswith("?")
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, HelpDialog)
        text = "\n".join(str(static.content) for static in pilot.app.screen.query(Static))

        assert "F5" in text and "Ctrl+/" in text and "Take the grade back" not in text


@pytest.mark.parametrize("size", [(60, 16), (100, 18)])
async def test_one_pane_at_a_time_where_there_is_no_room(desk: Desk, size: tuple[int, int]) -> None:
    practice = FakePractice(plan=[wrong_run()])
    async with drilling(desk, practice, size=size) as (pilot, screen):
        assert "return the indices" in shown(screen, "statement") and screen.code.region.area == 0
        await pilot.press("f6")
        assert screen.code.has_focus and screen.code.region.height >= 8 and shown(screen, "statement") == ""
        await pilot.press("f5")
        await until(pilot, screen, "wrong answer")
        assert screen.code.region.area == 0
        await pilot.press("escape")
        assert screen.code.has_focus and screen.code.region.area > 0
        await pilot.press("f6")
        assert screen.pane == "results"


async def test_panes_stand_above_each_other_where_it_is_narrow_and_high(desk: Desk) -> None:
    async with drilling(desk, FakePractice(), size=(60, 40)) as (_pilot, screen):
        statement, code = screen.query_one("#statement").region, screen.code.region
        assert statement.bottom <= code.y and code.height > statement.height > 5


async def test_a_terminal_too_small_loses_nothing_and_gives_the_focus_back(desk: Desk) -> None:
    practice = FakePractice(plan=[right_run()])
    async with drilling(desk, practice) as (pilot, screen):
        await pilot.press("b", "ctrl+g")
        assert shown(screen, "fault")
        await pilot.resize_terminal(20, 10)
        await pilot.pause()
        assert "Too small" in str(screen.query_one("#too-small", Static).content) and not shown(screen, "fault")
        await pilot.press("f5", "1")
        await pilot.pause(0.1)
        await pilot.press("1", "enter")
        assert practice.grades == []
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.pause()

        assert screen.code.text == "b" + STARTER
        assert "▸3 Good" in shown(screen, "keys") or screen.code.has_focus


async def test_keys_in_any_order_do_no_harm(desk: Desk) -> None:
    practice = FakePractice(plan=[wrong_run() for _ in range(40)])
    order = ["f6", "f8", "escape", "f2", "escape", "f7", "escape", "ctrl+g", "f3", "f5", "f5", "f6", "down", "enter"]
    async with drilling(desk, practice) as (pilot, screen):
        for _ in range(3):
            await pilot.press(*order)
        await until(pilot, screen, "wrong answer")

        assert pilot.app.screen is screen and practice.grades == [] and not practice.gave_up and practice.hints == 0


class TestOwnEditor:
    """F4: a program of the user's, in the terminal that the app lends it."""

    @pytest.fixture(autouse=True)
    def _lent(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(StudyApp, "suspend", lambda _app: nullcontext())
        monkeypatch.delenv("VISUAL", raising=False)

    def editor(self, tmp_path: Path, script: str) -> str:
        program = tmp_path / "my editor"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return f"'{program}' -x"

    async def test_text_comes_back_as_one_edit(
        self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("EDITOR", self.editor(tmp_path, 'echo "# 中文" >> "$2"'))
        async with drilling(desk, FakePractice()) as (pilot, screen):
            await pilot.press("f4")
            edited = screen.code.text
            await pilot.press("ctrl+z")

            assert edited == STARTER + "# 中文\n" and screen.code.text == STARTER and screen.code.has_focus
            assert list(desk.home.drafts.glob("*in_editor*")) == []

    async def test_the_editor_of_the_settings_goes_before_that_of_the_environment(
        self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("EDITOR", "/no/such/editor")
        desk.configure(editor=self.editor(tmp_path, 'echo "# mine" >> "$2"'))
        async with drilling(desk, FakePractice()) as (pilot, screen):
            await pilot.press("f4")

            assert screen.code.text == STARTER + "# mine\n"

    @pytest.mark.parametrize(
        ("script", "words"),
        [
            ("echo x > $2; exit 3", "status 3"),
            ("printf '\\377' > \"$2\"", "UTF-8"),
            ('rm "$2"', "as it was before"),
            ('rm "$2"; mkdir "$2"', "as it was before"),
        ],
    )
    async def test_an_editor_that_fails_changes_nothing(
        self, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, words: str
    ) -> None:
        monkeypatch.setenv("EDITOR", self.editor(tmp_path, script))
        async with drilling(desk, FakePractice()) as (pilot, screen):
            await pilot.press("f4")

            assert screen.code.text == STARTER and words in shown(screen, "fault")

    async def test_a_missing_editor_is_said(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        """Within `suspend`: what is raised there leaves Textual's app suspended, with a dead terminal."""

        @contextmanager
        def suspend(_app: StudyApp) -> Iterator[None]:
            yield
            resumed.append(True)

        resumed: list[bool] = []
        monkeypatch.setattr(StudyApp, "suspend", suspend)
        monkeypatch.setenv("EDITOR", "/no/such/editor --wait")
        async with drilling(desk, FakePractice()) as (pilot, screen):
            await pilot.press("f4")

            assert "/no/such/editor" in shown(screen, "fault") and "EDITOR" in shown(screen, "fault") and resumed

    async def test_an_unreadable_command_is_said(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("EDITOR", "vi 'x")
        async with drilling(desk, FakePractice()) as (pilot, screen):
            await pilot.press("f4")

            assert "vi 'x" in shown(screen, "fault")

    async def test_what_was_saved_when_the_app_died_comes_back(self, desk: Desk) -> None:
        desk.home.drafts.mkdir()
        (desk.home.drafts / "nms_numpy_in_editor.py").write_text("saved = 1\n")
        async with drilling(desk, FakePractice()) as (pilot, screen):
            assert screen.code.text == "saved = 1\n" and "editor had saved" in shown(screen, "fault")
            await pilot.press("ctrl+z")
            assert screen.code.text == STARTER


async def test_a_terminal_that_cannot_be_lent_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with drilling(desk, FakePractice()) as (pilot, screen):
        await pilot.press("f4")

        assert "can't be lent" in shown(screen, "fault") and screen.code.text == STARTER
