"""Settings: every option explained, changed in place, at once in the file and on the screen."""

import tomllib
from pathlib import Path

import pytest
from building import Desk, card, sum_card
from picturing import Pictured
from textual.pilot import Pilot
from textual.widgets import Input

from studyapp.authoring.options import NAMES, OPTIONS
from studyapp.judge.drill import Allowance
from studyapp.ui import themes
from studyapp.ui.app import StudyApp
from studyapp.ui.keymap import actions
from studyapp.ui.screens.press import PressDialog
from studyapp.ui.screens.settings import SettingsScreen
from studyapp.ui.screens.today import TodayScreen
from studyapp.ui.widgets.bars import KeyLine
from studyapp.ui.widgets.row_list import RowList

pytestmark = pytest.mark.slow


@pytest.fixture
def app(desk: Desk) -> StudyApp:
    desk.home.config.write_text('# mine\ncontent_language = "en"  # at first\n', encoding="utf-8")
    desk.write("a.md", card("one"), sum_card())
    study = desk.open()
    return StudyApp(lambda: study, lambda _study: None, study.config)


def written(desk: Desk) -> dict[str, object]:
    return tomllib.loads(desk.home.config.read_text(encoding="utf-8"))


def said(app: StudyApp, part: str) -> str:
    return str(app.screen.query_one(f"#{part}").render())


async def to_row(pilot: Pilot[None], name: str) -> RowList:
    """Open the settings if they aren't, and go to a row as the mouse does."""
    if not isinstance(pilot.app.screen, SettingsScreen):
        await pilot.press("comma")
        await pilot.pause()
    rows = pilot.app.screen.query_one(RowList)
    rows.go(name)
    await pilot.pause()
    assert rows.current == name
    return rows


