"""The tree on one line, bracketed so that its meaning doesn't change."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import assert_never

from studyapp.typeset.cells import cell_len
from studyapp.typeset.shape import follower, is_atom, is_differential, is_operand, is_product, plain_nodes
from studyapp.typeset.symbols import SUBSCRIPTS, SUPERSCRIPTS
from studyapp.typeset.tree import (
    Accent,
    Binomial,
    Fence,
    Fraction,
    Grid,
    Group,
    Kind,
    Node,
    Root,
    Row,
    Script,
    Space,
    Symbol,
    Text,
)


class _Air(Enum):
    """How much space there is around operators."""

    WIDE = auto()
    """Outside brackets."""
    TIGHT = auto()
    """Within brackets: none around + and -, unless the row is long or has words."""
    NONE = auto()
    """Within scripts."""


# Within brackets a row longer than this is spaced as outside.
_TIGHT_CELLS = 24
# Small characters are hard to read in a longer row.
_SCRIPT_CELLS = 6
_CONDITIONS = ("otherwise", "if", "else", "for", "when", "where", "否则", "其他", "其它", "其余", "当", "若", "如果")
_PRIME = Symbol("′")


@dataclass(frozen=True, slots=True)
class _Piece:
    """`word_start` and `word_end`: a letter set directly beside it would be taken for a part of it."""

    text: str
    kind: Kind = Kind.ORDINARY
    prefix: bool = False
    fenced: bool = False
    word_start: bool = False
    word_end: bool = False


def set_row(row: Row) -> str:
    return _row(row, _Air.WIDE)


def set_lines(row: Row) -> tuple[str, ...]:
    """Like `set_row`, with each row of aligned equations for itself."""
    match row:
        case (Grid("aligned", rows),):
            return tuple(filter(None, (set_row(sum(cells, ())) for cells in rows))) or ("",)
    return (set_row(row),)


def _row(row: Sequence[Node], air: _Air) -> str:
    nodes = plain_nodes(row)
    text, has_words = _join(nodes, air)
    if air is _Air.TIGHT and (has_words or cell_len(text) > _TIGHT_CELLS):
        return _join(nodes, _Air.WIDE)[0]
    return text


def _join(nodes: Sequence[Node], air: _Air) -> tuple[str, bool]:
    """Give the text, and whether words made spaces in it that operators didn't."""
    operators = {Kind.RELATION, Kind.BINARY, Kind.PUNCTUATION}
    text, has_words = "", False
    before = _Piece("", Kind.OPEN)
    wait = 0
    for number, node in enumerate(nodes):
        if isinstance(node, Space):
            wait = max(wait, node.cells)
            continue
        piece = _piece(nodes, number, before, air)
        asked = wait if text and air is not _Air.NONE else 0
        gap = max(_gap(before, piece, air), asked)
        has_words |= gap > 0 and not operators & {before.kind, piece.kind}
        text += " " * gap + piece.text
        before, wait = piece, 0
    return text, has_words


def _gap(before: _Piece, after: _Piece, air: _Air) -> int:
    kinds = (before.kind, after.kind)
    if before.prefix or before.kind is Kind.OPEN or after.kind is Kind.CLOSE or Kind.SLASH in kinds:
        return 0
    if Kind.PUNCTUATION in kinds:
        return int(before.text in (",", ";") and air is not _Air.NONE)
    if "mod" in (before.text, after.text):
        return 1
    if Kind.RELATION in kinds:
        return int(air is not _Air.NONE or _run_together(before, after))
    if Kind.BINARY in kinds:
        return int(air is _Air.WIDE)
    if before.kind is Kind.FUNCTION:
        return int(not after.fenced)
    if before.kind is Kind.BIG or after.kind in (Kind.FUNCTION, Kind.BIG):
        return 1
    return int(_run_together(before, after))


