"""The command palette: everything that can be done, by its words in both languages."""

import pytest
from building import GIVEN, Desk, card
from drill_fakes import FakeJudge
from drilling import write_drill
from piloting import opened, said
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from studyapp.domain.memory import Rating
from studyapp.i18n import use_language
from studyapp.study.opening import Study
from studyapp.study.review import ReviewSession
from studyapp.ui.app import StudyApp
from studyapp.ui.palette import Palette, entries
from studyapp.ui.screens.dialogs import AreaDialog
from studyapp.ui.screens.drill import DrillScreen
from studyapp.ui.screens.drills import DrillsScreen
from studyapp.ui.screens.help import HelpDialog
from studyapp.ui.screens.review import ReviewScreen
from studyapp.ui.screens.today import TodayScreen
from studyapp.ui.screens.welcome import WelcomeScreen

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def judge(monkeypatch: pytest.MonkeyPatch) -> FakeJudge:
    judge = FakeJudge()
    monkeypatch.setattr(StudyApp, "judge", judge)
    return judge


@pytest.fixture
def study(desk: Desk) -> Study:
    desk.configure(interface_language="en", content_language="en")
    desk.write("a.md", card("one"), card("two"), area="normalization")
    write_drill(desk.content, "nms")
    return desk.open()


async def choose(pilot: Pilot[None], words: str) -> None:
    """Type into the palette and take what is first."""
    await pilot.press("ctrl+p")
    pilot.app.screen.query_one(Input).value = words
    await pilot.pause()
    await pilot.press("enter")
    for _ in range(4):
        await pilot.pause()


def found(pilot: Pilot[None]) -> list[str]:
    options = pilot.app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("words", ["undo", "撤", "ｕｎｄｏ", "take back", "上一步"])
async def test_an_entry_is_found_in_either_language(study: Study, desk: Desk, language: str, words: str) -> None:
    study.set(interface_language=language)
    async with opened(study, "ctrl+p") as pilot:
        pilot.app.screen.query_one(Input).value = words
        await pilot.pause()

        first = found(pilot)[0]

    assert first.startswith("撤销上一步" if language == "zh" else "Take back") and first.rstrip().endswith("u")


async def test_typing_finds_and_enter_does_it(study: Study) -> None:
    async with opened(study) as pilot:
        await pilot.press("ctrl+p", *"drills", "enter")
        for _ in range(3):
            await pilot.pause()

        assert isinstance(pilot.app.screen, DrillsScreen)


@pytest.mark.parametrize("key", ["escape", "ctrl+p"])
async def test_arrows_choose_and_a_key_leaves(study: Study, key: str) -> None:
    async with opened(study, "ctrl+p", "down", "down", "up", "pagedown", "pageup") as pilot:
        options = pilot.app.screen.query_one(OptionList)
        assert options.highlighted == 1
        await pilot.press("up", "up")
        assert options.highlighted == 0
        await pilot.press(key)

        assert isinstance(pilot.app.screen, TodayScreen)


async def test_a_click_does_it(study: Study) -> None:
    async with opened(study, "ctrl+p") as pilot:
        pilot.app.screen.query_one(Input).value = "All keys"
        await pilot.pause()
        await pilot.click(OptionList, offset=(3, 0))
        await pilot.pause()

        assert isinstance(pilot.app.screen, HelpDialog)


async def test_nothing_found_is_said_and_enter_is_harmless(study: Study) -> None:
    async with opened(study, "ctrl+p", *"qqqq") as pilot:
        assert found(pilot) == ["Nothing is called that."]
        await pilot.press("down", "enter")
        assert isinstance(pilot.app.screen, Palette)


async def test_a_drill_and_an_area_are_opened_by_name(study: Study) -> None:
    async with opened(study) as pilot:
        await choose(pilot, "nms pytorch")
        screen = pilot.app.screen
        assert isinstance(screen, DrillScreen) and screen.practice.backend == "torch"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DrillsScreen)

        await choose(pilot, "突击 归一化")

        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen) and study.where.area == "normalization"
        assert [type(one) for one in pilot.app.screen_stack[1:]] == [TodayScreen, ReviewScreen]


