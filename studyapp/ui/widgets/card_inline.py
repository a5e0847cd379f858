"""What stands within one paragraph, heading or cell: markdown-it's inline tokens as runs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from studyapp.i18n import _
from studyapp.typeset.cells import cell_len, char_cells
from studyapp.typeset.fold import UNBREAKABLE, glue
from studyapp.typeset.formula import one_line, spoken
from studyapp.ui.filters import spelled
from studyapp.ui.typography import look
from studyapp.ui.widgets.runs import Line


@dataclass(frozen=True, slots=True)
class Picture:
    """`source` is what the card's link says."""

    name: str
    source: str


CODE = "$accent"
# Not $muted: a Content takes its "auto" for full contrast, the opposite of muted.
MUTED = "dim"
_STYLES = {"strong_open": "bold", "em_open": "italic", "s_open": "strike"}
# A longer formula may be broken behind its operators.
_UNBROKEN_CELLS = 24
_LINE_END = "\r"
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


def inline(children: Sequence[Token]) -> Line:
    line: Line = []
    styles: list[str] = []
    links: list[str] = []
    for number, token in enumerate(children):
        style = " ".join(dict.fromkeys(filter(None, styles)))
        match token.type:
            case "strong_open" | "em_open" | "s_open":
                styles.append(_STYLES[token.type])
            case "link_open":
                links.append(str(token.attrGet("href") or ""))
                styles.append(clickable("open_link", links[-1]) if is_web(links[-1]) else "")
            case "strong_close" | "em_close" | "s_close":
                styles.pop()
            case "link_close":
                styles.pop()
                line += _address(links.pop(), children[number - 1].content)
            case "softbreak":
                line.append((_LINE_END, style))
            case "hardbreak":
                line.append(("\n", style))
            case "code_inline":
                line.append((_signs(token.content), f"{style} {CODE}".strip()))
            case "math_inline" | "math_inline_double":
                line.append((formula_text(token), style))
            case "image":
                picture = picture_of(token)
                marker = (_("image {name}") if look().formulas == "spoken" else _("[image {name}]")).format(
                    name=picture.name
                )
                line.append((marker, clickable("open_image", picture.source)))
            case "html_inline":
                line.append((_html(token.content), style))
            case _:
                line.append((_signs(token.content).replace("\t", " "), style))
    return _join(line)


def _signs(text: str) -> str:
    return spelled(text) if look().symbols == "ascii" else text


def formula_text(token: Token) -> str:
    now = look()
    if now.formulas == "source":
        return f"{token.markup}{token.content}{token.markup}".replace("\n", " ")
    if now.formulas == "spoken":
        return spoken(token.content)
    text = one_line(token.content, now.symbols)
    return text.replace(" ", UNBREAKABLE) if cell_len(text) <= _UNBROKEN_CELLS else glue(text)


def picture_of(token: Token) -> Picture:
    source = str(token.attrGet("src") or "")
    return Picture(token.content or source.rpartition("/")[2], source)


def clickable(action: str, target: str) -> str:
    """A style that runs an action of the screen. The target goes in hex: an address must not be read as an action."""
    return f"underline @click=screen.{action}('{target.encode(errors='replace').hex()}')"


def target_of(code: str) -> str:
    """What `clickable` was given."""
    return bytes.fromhex(code).decode()


def is_web(href: str) -> bool:
    return href.startswith(("http:", "https:"))


def _address(href: str, shown: str) -> Line:
    if not is_web(href) or shown == href:
        return []
    return [(f" ({href})", MUTED)]


def _html(tag: str) -> str:
    if _BREAK_TAG.fullmatch(tag):
        return "\n"
    return "" if tag.startswith("<!--") else tag


def _join(line: Line) -> Line:
    """Put what a line end in the source stands for: nothing beside Chinese, else a space."""
    joined: Line = []
    for number, (text, style) in enumerate(line):
        if text == _LINE_END:
            before = next((run[0][-1] for run in reversed(line[:number]) if run[0]), " ")
            after = next((run[0][0] for run in line[number + 1 :] if run[0]), " ")
            text = "" if _no_space_between(before, after) else " "
        joined.append((text, style))
    return joined


def _no_space_between(before: str, after: str) -> bool:
    both_wide = char_cells(before) == char_cells(after) == 2
    return both_wide or before in "，。、；：？！）」』】》" or after in "（「『【《"