def _run_together(before: _Piece, after: _Piece) -> bool:
    last, first = before.text[-1:], after.text[:1]
    if not first.isalnum() or not (last.isalnum() or _is_open(before.text)):
        return False
    if "W" in (unicodedata.east_asian_width(last), unicodedata.east_asian_width(first)):
        return False
    return before.word_end or _is_open(before.text) or (after.word_start and not last.isdecimal())


def _piece(nodes: Sequence[Node], number: int, before: _Piece, air: _Air) -> _Piece:
    inner = _Air.NONE if air is _Air.NONE else _Air.TIGHT
    node = nodes[number]
    match node:
        case Symbol():
            return _symbol(node, before, last=number == len(nodes) - 1)
        case Text(text):
            return _Piece(text, word_start=True, word_end=True)
        case Fraction():
            text = _fraction(node, inner)
            return _bracketed(text) if _needs_brackets(nodes, number) else _Piece(text)
        case Binomial(top, bottom):
            return _Piece(f"binom({_row(top, inner)}, {_row(bottom, inner)})", word_start=True)
        case Root():
            return _Piece(_root(node, inner, open_end=is_operand(follower(nodes, number, 1))))
        case Script():
            return _script(node, before, inner)
        case Accent():
            return _accent(node, inner)
        case Fence(left, body, right):
            return _Piece(left + _row(body, inner) + right, fenced=True)
        case Grid():
            return _Piece(_grid(node), fenced=bool(node.left))
        case Group(body):
            return _Piece(_row(body, inner))
        case Space():
            return _Piece("")
    assert_never(node)


def _bracketed(text: str) -> _Piece:
    return _Piece(f"({text})", fenced=True)


def _symbol(symbol: Symbol, before: _Piece, *, last: bool) -> _Piece:
    if symbol.kind is Kind.BINARY:
        no_operand = (Kind.BINARY, Kind.RELATION, Kind.PUNCTUATION, Kind.OPEN, Kind.BIG, Kind.FUNCTION)
        unary = before.prefix or before.kind in (*no_operand, Kind.SLASH)
        if unary or last:
            return _Piece(symbol.text, prefix=not last)
    word = len(symbol.text) > 1 and symbol.text.isalpha()
    return _Piece(symbol.text, symbol.kind, word_start=word, word_end=word)


def _needs_brackets(nodes: Sequence[Node], number: int) -> bool:
    """Whether a fraction a/b here could be read with more, or less, above or below the bar."""
    return is_operand(follower(nodes, number, -1), before=True) or is_operand(follower(nodes, number, 1))


def _fraction(fraction: Fraction, air: _Air) -> str:
    top, bottom = _row(fraction.top, air), _row(fraction.bottom, air)
    if not is_atom(fraction.top) and (not is_product(fraction.top) or " " in top):
        top = f"({top})"
    if not is_atom(fraction.bottom) and not is_differential(fraction.bottom):
        bottom = f"({bottom})"
    return f"{top}/{bottom}"


def _root(root: Root, air: _Air, *, open_end: bool) -> str:
    degree, body = _row(root.degree, _Air.NONE), _row(root.body, air)
    signs = {"": "√", "2": "√", "3": "∛", "4": "∜"}
    sign = signs.get(degree) or (_small(degree, SUPERSCRIPTS) or f"^({degree})") + "√"
    match plain_nodes(root.body):
        case [Fence("(", _, ")")]:
            return sign + body
        case [Symbol() | Accent() | Script(Symbol() | Accent(), _, ())] if not open_end and cell_len(body) <= 3:
            return sign + body
    return f"{sign}({body})"