async def test_the_review_and_today_are_gone_to_from_a_drill(study: Study) -> None:
    async with opened(study, "d", "enter") as pilot:
        assert isinstance(pilot.app.screen, DrillScreen)
        await choose(pilot, "review what")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await choose(pilot, "go to today")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert len(pilot.app.screen_stack) == 2


async def test_a_session_of_the_command_line_can_be_left_for_today(study: Study) -> None:
    app = StudyApp(lambda: study, ReviewSession, study.config)
    async with app.run_test() as pilot:
        await pilot.pause()
        await choose(pilot, "回到首页")

        assert isinstance(pilot.app.screen, TodayScreen)


async def test_a_draft_that_cannot_be_kept_holds_one_back(study: Study) -> None:
    async with opened(study, "d", "enter") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, DrillScreen)
        screen.practice._files.fault = "no space"

        await choose(pilot, "go to today")

        assert pilot.app.screen is screen and "no space" in said(pilot)


async def test_an_editor_keeps_its_letters_and_its_actions_are_there(study: Study) -> None:
    async with opened(study, "d", "enter") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, DrillScreen)
        before = screen.code.text
        await choose(pilot, "indent the selection")

        assert screen.code.text != before and pilot.app.screen is screen


async def test_actions_of_a_dialog_and_of_the_app_are_there_above_a_dialog(study: Study) -> None:
    async with opened(study, "c") as pilot:
        assert isinstance(pilot.app.screen, AreaDialog)
        titles = [entry.title for entry in entries(pilot.app)]  # type: ignore[arg-type]
        assert "Close" in titles and "Quit; everything is saved already" in titles
        await choose(pilot, "close")

        assert isinstance(pilot.app.screen, TodayScreen)


async def test_themes_and_languages_are_chosen_there(study: Study, desk: Desk) -> None:
    async with opened(study) as pilot:
        await choose(pilot, "浅色")
        assert pilot.app.theme == "studyapp-light"
        await choose(pilot, "interface")
        assert "按键" in said(pilot, "keys")
        await choose(pilot, "Cards and drills")
    config = desk.open().config
    assert (config.theme, config.interface_language) == ("light", "zh")
    assert study.content_language == "zh" and desk.start_again().content_language == "zh"


async def test_first_questions_are_answered_before_one_goes_anywhere(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    async with opened(desk.open()) as pilot:
        assert isinstance(pilot.app.screen, WelcomeScreen)
        titles = [entry.title for entry in entries(pilot.app)]  # type: ignore[arg-type]
        assert "Begin" in titles and "Go to Today" not in titles


async def test_every_binding_of_the_screen_is_there_with_the_users_key(study: Study, desk: Desk) -> None:
    desk.configure(keymap={"today.undo": ["z"]})
    async with opened(desk.start_again()) as pilot:
        keys = {entry.title: entry.key for entry in entries(pilot.app)}  # type: ignore[arg-type]

    assert keys["Take back the last thing done"] == "z" and keys["Cram an area; the schedule stays as it is"] == "c"


async def test_undo_is_done_from_the_palette(desk: Desk, study: Study) -> None:
    session = ReviewSession(study)
    session.next()
    session.grade(Rating.EASY, GIVEN)
    async with opened(study) as pilot:
        await choose(pilot, "撤")

        assert isinstance(pilot.app.screen, ReviewScreen)


@pytest.mark.parametrize("size", [(40, 12), (60, 16), (120, 40)])
async def test_every_row_is_one_line(study: Study, size: tuple[int, int]) -> None:
    use_language("zh")
    async with opened(study, "ctrl+p", size=size) as pilot:
        options = pilot.app.screen.query_one(OptionList)
        assert options.virtual_size.height == options.option_count
        assert options.size.height >= 4
