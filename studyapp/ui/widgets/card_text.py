"""Markdown of a card as one Content, its lines already broken: a flip repaints one Static.

Textual's Markdown widget makes a widget of every block (69 ms a card) and drops inline formulas.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from textual.content import Content

from studyapp.authoring.dollars import formulas_plugin
from studyapp.i18n import language
from studyapp.typeset.cells import cell_len
from studyapp.typeset.fold import fold
from studyapp.typeset.formula import one_line, spoken, stacked
from studyapp.ui.typography import Look, look
from studyapp.ui.widgets.card_inline import MUTED, Picture, inline, picture_of
from studyapp.ui.widgets.card_table import Table, set_table
from studyapp.ui.widgets.code_colours import coloured
from studyapp.ui.widgets.runs import Line, cells, plain, restyle, to_content, wrap, wrap_code

_FORMULA_INDENT = 3
# Below this, deeper nesting isn't indented any more.
_LEAST_WIDTH = 10
_BULLETS = "•◦"
# By level: how the words look, and what is drawn below them.
_HEADINGS = {"h1": ("bold", "━"), "h2": ("bold", "─"), "h3": ("bold underline", ""), "h4": ("bold", "")}
# A formula of several rows: they would mix with the lines around it.
_TALL = "tall formula"
_TASKS = {"[ ] ": "[ ]", "[x] ": "[✓]", "[X] ": "[✓]"}


def render_markdown(source: str, width: int) -> Content:
    """No line is wider than `width` cells, at least from 20 on. The look is that of the moment."""
    return _rendered(source, width, look(), language())


@lru_cache(maxsize=128)
def _rendered(source: str, width: int, _look: Look, _language: str) -> Content:
    return to_content(_blocks(parser().parse(source), max(width, _LEAST_WIDTH), 0))


@cache
def parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(formulas_plugin)


def pictures(source: str) -> list[Picture]:
    """Give the images of a text, each once, in order."""
    if "![" not in source:
        return []
    children = (child for token in parser().parse(source) for child in token.children or ())
    return list(dict.fromkeys(picture_of(child) for child in children if child.type == "image"))


def top_level(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    start = level = 0
    for number, token in enumerate(tokens):
        level += token.nesting
        if level == 0:
            yield tokens[start : number + 1]
            start = number + 1


def parts_of_paragraph(children: Sequence[Token]) -> Iterator[Token | Sequence[Token]]:
    """Give formulas between double dollars that have a line of their own, and the text around them."""
    start = 0
    for number, token in enumerate(children):
        around = (*children[max(0, number - 1) : number], *children[number + 1 : number + 2])
        if token.type == "math_inline_double" and all(other.type == "softbreak" for other in around):
            if text := children[start : max(start, number - 1)]:
                yield text
            yield token
            start = number + 2
    if text := children[start:]:
        yield text


def task_of(item: Sequence[Token]) -> str:
    """Give the box of an item of a task list, and take it out of the item's text; empty if it has none."""
    first = item[2].children[0] if len(item) > 2 and item[2].type == "inline" and item[2].children else None
    if first is None or first.type != "text" or first.content[:4] not in _TASKS:
        return ""
    box, first.content = _TASKS[first.content[:4]], first.content[4:].lstrip()
    return box


def first_number(block: Sequence[Token]) -> int:
    start = block[0].attrGet("start")
    return 1 if start is None else int(start)


def _blocks(tokens: Sequence[Token], width: int, depth: int, *, tight: bool = False) -> list[Line]:
    lines: list[Line] = []
    before = ""
    for block in top_level(tokens):
        kind = block[0].type
        if part := _BLOCKS.get(kind, _other)(block, width, depth):
            kind = _TALL if kind.startswith("math_block") and len(part) > 1 else kind
            air = lines and not tight and (not look().tight or _run_together(before, kind))
            lines += ([[]] if air else []) + part
            before = kind
    return lines


def _run_together(before: str, after: str) -> bool:
    """Say whether nothing but an empty line would part these two: they are alike, or begin no other way."""
    return before == after or after == "heading_open" or any(kind in (_TALL, "table_open") for kind in (before, after))