def _script(script: Script, before: _Piece, air: _Air) -> _Piece:
    base = _base(script, before, air)
    if base.kind is Kind.BIG and script.subscript and script.superscript:
        return replace(base, text=f"{base.text}_({_limits(script)})")
    primes = script.superscript.count(_PRIME)
    lower = _small_or_bracketed(script.subscript, SUBSCRIPTS, "_")
    upper = _small_or_bracketed(script.superscript[primes:], SUPERSCRIPTS, "^")
    # σ_B² could be B²: the small one comes first.
    scripts = (upper, lower) if _is_open(lower) and not upper.startswith("^") else (lower, upper)
    text = base.text + "′" * primes + "".join(scripts)
    return replace(base, text=text, fenced=False)


def _limits(script: Script) -> str:
    upper = _row(script.superscript, _Air.NONE)
    match plain_nodes(script.subscript):
        case [Grid("stack", (first, *conditions))]:
            ranges = f"{_row(sum(first, ()), _Air.NONE)}..{upper}"
            return ", ".join([ranges, *(_row(sum(cells, ()), _Air.NONE) for cells in conditions)])
    return f"{_row(script.subscript, _Air.NONE)}..{upper}"


def _is_open(text: str) -> bool:
    """Whether a letter set behind would be taken for a part of the script."""
    return text[-2:-1] in ("_", "^")


def _base(script: Script, before: _Piece, air: _Air) -> _Piece:
    nodes = plain_nodes((script.base,))
    if len(nodes) == 1 and not isinstance(nodes[0], Fraction | Root):
        piece = _piece(nodes, 0, before, air)
        twice = isinstance(nodes[0], Script) and nodes[0].superscript and script.superscript
        return _bracketed(piece.text) if twice else replace(piece, prefix=False)
    text = _row(nodes, air)
    return _Piece(text) if is_product(nodes) or not nodes else _bracketed(text)


def _small_or_bracketed(row: Row, table: dict[str, str], sign: str) -> str:
    text = _row(row, _Air.NONE)
    if not text:
        return ""
    if small := _small(text, table):
        return small
    match plain_nodes(row):
        case [Fence("(", _, ")")]:
            return sign + text
    return sign + text if cell_len(text) == 1 else f"{sign}({text})"


def _small(text: str, table: dict[str, str]) -> str:
    """Empty where a character has no small form."""
    if len(text) > _SCRIPT_CELLS or any(char not in table for char in text):
        return ""
    return "".join(table[char] for char in text)


def _accent(accent: Accent, air: _Air) -> _Piece:
    match plain_nodes(accent.body):
        case [Symbol(text)] if len(text) == 1:
            return _Piece(unicodedata.normalize("NFC", text + accent.mark))
        case [Script(Symbol(text) as letter, subscript, ())] if len(text) == 1:
            marked = Accent(accent.mark, accent.name, (letter,))
            return _script(Script(marked, subscript, ()), _Piece("", Kind.OPEN), air)
    return _Piece(f"{accent.name}({_row(accent.body, air)})", word_start=True)


def _grid(grid: Grid) -> str:
    match grid.shape:
        case "cases":
            rows = [_case(cells) for cells in grid.rows]
        case "matrix":
            rows = [", ".join(_row(cell, _Air.TIGHT) for cell in cells) for cells in grid.rows]
        case "stack":
            return ", ".join(_row(sum(cells, ()), _Air.NONE) for cells in grid.rows)
        case "aligned":
            return _one_after_another([set_row(sum(cells, ())) for cells in grid.rows])
        case _:
            assert_never(grid.shape)
    return grid.left + "; ".join(rows) + grid.right


def _one_after_another(rows: list[str]) -> str:
    """A row that begins with a relation goes on with the one before it."""
    text = ""
    for row in filter(None, rows):
        text += ("" if not text else " " if row[:2].endswith(" ") and not row[0].isalnum() else "; ") + row
    return text


def _case(cells: tuple[Row, ...]) -> str:
    value = set_row(cells[0]).rstrip(",; ")
    condition = set_row(sum(cells[1:], ())).rstrip(",;. ")
    if not condition:
        return value
    return f"{value} {condition}" if condition.startswith(_CONDITIONS) else f"{value} if {condition}"
