"""What stands within one paragraph, heading or cell: markdown-it's inline tokens as runs."""

from collections.abc import Sequence

from markdown_it.token import Token

from studyapp.i18n import _
from studyapp.typeset.cells import cell_len, char_cells
from studyapp.typeset.formula import one_line
from studyapp.ui.widgets.runs import UNBREAKABLE, Line

CODE = "$accent"
MUTED = "$text-muted"
_STYLES = {"strong_open": "bold", "em_open": "italic", "link_open": "underline"}
# A longer formula may be broken at its spaces.
_UNBROKEN_CELLS = 24


def inline(children: Sequence[Token]) -> Line:
    line: Line = []
    styles: list[str] = []
    links: list[str] = []
    for number, token in enumerate(children):
        style = " ".join(dict.fromkeys(styles))
        match token.type:
            case "strong_open" | "em_open" | "link_open":
                styles.append(_STYLES[token.type])
                if token.type == "link_open":
                    links.append(str(token.attrGet("href") or ""))
            case "strong_close" | "em_close" | "link_close":
                styles.pop()
                if token.type == "link_close":
                    line += _address(links.pop(), children[number - 1].content)
            case "softbreak":
                line.append((_joint(children, number), style))
            case "hardbreak":
                line.append(("\n", style))
            case "code_inline":
                line.append((token.content, f"{style} {CODE}".strip()))
            case "math_inline" | "math_inline_double":
                line.append((formula_text(token.content), style))
            case "image":
                line.append((image_text(token), f"{style} {MUTED}".strip()))
            case _:
                line.append((token.content.replace("\t", " "), style))
    return line


def formula_text(latex: str) -> str:
    text = one_line(latex)
    return text.replace(" ", UNBREAKABLE) if cell_len(text) <= _UNBROKEN_CELLS else text


def image_text(token: Token) -> str:
    name = token.content or str(token.attrGet("src") or "").rpartition("/")[2]
    return _("[image {name}]").format(name=name)


def _address(href: str, shown: str) -> Line:
    if not href.startswith(("http:", "https:")) or shown == href:
        return []
    return [(f" ({href})", MUTED)]


def _joint(children: Sequence[Token], number: int) -> str:
    """What a line end in the source stands for: nothing beside Chinese, else a space."""
    before = children[number - 1].content[-1:] if number else ""
    after = children[number + 1].content[:1] if number + 1 < len(children) else ""
    widths = [char_cells(char) if char else 1 for char in (before, after)]
    punctuation = before in "，。、；：？！）」』】》" and before or after in "（「『【《" and after
    return "" if widths == [2, 2] or punctuation else " "
