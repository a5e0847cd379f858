"""Markdown of a card as one Content, its lines already broken: a flip repaints one Static.

Textual's Markdown widget makes a widget of every block (69 ms a card) and drops inline formulas.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from textual.content import Content

from studyapp.typeset.cells import cell_len
from studyapp.typeset.fold import fold
from studyapp.typeset.formula import lines as formula_lines
from studyapp.ui.widgets.card_inline import CODE, MUTED, inline
from studyapp.ui.widgets.card_table import Table, set_table
from studyapp.ui.widgets.runs import Line, embolden, to_content, wrap, wrap_code

_FORMULA_INDENT = 3
# Below this, deeper nesting isn't indented any more.
_LEAST_WIDTH = 10
_BULLETS = "•◦"


def render_markdown(source: str, width: int) -> Content:
    """No line is wider than `width` cells, at least from 20 on."""
    tokens = _parser().parse(source)
    return to_content(_blocks(tokens, max(width, _LEAST_WIDTH), 0))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    return parser.use(dollarmath_plugin, allow_digits=False, double_inline=True)


def _blocks(tokens: Sequence[Token], width: int, depth: int, *, tight: bool = False) -> list[Line]:
    lines: list[Line] = []
    for block in _top_level(tokens):
        set_block = _BLOCKS.get(block[0].type, _other)
        part = set_block(block, width, depth)
        if part:
            lines += ([] if tight or not lines else [[]]) + part
    return lines


def _top_level(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    start = level = 0
    for number, token in enumerate(tokens):
        level += token.nesting
        if level == 0:
            yield tokens[start : number + 1]
            start = number + 1


def _paragraph(block: Sequence[Token], width: int, _depth: int) -> list[Line]:
    return wrap(inline(block[1].children or []), width)


def _heading(block: Sequence[Token], width: int, _depth: int) -> list[Line]:
    return wrap(embolden(inline(block[1].children or [])), width)


def _list(block: Sequence[Token], width: int, depth: int) -> list[Line]:
    lines: list[Line] = []
    loose = any(token.type == "paragraph_open" and not token.hidden for token in _own_paragraphs(block))
    number = int(block[0].attrGet("start") or 1)
    for count, item in enumerate(_top_level(block[1:-1])):
        marker = _BULLETS[depth % 2] if block[0].type == "bullet_list_open" else f"{number + count}."
        part = _marked(f"{marker} ", item[1:-1], width, depth + 1, tight=not loose)
        lines += ([[]] if loose and lines else []) + part
    return lines


def _own_paragraphs(block: Sequence[Token]) -> Iterator[Token]:
    level = block[0].level + 2
    return (token for token in block if token.level == level)


def _marked(marker: str, tokens: Sequence[Token], width: int, depth: int, *, tight: bool) -> list[Line]:
    indent = cell_len(marker)
    if width - indent < _LEAST_WIDTH:
        return [[(marker[:width].rstrip(), "")], *_blocks(tokens, width, depth, tight=tight)]
    lines = _blocks(tokens, width - indent, depth, tight=tight) or [[]]
    first: Line = [(marker, ""), *lines[0]]
    return [first, *([(" " * indent, ""), *line] if line else line for line in lines[1:])]


def _quote(block: Sequence[Token], width: int, depth: int) -> list[Line]:
    bar = "│ " if width - 2 >= _LEAST_WIDTH else ""
    lines = _blocks(block[1:-1], width - len(bar), depth)
    return [[(bar.rstrip() if not line else bar, MUTED), *line] for line in lines]


def _code(block: Sequence[Token], width: int, _depth: int) -> list[Line]:
    indent = 2 if width - 2 >= _LEAST_WIDTH else 0
    source = block[0].content.rstrip("\n").expandtabs(4)
    pieces = [piece for line in source.split("\n") for piece in wrap_code(line, width - indent)]
    return [[(" " * indent, ""), (piece, CODE)] if piece else [] for piece in pieces]


def _formula(block: Sequence[Token], width: int, _depth: int) -> list[Line]:
    indent = _FORMULA_INDENT if width - _FORMULA_INDENT >= _LEAST_WIDTH else 0
    lines: list[Line] = []
    for row in formula_lines(block[0].content):
        for part in fold(row, width - indent):
            lines += wrap([(part, "")], width - indent)
    return [[(" " * indent, ""), *line] for line in lines]


def _table(block: Sequence[Token], width: int, _depth: int) -> list[Line]:
    cells_of_rows: list[list[Line]] = []
    aligns: list[str] = []
    for token in block:
        if token.type == "tr_open":
            cells_of_rows.append([])
        elif token.type == "inline":
            cells_of_rows[-1].append(inline(token.children or []))
        elif token.type == "th_open":
            aligns.append(str(token.attrGet("style") or "text-align:left").partition(":")[2])
    return set_table(Table(cells_of_rows, aligns), width)


def _rule(_block: Sequence[Token], width: int, _depth: int) -> list[Line]:
    return [[("─" * width, MUTED)]]


def _html(block: Sequence[Token], width: int, _depth: int) -> list[Line]:
    source = block[0].content.strip()
    return [] if source.startswith("<!--") else wrap([(source, MUTED)], width)


def _other(block: Sequence[Token], width: int, _depth: int) -> list[Line]:
    return wrap([("".join(token.content for token in block), "")], width)


_BLOCKS: dict[str, Callable[[Sequence[Token], int, int], list[Line]]] = {
    "paragraph_open": _paragraph,
    "heading_open": _heading,
    "bullet_list_open": _list,
    "ordered_list_open": _list,
    "blockquote_open": _quote,
    "fence": _code,
    "code_block": _code,
    "math_block": _formula,
    "math_block_label": _formula,
    "table_open": _table,
    "hr": _rule,
    "html_block": _html,
}
