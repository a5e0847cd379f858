"""What stands within one paragraph, heading or cell: markdown-it's inline tokens as runs."""

from collections.abc import Sequence

from markdown_it.token import Token

from studyapp.i18n import _
from studyapp.typeset.cells import cell_len, char_cells
from studyapp.typeset.fold import UNBREAKABLE, glue
from studyapp.typeset.formula import one_line
from studyapp.ui.widgets.runs import Line

CODE = "$accent"
# Not $muted: a Content takes its "auto" for full contrast, the opposite of muted.
MUTED = "dim"
_STYLES = {"strong_open": "bold", "em_open": "italic", "link_open": "underline"}
# A longer formula may be broken behind its operators.
_UNBROKEN_CELLS = 24
_LINE_END = "\r"


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
                line.append((_LINE_END, style))
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
    return _join(line)


def formula_text(latex: str) -> str:
    text = one_line(latex)
    return text.replace(" ", UNBREAKABLE) if cell_len(text) <= _UNBROKEN_CELLS else glue(text)


def image_text(token: Token) -> str:
    name = token.content or str(token.attrGet("src") or "").rpartition("/")[2]
    return _("[image {name}]").format(name=name)


def _address(href: str, shown: str) -> Line:
    if not href.startswith(("http:", "https:")) or shown == href:
        return []
    return [(f" ({href})", MUTED)]


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
