"""Lines that Textual breaks itself, as on the screen. They fail where a new Textual breaks them elsewhere."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import content
from textual.app import App, ComposeResult
from textual.document import _wrapped_document
from textual.widgets import OptionList, Static, TextArea

from studyapp.typeset.cells import cell_len
from studyapp.ui import wrapping

TEXT = "归一化（Batch Norm）在 batch 较小时（如 4 GB 显存）会失效：“均值”不准……故用 GN。"
LINES = [
    "归一化（Batch Norm）",
    "在 batch 较小时（如",
    "4 GB 显存）会失效：",
    "“均值”不准……故用",
    "GN。",
]


class Wrapped(App[None]):
    CSS = "Static, OptionList, TextArea { width: 20; height: 8; border: none; padding: 0; scrollbar-size: 0 0 }"

    def __init__(self) -> None:
        super().__init__()
        wrapping.install()

    def compose(self) -> ComposeResult:
        yield Static(TEXT, markup=False)
        yield OptionList(TEXT)
        area = TextArea(TEXT, compact=True)
        area.styles.width = 21  # a cell for the cursor
        yield area


def shown(app: App[None], widget: str) -> list[str]:
    found = app.query_one(widget)
    lines = [found.render_line(y).text.strip() for y in range(found.size.height)]
    return [line for line in lines if line]


async def test_text_lists_and_what_is_written_break_alike() -> None:
    app = Wrapped()
    async with app.run_test(size=(60, 30)):
        assert shown(app, "Static") == LINES
        assert shown(app, "TextArea") == LINES
        assert "".join(shown(app, "OptionList")) == "".join(LINES)
        assert all(line[0] not in "，。）：”" for line in shown(app, "OptionList"))


async def test_a_notice_breaks_as_text_does() -> None:
    app = Wrapped()
    async with app.run_test(size=(60, 30), notifications=True) as pilot:
        app.notify(TEXT, timeout=60)
        for _moment in range(20):
            await pilot.pause(0.05)
            if toasts := list(app.screen.query("Toast")):
                break
        (toast,) = toasts
        lines = [toast.render_line(y).text.strip(" ▌") for y in range(toast.size.height)]
        assert "".join(lines).replace(" ", "") == TEXT.replace(" ", "") and len([line for line in lines if line]) > 1
        assert all(line[0] not in "，。）：”" for line in lines if line)


def test_installing_replaces_what_textual_calls_and_twice_is_as_once() -> None:
    wrapping.install()
    wrapping.install()

    assert content.divide_line is wrapping.divide_text
    assert _wrapped_document.compute_wrap_offsets is wrapping.divide_written
    assert wrapping.divide_text("one two", 4, fold=False) == [4]


async def test_cursor_stays_in_the_box_behind_spaces() -> None:
    app = Wrapped()
    async with app.run_test(size=(60, 30)) as pilot:
        area = app.query_one(TextArea)
        area.text = "字" * 10
        area.move_cursor((0, 10))
        area.focus()
        for _space in range(4):
            await pilot.press("space")
            assert area.cursor_screen_offset.x - area.region.x <= 20
        await pilot.press("a")
        assert area.text == "字" * 10 + "    a"
        assert area.cursor_screen_offset.x - area.region.x <= 20


@pytest.mark.parametrize(
    ("text", "width", "cuts"),
    [
        ("ab cd ef", 5, [6]),
        ("ab  cd", 3, [4]),
        ("abc   d", 3, [4]),
        ("abc    ", 3, [3, 6]),
        ("中文\tcd", 4, [2, 3]),  # as Textual has it
        ("", 5, []),
    ],
)
def test_written(text: str, width: int, cuts: list[int]) -> None:
    assert wrapping.divide_written(text, width, 4) == cuts


@given(st.text(alphabet="ab 中，（\u0302", max_size=60), st.integers(2, 20))
def test_every_character_finds_a_place_and_the_cursor_too(text: str, width: int) -> None:
    cuts = wrapping.divide_written(text, width, 4)

    pieces = [text[a:b] for a, b in pairwise([0, *cuts, len(text)])]
    assert "".join(pieces) == text
    assert cuts == sorted(set(cuts)) and (not cuts or (cuts[0] > 0 and cuts[-1] < len(text)))
    assert all(cell_len(piece) <= width + 1 for piece in pieces[:-1]) and cell_len(pieces[-1]) <= width