async def test_every_option_and_every_action_has_a_row(app: StudyApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        rows = await to_row(pilot, OPTIONS[0].name)
        keys = {row.key for row in rows._rows}

    assert keys == {name for name in NAMES if name != "keymap"} | set(actions())


async def test_every_row_says_what_it_is_and_where_its_value_comes_from(
    app: StudyApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUDYAPP_NEW_PER_DAY", "3")
    async with app.run_test(size=(120, 40)) as pilot:
        await to_row(pilot, "content_language")
        assert 'content_language = "en"  from config.toml' in said(app, "explained")
        await to_row(pilot, "rollover_hour")
        assert "rollover_hour = 4  the default\na whole number from 0 to 23" in said(app, "explained")
        await to_row(pilot, "new_per_day")
        assert "from $STUDYAPP_NEW_PER_DAY" in said(app, "explained")
        await to_row(pilot, "review.undo")
        assert '"review.undo" = "u"' in said(app, "explained")


async def test_choice_goes_round_and_keeps_comments(app: StudyApp, desk: Desk) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await to_row(pilot, "theme")
        for name in (*themes.NAMES[1:], themes.NAMES[0]):
            await pilot.press("right")
            await pilot.pause()
            assert written(desk)["theme"] == name and app.theme == themes.full_name(name)
        await pilot.press("left")
        await pilot.pause()

    assert desk.home.config.read_text() == (
        '# mine\ncontent_language = "en"  # at first\ntheme = "colour-blind-light"\n'
    )


async def test_language_spacing_and_signs_hold_at_once(app: StudyApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await to_row(pilot, "spacing")
        await pilot.press("space")
        await pilot.pause()
        assert app.screen.has_class("-low")
        await to_row(pilot, "interface_language")
        await pilot.press("enter")
        await pilot.pause()
        assert "设置" in str(app.screen.query_one("#header").render())
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen) and app.screen.has_class("-low")
        assert "复习" in str(app.screen.query_one("#keys").render())


async def test_content_language_is_that_of_the_next_card(app: StudyApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await to_row(pilot, "content_language")
        await pilot.press("enter")
        await pilot.pause()
        assert app.study is not None and app.study.content_language == "zh"


async def test_number_is_typed_and_a_wrong_one_told_in_the_options_words(app: StudyApp, desk: Desk) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await to_row(pilot, "new_per_day")
        await pilot.press("enter", "backspace", "m", "enter")
        await pilot.pause()
        assert '`new_per_day` can\'t be "m". Write a whole number from 0 to 999.' in said(app, "fault")
        assert "new_per_day" not in written(desk)
        await pilot.press("backspace", "2", "0", "enter")
        await pilot.pause()
        assert written(desk)["new_per_day"] == 20 and app.study is not None and app.study.config.new_per_day == 20
        assert isinstance(app.focused, RowList) and said(app, "fault") == ""


async def test_letters_typed_into_a_value_are_no_keys(app: StudyApp, desk: Desk) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await to_row(pilot, "editor")
        await pilot.press("enter", *"kate", "space", *"-q", "left", "delete", "b", "enter")
        await pilot.pause()

    assert written(desk)["editor"] == "kate -b"


async def test_escape_leaves_a_value_as_it_was(app: StudyApp, desk: Desk) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await to_row(pilot, "interview_date")
        await pilot.press("enter", *"2027-03-15", "escape")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen) and isinstance(app.focused, RowList)
        assert "interview_date" not in written(desk)
        await pilot.press("enter", *"2027-03-15", "enter")
        await pilot.pause()
        assert str(written(desk)["interview_date"]) == "2027-03-15"
        await pilot.press("enter", *("backspace",) * 10, "enter")
        await pilot.pause()
        assert "interview_date" not in written(desk)


async def test_backspace_goes_back_to_the_default(app: StudyApp, desk: Desk) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await to_row(pilot, "content_language")
        await pilot.press("backspace")
        await pilot.pause()

    assert written(desk) == {}


async def test_what_the_environment_sets_cant_be_changed_here(
    app: StudyApp, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUDYAPP_THEME", "light")
    before = written(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await to_row(pilot, "theme")
        for key in ("right", "enter", "backspace"):
            await pilot.press(key)
            await pilot.pause()
            assert "$STUDYAPP_THEME is set outside" in said(app, "fault")

    assert written(desk) == before


async def test_write_that_fails_is_said(app: StudyApp, desk: Desk) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await to_row(pilot, "theme")
        desk.home.config.write_bytes(b"\xff")
        await pilot.press("right")
        await pilot.pause()

        assert "The settings aren't written" in said(app, "fault") and app.theme == themes.full_name("dark")


async def test_key_is_pressed_shown_everywhere_and_given_back(app: StudyApp, desk: Desk) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await to_row(pilot, "today.cram")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PressDialog)
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, PressDialog) and "today.drills" in said(app, "refused")
        await pilot.press("C")
        await pilot.pause()
        assert written(desk)["keymap"] == {"today.cram": "C"}
        assert '"today.cram" = "C"  config.toml:5' in said(app, "explained")
        await pilot.press("backspace")
        await pilot.pause()
        assert written(desk)["keymap"] == {}


async def test_settings_own_key_can_be_changed(app: StudyApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await to_row(pilot, "settings.reset")
        await pilot.press("enter", "f8")
        await pilot.pause()
        assert "F8 default" in str(app.screen.query_one("#keys", KeyLine).render())
        await pilot.press("f8")
        await pilot.pause()
        assert "Backspace default" in str(app.screen.query_one("#keys", KeyLine).render())


async def test_key_that_is_wrong_in_the_file_is_told_at_its_row(app: StudyApp, desk: Desk) -> None:
    desk.home.config.write_text('content_language = "en"\n[keymap]\n"today.cram" = "d"\n', encoding="utf-8")
    study = desk.open()
    app = StudyApp(lambda: study, lambda _study: None, study.config)

    async with app.run_test(size=(120, 40)) as pilot:
        await to_row(pilot, "today.cram")

        assert "✗ `d` of `today.cram` is already the key of `today.drills`" in said(app, "explained")


async def test_limits_of_the_judge_hold_for_the_next_run(app: StudyApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        assert app.judge.allowance == Allowance(1.0, 1.0)
        await to_row(pilot, "judge_time_factor")
        await pilot.press("enter", "2", ".", "5", "enter")
        await pilot.pause()
        assert app.judge.allowance == Allowance(2.5, 1.0)


async def test_mouse_picks_a_value(app: StudyApp, desk: Desk) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await to_row(pilot, "spacing")
        at = said(app, "explained").splitlines()[1].index("compact")
        await pilot.click("#explained", offset=(3 + at, 1))
        await pilot.pause()

    assert written(desk)["spacing"] == "compact"


async def test_tab_goes_round_the_groups(app: StudyApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        rows = await to_row(pilot, "new_per_day")
        await pilot.press("tab")
        assert rows.current == "theme"
        await pilot.press("shift+tab", "shift+tab")
        assert rows.current == "interface_language"
        await pilot.press("shift+tab")
        await pilot.pause()
        assert rows.current in actions()


@pytest.mark.parametrize("size", [(40, 12), (60, 16), (80, 24), (120, 40)])
async def test_row_under_the_cursor_is_always_in_sight(app: StudyApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        rows = await to_row(pilot, OPTIONS[0].name)
        for _step in range(30):
            await pilot.press("down")
            await pilot.pause()
            top, bottom = rows._span
            assert rows.scroll_y <= top and bottom - rows.scroll_y <= max(rows.size.height, bottom - top)


async def test_settings_open_over_any_screen_and_once(app: StudyApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter", "f12")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        before = len(app.screen_stack)
        await pilot.press("f12")
        await pilot.pause()
        assert len(app.screen_stack) == before
        await pilot.press("q")
        await pilot.pause()
        assert "show the answer" in str(app.screen.query_one("#keys").render())


async def test_value_that_is_typed_shows_an_input(app: StudyApp) -> None:
    async with app.run_test(size=(40, 12)) as pilot:
        await to_row(pilot, "learning_minutes")
        await pilot.press("enter")
        await pilot.pause()
        value = app.screen.query_one(Input)
        assert value.has_focus and value.value == "1, 10" and value.region.bottom <= 12 and value.size.height == 1


@pytest.mark.parametrize("size", [(60, 16), (80, 24)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_looks(
    snap_compare: object, desk: Desk, size: tuple[int, int], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.configure(interface_language=language, content_language=language, new_per_day=12)
    desk.write("a.md", card("one"))
    monkeypatch.setattr("studyapp.ui.screens.settings.cell_len", lambda _path: 999)  # every run has another folder
    study = desk.open()

    async def go(pilot: Pilot[None]) -> None:
        await to_row(pilot, "theme")

    app = Pictured(lambda: study, lambda _study: None, study.config)
    assert snap_compare(app, terminal_size=size, run_before=go)  # type: ignore[operator]


def test_snapshots_are_there() -> None:
    folder = Path(__file__).parent / "__snapshots__" / "test_settings_screen"
    assert len(list(folder.iterdir())) == 4
