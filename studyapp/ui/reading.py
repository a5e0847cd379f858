"""A card as it is read aloud, line by line: words for formulas, a sentence for a table's row, nothing only drawn."""

from collections.abc import Callable, Sequence

from markdown_it.token import Token

from studyapp.i18n import _
from studyapp.typeset.formula import spoken
from studyapp.ui.typography import formulas_as
from studyapp.ui.widgets.card_inline import inline
from studyapp.ui.widgets.card_text import first_number, parser, parts_of_paragraph, read_table, task_of, top_level
from studyapp.ui.widgets.runs import Line, plain, printable, wrap

_INDENT = "  "


def read_aloud(source: str, width: int) -> str:
    """Give the text in lines of at most `width` cells, but for code."""
    with formulas_as("spoken"):
        return "\n".join(map(printable, _blocks(parser().parse(source), width)))


def _blocks(tokens: Sequence[Token], width: int) -> list[str]:
    lines: list[str] = []
    for block in top_level(tokens):
        lines += _BLOCKS.get(block[0].type, _other)(block, width)
    return lines


def _wrapped(line: Line, width: int) -> list[str]:
    return [text for part in wrap(line, width) if (text := plain(part).strip())]


def _paragraph(block: Sequence[Token], width: int) -> list[str]:
    lines: list[str] = []
    for part in parts_of_paragraph(block[1].children or []):
        lines += _said(part.content, width) if isinstance(part, Token) else _wrapped(inline(part), width)
    return lines


def _formula(block: Sequence[Token], width: int) -> list[str]:
    return _said(block[0].content, width)


def _said(latex: str, width: int) -> list[str]:
    return _wrapped([(spoken(latex), "")], width)


def _list(block: Sequence[Token], width: int) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(top_level(block[1:-1]), first_number(block)):
        sign = f"{number}." if block[0].type == "ordered_list_open" else "-"
        box = task_of(item)
        state = _("done:") if box == "[✓]" else _("to do:") if box else ""
        first, *rest = _blocks(item[1:-1], width - len(_INDENT)) or [""]
        lines += _wrapped([(" ".join(filter(None, (sign, state, first))), "")], width)
        lines += [_INDENT + line for line in rest]
    return lines


def _quote(block: Sequence[Token], width: int) -> list[str]:
    return [_("quote:"), *_blocks(block[1:-1], width), _("end of quote")]


def _code(block: Sequence[Token], _width: int) -> list[str]:
    return [_("code:"), *block[0].content.rstrip("\n").expandtabs(4).split("\n"), _("end of code")]


def _table(block: Sequence[Token], width: int) -> list[str]:
    """A row as a sentence: its first cell, then each other one behind its column's name."""
    header, *rows = read_table(block).rows
    lines: list[str] = []
    for row in rows:
        cells = [": ".join(filter(None, (_cell(name), _cell(cell)))) for name, cell in zip(header, row, strict=True)]
        label, said = cells[0], "; ".join(filter(None, cells[1:]))
        lines += _wrapped([((": " if not _cell(header[0]) else "; ").join(filter(None, (label, said))), "")], width)
    return lines


def _cell(line: Line) -> str:
    return plain(line).replace("\n", ", ").strip()


def _html(block: Sequence[Token], width: int) -> list[str]:
    source = block[0].content.strip()
    return [] if source.startswith("<!--") else _wrapped([(source, "")], width)


def _other(block: Sequence[Token], width: int) -> list[str]:
    return _wrapped([("".join(token.content for token in block), "")], width)


def _nothing(_block: Sequence[Token], _width: int) -> list[str]:
    return []


_BLOCKS: dict[str, Callable[[Sequence[Token], int], list[str]]] = {
    "paragraph_open": _paragraph,
    "heading_open": _paragraph,
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "blockquote_open": _quote,
    "fence": _code,
    "code_block": _code,
    "math_block": _formula,
    "math_block_label": _formula,
    "table_open": _table,
    "hr": _nothing,
    "html_block": _html,
}
