"""Everything that a key does, a click does too; every part that scrolls does so under the wheel."""

import pytest
from building import Desk, card, learn
from drill_fakes import FakeJudge
from drilling import attempt, sit, write_drill
from piloting import opened, press, screen_text
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from studyapp.domain.memory import Rating
from studyapp.study.opening import Study
from studyapp.ui.app import StudyApp
from studyapp.ui.screens.dialogs import OneAreaDialog, ProblemsDialog
from studyapp.ui.screens.drill import DrillScreen
from studyapp.ui.screens.drills import DrillsScreen
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
    """Cards and a drill are due, and a card has a mistake."""
    desk.configure(interface_language="en", content_language="en", new_per_day=9)
    desk.write("a.md", card("one", answer="\n\n".join(f"Line {n}." for n in range(40))), area="normalization")
    desk.write("b.md", card("two"), card("three").replace("### Answer", "### Anser"), area="losses")
    for number in range(20):
        write_drill(desk.content, f"drill{number:02}", backends=("numpy",))
    write_drill(desk.content, "nms", backends=("numpy",))
    study = desk.open()
    learn(study)
    practice = sit(study, "accepted", slug="nms")
    attempt(practice)
    practice.previews()
    practice.grade(Rating.HARD)
    desk.clock.forward_days(60)
    return desk.open()


async def click(pilot: Pilot[None], words: str) -> None:
    """Click on words where they stand."""
    y, line = next((y, line) for y, line in enumerate(screen_text(pilot)) if words in line)
    await pilot.click(offset=(line.index(words) + 1, y))
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ("Normalization", OneAreaDialog),
        ("nms in English", DrillScreen),
        ("1 mistake", ProblemsDialog),
        ("review", ReviewScreen),
        ("d drills", DrillsScreen),
        ("all keys", HelpDialog),
    ],
)
async def test_what_stands_on_today_is_clicked(study: Study, words: str, opens: type) -> None:
    async with opened(study, size=(100, 24)) as pilot:
        await click(pilot, words)
        assert isinstance(pilot.app.screen, opens)


async def test_a_drill_clicked_on_today_is_left_for_the_list(study: Study) -> None:
    async with opened(study) as pilot:
        await click(pilot, "nms in English")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, DrillsScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, TodayScreen)


async def test_options_and_rows_are_clicked(study: Study) -> None:
    async with opened(study, "c") as pilot:
        await click(pilot, "Losses")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await press(pilot, "q", "d")
        await click(pilot, "drill03 in English")
        screen = pilot.app.screen
        assert isinstance(screen, DrillScreen) and screen.practice.drill.slug == "drill03"


async def test_a_row_is_clicked_where_the_list_is_scrolled_to(study: Study) -> None:
    async with opened(study, "d", "end") as pilot:
        assert pilot.app.screen.query_one("#drills").scroll_y > 0
        await click(pilot, "drill18 in English")
        screen = pilot.app.screen
        assert isinstance(screen, DrillScreen) and screen.practice.drill.slug == "drill18"


@pytest.mark.parametrize(
    ("keys", "part"),
    [
        ("", "#matter"),
        ("f1", "HelpDialog VerticalScroll"),
        ("ctrl+p", "#found"),
        ("enter space", "#matter"),
        ("d", "#drills"),
        ("d enter f6", "#statement"),
        ("d enter", "#code"),
        ("f12", "RowList"),
    ],
)
async def test_the_wheel_scrolls(study: Study, keys: str, part: str) -> None:
    async with opened(study, *keys.split(), size=(72, 13 if keys == "" else 20)) as pilot:
        widget = pilot.app.screen.query(part).first()
        if part == "#code":
            pilot.app.screen.code.text = "\n" * 90  # type: ignore[attr-defined]
            await pilot.pause()
        assert widget.max_scroll_y > 0, "nothing to scroll"
        before = widget.scroll_y
        x, y = widget.region.x + 2, widget.region.y + 2
        widget.post_message(
            MouseScrollDown(widget, 2, 2, 0, 1, 0, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)
        )
        await pilot.pause(0.3)

        assert widget.scroll_y > before
