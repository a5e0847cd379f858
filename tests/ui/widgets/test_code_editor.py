"""The habits of the code editor, by the keys a terminal sends."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets.text_area import Selection

from studyapp.ui.themes import DARK, LIGHT
from studyapp.ui.widgets.code_editor import CodeEditor


class Host(App[None]):
    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield CodeEditor(self._text, id="code")


@asynccontextmanager
async def editing(
    text: str = "", *, at: tuple[int, int] | None = None
) -> AsyncIterator[tuple[Pilot[None], CodeEditor]]:
    app = Host(text)
    async with app.run_test(size=(60, 20)) as pilot:
        editor = app.query_one(CodeEditor)
        editor.focus()
        editor.move_cursor(editor.document.end if at is None else at)
        await pilot.pause()
        yield pilot, editor


async def test_a_function_typed_without_a_space_key_is_indented() -> None:
    async with editing() as (pilot, editor):
        for line in ("def f(x):", "if x:", "return 1", "return g(", "x,"):
            await pilot.press(*line, "enter")

        assert editor.text == "def f(x):\n    if x:\n        return 1\n    return g(\n        x,\n        "


@pytest.mark.parametrize(
    ("before", "indent"),
    [
        ("def f(x):", 4),
        ("    keep = []", 4),
        ("        return keep", 4),
        ("    pass", 0),
        ("        break", 4),
        ("        continue  # :", 4),
        ("    raise ValueError(", 8),
        ("    x = np.array([", 8),
        ("    x = np.array([1, 2])", 4),
        ("    x = 1  # note:", 4),
        ("    x = 'if:'", 4),
        ("    s = '# not a comment'; y = [", 8),
        ("    returned = 3", 4),
        ("    y = f(a,\n          b)", 4),
        ("    y = f(a,", 4),
        ("    def g(\n        a,\n        b,\n    ):", 8),
        ("    return {\n        'a': 1,\n    }", 0),
        ("        ", 8),
        ("", 0),
        ("    名字 = '中文：'", 4),
    ],
)
async def test_enter_keeps_deepens_and_ends_indentation(before: str, indent: int) -> None:
    async with editing(before) as (pilot, editor):
        await pilot.press("enter")

        assert editor.text == before + "\n" + " " * indent


async def test_enter_within_a_line_breaks_it_without_its_spaces() -> None:
    async with editing("    f(a, b)", at=(0, 8)) as (pilot, editor):
        await pilot.press("enter")

        assert editor.text == "    f(a,\n    b)"


async def test_enter_before_the_text_moves_it_down_as_it_is() -> None:
    async with editing("    x = 1", at=(0, 2)) as (pilot, editor):
        await pilot.press("enter")

        assert editor.text == "  \n    x = 1"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("        ", "    "),
        ("      ", "    "),
        ("    x", "    "),
        ("  ", ""),
        ("x   ", "x  "),
        ("\t", ""),
        ("中文", "中"),
    ],
)
async def test_backspace_in_leading_blanks_goes_to_the_stop_before(before: str, after: str) -> None:
    async with editing(before) as (pilot, editor):
        await pilot.press("backspace")

        assert editor.text == after


async def test_backspace_at_the_beginning_joins_lines() -> None:
    async with editing("a\n    b", at=(1, 0)) as (pilot, editor):
        await pilot.press("backspace")

        assert editor.text == "a    b"


async def test_tab_without_a_selection_goes_to_the_next_stop() -> None:
    async with editing("  x") as (pilot, editor):
        await pilot.press("tab")

        assert editor.text == "  x "


async def test_tab_and_shift_tab_move_the_selected_lines_and_keep_them_selected() -> None:
    async with editing("a\n\n  b\nc") as (pilot, editor):
        editor.selection = Selection((0, 0), (3, 0))
        await pilot.press("tab")
        moved = editor.text
        await pilot.press("shift+tab", "shift+tab")

        assert moved == "    a\n\n      b\nc"
        assert editor.text == "a\n\nb\nc" and editor.selected_text.strip() == "a\n\nb"


async def test_shift_tab_without_a_selection_takes_the_lines_indentation() -> None:
    async with editing("        x = 1") as (pilot, editor):
        await pilot.press("shift+tab")

        assert editor.text == "    x = 1" and editor.cursor_location == (0, 9)


@pytest.mark.parametrize("key", ["ctrl+underscore", "ctrl+slash"])
async def test_comment_key_comments_the_selection_out_and_back_in(key: str) -> None:
    code = "def f():\n    if x:\n\n        y()\n"
    async with editing(code) as (pilot, editor):
        editor.selection = Selection((1, 0), (3, 5))
        await pilot.press(key)
        commented = editor.text
        await pilot.press(key)

        assert commented == "def f():\n    # if x:\n\n    #     y()\n"
        assert editor.text == code


async def test_comment_key_keeps_the_cursor_on_its_character() -> None:
    async with editing("    x = 1", at=(0, 4)) as (pilot, editor):
        await pilot.press("ctrl+underscore", "y")

        assert editor.text == "    # yx = 1"


async def test_each_change_is_undone_as_one() -> None:
    code = "if a:\n    b()"
    async with editing(code) as (pilot, editor):
        editor.selection = Selection((0, 0), (1, 3))
        await pilot.press("ctrl+underscore", "tab", "ctrl+z")
        first = editor.text
        await pilot.press("ctrl+z")
        second = editor.text
        await pilot.press("ctrl+y")

        assert (first, second, editor.text) == ("# if a:\n#     b()", code, "# if a:\n#     b()")


async def test_typing_is_undone_in_words_not_by_letter() -> None:
    async with editing() as (pilot, editor):
        await pilot.press(*"x = 1", "enter", *"y = 2", "ctrl+z")

        assert editor.text == "x = 1\n"


async def test_keys_in_a_burst_are_taken_in_their_order() -> None:
    async with editing("if x:\n    y:") as (pilot, editor):
        keys = ["enter", "backspace", "a", "left", "b", "shift+tab", "c", "end", "enter", "tab", "d", "ctrl+underscore"]
        for key in keys:
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()

        assert editor.text == "if x:\n    y:\nbca\n    # d"


async def test_paste_of_several_lines_stays_as_it_is() -> None:
    pasted = "def g(x):\n\n    if x:\n      return (1,\n   2)\nz = '中文'\n"
    async with editing("    ") as (pilot, editor):
        pilot.app.post_message(events.Paste(pasted))  # as a terminal does
        await pilot.pause()

        assert editor.text == "    " + pasted
        await pilot.press("ctrl+z")
        assert editor.text == "    "


async def test_other_text_is_put_in_as_one_edit_with_the_cursor_where_it_was() -> None:
    async with editing("a\nb\nc", at=(1, 1)) as (pilot, editor):
        await pilot.press("x")
        editor.replace_all("1\n2\n3\n")
        place = editor.cursor_location
        await pilot.press("ctrl+z")

        assert place == (1, 1) and editor.text == "a\nbx\nc"


async def test_replacing_by_the_same_text_is_no_edit() -> None:
    async with editing("same") as (_pilot, editor):
        editor.replace_all("same")

        assert editor.history.undo_stack == []


async def test_cursor_stands_right_behind_chinese() -> None:
    async with editing("s = '") as (pilot, editor):
        start = editor.cursor_screen_offset.x
        await pilot.press("中", "文")

        assert editor.cursor_screen_offset.x == start + 4


async def test_a_read_only_editor_changes_nothing() -> None:
    async with editing("    x = 1") as (pilot, editor):
        editor.read_only = True
        await pilot.press("enter", "tab", "shift+tab", "ctrl+underscore", "backspace", "a")

        assert editor.text == "    x = 1"


async def test_escape_is_left_to_the_screen() -> None:
    async with editing("x") as (pilot, editor):
        await pilot.press("escape")

        assert editor.has_focus


async def test_colours_follow_the_theme_of_the_app() -> None:
    async with editing("# c") as (pilot, editor):
        dark = editor._theme.syntax_styles["comment"]
        pilot.app.theme = LIGHT.name
        await pilot.pause()

        assert editor.is_syntax_aware
        assert dark.color is not None and dark.color.name == DARK.variables["code-comment"]
        light = editor._theme.syntax_styles["comment"].color
        assert light is not None and light.name == LIGHT.variables["code-comment"]
