"""What is done to every line on its way to the terminal: signs made ASCII, colours taken out."""

import re
import unicodedata
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("─━╌┄┈═‾¯⁻", "-"),
        **dict.fromkeys("│┃╎┆┊║‖▏▎▍▕", "|"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯╞╡╪╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋", "+"),
        **dict.fromkeys("█▉▊▇▆▅", "#"),
        **dict.fromkeys("▓▄▌▐", "="),
        **dict.fromkeys("▒▃", "-"),
        **dict.fromkeys("░▂▁", "."),
        **dict.fromkeys("▔▀", '"'),
        **dict.fromkeys("●◉⬤■▪", "*"),
        **dict.fromkeys("○◯□▫", "o"),
        "◐": "@",
        **dict.fromkeys("·‧∙⋅", "."),
        "•": "*",
        "◦": "-",
        **dict.fromkeys("…⋯", "."),
        **dict.fromkeys("✓✔", "v"),
        **dict.fromkeys("✗✘×⊗⊘", "x"),
        "↺": "@",
        "⚑": "!",
        **dict.fromkeys("▸▶►→⇒↦›⟶≻", ">"),
        **dict.fromkeys("◂◀◄←⇐‹⟵≺", "<"),
        **dict.fromkeys("↑⇑▴▲", "^"),
        **dict.fromkeys("↓⇓▾▼", "v"),
        **dict.fromkeys("–—‐‑−", "-"),
        **dict.fromkeys("‘’′ʼ", "'"),
        **dict.fromkeys("“”″", '"'),
        **dict.fromkeys("≈∼≃≅", "~"),
        "≤": "<",
        "≥": ">",
        "√": "v",
        "±": "+",
        "÷": "/",
        "⎰": "/",
        "⎱": "\\",
        "¶": "P",
        "§": "S",
        "°": "o",
        "\u00a0": " ",
    }
)
_PLAIN = Style()
# Signs that no single one of ASCII means: `x²` isn't `x2`, nor `≤` the same as `<`.
_SPELLED = {
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "≈": "~=",
    "±": "+-",
    "√": "sqrt",
    "∞": "infinity",
    "∂": "d",
    "∑": "sum",
    "→": "->",
    "←": "<-",
    "↔": "<->",
    "⇒": "==>",
    "⇐": "<==",
    "⇔": "<=>",
    "∈": "in",
    "∉": "not in",
    "∝": "propto",
    "‖": "||",
    "…": "...",
    "°": " deg",
    "‰": " per mille",
    "⊙": ".*",
}
_RAISED, _LOWERED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
_SCRIPTS = str.maketrans(_RAISED + _LOWERED, "0123456789+-=()" * 2)
_TO_SPELL = re.compile(f"([{_RAISED}]+)|([{_LOWERED}]+)|([{''.join(_SPELLED)}])")


@lru_cache(maxsize=8192)
def ascii_signs(text: str) -> str:
    """Give the text with a sign of ASCII for every other one that takes one cell; letters and Chinese stay.

    It takes exactly as many cells as before.
    """
    if text.isascii():
        return text
    return "".join(map(_ascii_sign, text.translate(_SIGNS)))


def _ascii_sign(character: str) -> str:
    if character.isascii() or cell_len(character) != 1 or unicodedata.category(character)[0] in "LM":
        return character
    plain = unicodedata.normalize("NFKD", character)
    return plain if len(plain) == 1 and plain.isascii() else "?"


def spelled(text: str) -> str:
    """Give a text whose lines aren't set yet with signs of ASCII that mean the same; they may take more cells."""
    return text if text.isascii() else _TO_SPELL.sub(_spell, text)


def _spell(found: re.Match[str]) -> str:
    raised, lowered, sign = found.groups()
    if sign:
        return _SPELLED[sign]
    script = (raised or lowered).translate(_SCRIPTS)
    return ("^" if raised else "_") + (script if script.isdecimal() else f"({script})")


class AsciiSigns(LineFilter):
    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(ascii_signs(text), style, control) for text, style, control in segments]


class WithoutColour(LineFilter):
    """Leaves attributes alone. What only colours told is told by them: muted is dim, a ground of its own reversed.

    Made for the theme of the terminal's own colours, where nothing but cursors and selections has a ground.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text, _colourless(style or _PLAIN), control) for text, style, control in segments]


@lru_cache(maxsize=1024)
def _colourless(style: Style) -> Style:
    marked = style.bgcolor is not None and not style.bgcolor.is_default
    faint = style.color is not None and style.color.number == 8  # bright black
    told = Style(reverse=marked or style.reverse, dim=(faint and not marked) or style.dim)
    return style.without_color + told + Style.from_meta(style.meta)  # without_color takes what a click does away too
