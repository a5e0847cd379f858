"""What leaves for the terminal: signs of ASCII in as many cells, attributes in place of colours."""

import pytest
from building import Desk, card, sum_card
from drilling import write_drill
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.widgets import Static

from studyapp.study.review import ReviewSession
from studyapp.ui.app import StudyApp
from studyapp.ui.filters import AsciiSigns, WithoutColour, ascii_signs, spelled

pytestmark = pytest.mark.slow

BLACK = Color.parse("black")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("──█▓▒░──", "--#=-.--"),
        ("▸ ✓✓ ✗ ⚑ ●●○ ◐", "> vv x ! **o @"),
        ("a · b … c → d ↑↓", "a . b . c > d ^v"),
        ("╭─╮│╰─╯┤", "+-+|+-++"),
        ("“so” – it’s", '"so" - it\'s'),
        ("按通道，μ 和 σ²", "按通道，μ 和 σ2"),
        ("é ü 中文。", "é ü 中文。"),
        ("♥", "?"),
    ],
)
def test_signs_become_ascii_and_letters_stay(text: str, plain: str) -> None:
    assert ascii_signs(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("x² ≤ 3, n ≥ 2, a ≠ b", "x^2 <= 3, n >= 2, a != b"),
        ("10⁻⁸ 和 x₁₂，σ²", "10^(-8) 和 x_12，σ^2"),
        ("a → b, ±1", "a -> b, +-1"),
        ("3×3", "3×3"),
    ],
)
def test_text_of_a_card_keeps_its_meaning(text: str, plain: str) -> None:
    assert spelled(text) == plain


@given(st.text())
def test_no_cell_is_gained_or_lost(text: str) -> None:
    assert cell_len(ascii_signs(text)) == cell_len(text)


def test_what_a_click_does_survives_both() -> None:
    style = Style(color="red", bgcolor="blue", bold=True, meta={"@click": "app.quit"})
    for each in (AsciiSigns(), WithoutColour()):
        (segment,) = each.apply([Segment("✓", style)], BLACK)
        assert segment.style is not None and segment.style.meta == {"@click": "app.quit"} and segment.style.bold


def test_what_colour_told_is_told_by_attributes() -> None:
    styles = [
        Style(color="bright_black"),
        Style(color="black", bgcolor="cyan"),
        Style(color="red", underline=True),
        None,
    ]

    seen = [segment.style for segment in WithoutColour().apply([Segment("x", style) for style in styles], BLACK)]

    assert all(style is not None and style.color is style.bgcolor is None for style in seen)
    assert [bool(style and style.dim) for style in seen] == [True, False, False, False]
    assert [bool(style and style.reverse) for style in seen] == [False, True, False, False]
    assert seen[2] is not None and seen[2].underline


FORMULA = "Both: $\\hat{x}=(x-\\mu)/\\sqrt{\\sigma^2+\\epsilon}$"
FORMULA += "\n\n| | BN |\n|---|---|\n| over | a channel → all |\n\n- one\n- two"


def signs_on(app: StudyApp) -> set[str]:
    """Give what the screen shows that is neither ASCII nor a letter nor Chinese."""
    strips = app.screen._compositor.render_strips()
    text = "".join(segment.text for strip in strips for segment in strip)
    return {sign for sign in text if not sign.isascii() and not sign.isalpha() and cell_len(sign) == 1}


@pytest.mark.parametrize("size", [(60, 16), (120, 40)])
async def test_no_screen_shows_other_signs(desk: Desk, size: tuple[int, int]) -> None:
    desk.configure(content_language="en", symbols="ascii")
    desk.write("a.md", card("one", answer=FORMULA), sum_card())
    desk.write("b.md", "## broken")
    write_drill(desk.content)
    study = desk.open()
    app = StudyApp(lambda: study, lambda _study: None, study.config)
    found = {}

    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        ways = {"today": (), "problems": ("e",), "help": ("escape", "?"), "settings": ("escape", "comma")}
        ways |= {"choices": ("tab", "tab"), "drills": ("escape", "d"), "drill": ("enter",), "palette": ("ctrl+p",)}
        for name, keys in ways.items():
            await pilot.press(*keys)
            await pilot.pause()
            found[name] = (type(app.screen).__name__, signs_on(app))

    assert {name: signs for name, (_screen, signs) in found.items() if signs} == {}
    assert len({screen for screen, _signs in found.values()}) >= 6  # they were really there


async def test_card_and_grades_have_no_other_signs(desk: Desk) -> None:
    desk.configure(content_language="en", symbols="ascii")
    desk.write("a.md", card("one", answer=f"So x² ≤ 4, `so x² ≤ 4`.\n\n{FORMULA}"))
    study = desk.open()
    app = StudyApp(lambda: study, ReviewSession, study.config)

    async with app.run_test() as pilot:
        await pilot.press("space")
        await pilot.pause()
        assert signs_on(app) == set()
        assert "so x^2 <= 4" in str(app.screen.query_one("#answer", Static).render())


async def test_signs_change_while_the_app_runs(desk: Desk) -> None:
    desk.write("a.md", card("one"))
    study = desk.open()
    app = StudyApp(lambda: study, lambda _study: None, study.config)

    async with app.run_test() as pilot:
        await pilot.pause()
        assert "─" in signs_on(app)
        study.set(symbols="ascii")
        app.take_settings()
        await pilot.pause()
        assert signs_on(app) == set()
        study.set(symbols="unicode")
        app.take_settings()
        await pilot.pause()
        assert "─" in signs_on(app)