def _paragraph(block: Sequence[Token], width: int, _depth: int) -> list[Line]:
    lines: list[Line] = []
    tall = False
    for part in parts_of_paragraph(block[1].children or []):
        before = tall
        found = set_formula(part, width) if isinstance(part, Token) else wrap(inline(part), width)
        tall = isinstance(part, Token) and len(found) > 1
        air: list[Line] = [[]] if lines and (not look().tight or before or tall) else []
        lines += air + found
    return lines


def _heading(block: Sequence[Token], width: int, _depth: int) -> list[Line]:
    style, rule = _HEADINGS.get(block[0].tag, ("italic", ""))
    lines = wrap(restyle(inline(block[1].children or []), style), width)
    return [*lines, [(rule * max(map(cells, lines)), MUTED)]] if rule and any(lines) else lines


def _list(block: Sequence[Token], width: int, depth: int) -> list[Line]:
    lines: list[Line] = []
    loose = any(token.type == "paragraph_open" and not token.hidden for token in _own_paragraphs(block))
    items = list(top_level(block[1:-1]))
    first = first_number(block)
    room = len(str(first + len(items) - 1))
    for number, item in enumerate(items, first):
        numbered = f"{number:>{room}}{block[0].markup}"
        sign = _BULLETS[depth % 2] if block[0].type == "bullet_list_open" else numbered
        marker = f"{task_of(item) or sign} "
        part = _marked(marker, item[1:-1], width, depth + 1, tight=not loose)
        lines += ([[]] if loose and lines and not look().tight else []) + part
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
    return [first, *_indented(lines[1:], indent)]


def _indented(lines: Sequence[Line], indent: int) -> list[Line]:
    return [[(" " * indent, ""), *line] if line else line for line in lines]


def _quote(block: Sequence[Token], width: int, depth: int) -> list[Line]:
    bar = "│ " if width - 2 >= _LEAST_WIDTH else ""
    lines = _blocks(block[1:-1], width - len(bar), depth)
    return [[(bar.rstrip() if not line else bar, MUTED), *line] for line in lines]


def _code(block: Sequence[Token], width: int, _depth: int) -> list[Line]:
    indent = 2 if width - 2 >= _LEAST_WIDTH else 0
    source = block[0].content.rstrip("\n").expandtabs(4)
    lines = coloured(source, block[0].info)
    return _indented([piece for line in lines for piece in wrap_code(line, width - indent)], indent)


def _formula(block: Sequence[Token], width: int, _depth: int) -> list[Line]:
    return set_formula(block[0], width)


def set_formula(token: Token, width: int) -> list[Line]:
    indent = _FORMULA_INDENT if width - _FORMULA_INDENT >= _LEAST_WIDTH else 0
    rows = [row for row in _formula_rows(token, width - indent) if row.strip()]
    if any(cell_len(row) > width - indent for row in rows):
        broken = fold(one_line(token.content, look().symbols), width - indent)
        return _indented([line for row in broken for line in wrap([(row, "")], width - indent)], indent)
    return [[(" " * indent, ""), (row.rstrip(), "")] for row in rows]


def _formula_rows(token: Token, width: int) -> Sequence[str]:
    now = look()
    match now.formulas:
        case "stacked":
            return stacked(token.content, width, now.symbols)
        case "line":
            return fold(one_line(token.content, now.symbols), width)
        case "spoken":
            return [spoken(token.content)]
        case "source":
            source = f"{token.markup}{token.content}{token.markup}".expandtabs(4)
            return [plain(piece) for row in source.split("\n") for piece in wrap_code([(row, "")], width)]


def _table(block: Sequence[Token], width: int, _depth: int) -> list[Line]:
    return set_table(read_table(block), width)


def read_table(block: Sequence[Token]) -> Table:
    cells_of_rows: list[list[Line]] = []
    aligns: list[str] = []
    for token in block:
        if token.type == "tr_open":
            cells_of_rows.append([])
        elif token.type == "inline":
            cells_of_rows[-1].append(inline(token.children or []))
        elif token.type == "th_open":
            aligns.append(str(token.attrGet("style") or "text-align:left").partition(":")[2])
    return Table(cells_of_rows, aligns)


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
