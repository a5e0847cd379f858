"""The tree on one line, bracketed so that its meaning doesn't change."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from studyapp.typeset.cells import cell_len
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
_CONDITION_WORDS = ("otherwise", "if", "else", "for", "when", "where", "否则", "其他", "其它", "当", "若", "如果")


@dataclass(frozen=True, slots=True)
class _Piece:
    """`kind` None is an operand."""

    text: str
    kind: Kind | None = None
    prefix: bool = False
    fenced: bool = False


def set_row(row: Row) -> str:
    return _row(row, _Air.WIDE)


def _row(row: Sequence[Node], air: _Air) -> str:
    nodes = _flat(row)
    if air is not _Air.TIGHT:
        return _join(nodes, air)[0]
    text, has_words = _join(nodes, air)
    if has_words or cell_len(text) > _TIGHT_CELLS:
        return _join(nodes, _Air.WIDE)[0]
    return text


def _flat(row: Sequence[Node]) -> list[Node]:
    """Braces around one node, or around nodes that need no protection, are only typing."""
    nodes: list[Node] = []
    for node in row:
        if isinstance(node, Group):
            body = _flat(node.body)
            nodes += [Symbol(body[0].text)] if len(body) == 1 and _is_comma(body[0]) else body
        else:
            nodes.append(node)
    return nodes


def _is_comma(node: Node) -> bool:
    return isinstance(node, Symbol) and node.kind is Kind.PUNCTUATION


def _join(nodes: Sequence[Node], air: _Air) -> tuple[str, bool]:
    """Give the text, and whether words made spaces in it that operators didn't."""
    text = ""
    has_words = False
    previous: _Piece | None = None
    wait = 0
    for number, node in enumerate(nodes):
        if isinstance(node, Space):
            wait = max(wait, node.cells)
            continue
        piece = _piece(node, nodes, number, previous, air)
        gap = max(_gap(previous, piece, air), wait if previous and air is not _Air.NONE else 0)
        operators = (Kind.RELATION, Kind.BINARY, Kind.PUNCTUATION)
        if gap and previous and not {previous.kind, piece.kind} & set(operators):
            has_words = True
        text += " " * gap + piece.text
        previous, wait = piece, 0
    return text, has_words


def _gap(before: _Piece | None, after: _Piece, air: _Air) -> int:
    if before is None or before.prefix or not before.text or not after.text:
        return 0
    kinds = (before.kind, after.kind)
    if Kind.PUNCTUATION in kinds:
        return int(before.kind is Kind.PUNCTUATION and before.text != ":" and air is not _Air.NONE)
    if Kind.RELATION in kinds or "mod" in (before.text, after.text):
        return int(air is not _Air.NONE or _touching_words(before, after))
    if Kind.BINARY in kinds:
        return int(air is _Air.WIDE or _touching_words(before, after))
    if before.kind is Kind.OPEN or after.kind is Kind.CLOSE or Kind.SLASH in kinds:
        return 0
    if before.kind is Kind.FUNCTION:
        return int(not after.fenced)
    if before.kind is Kind.BIG or after.kind in (Kind.FUNCTION, Kind.BIG):
        return 1
    return int(_touching_words(before, after))


def _touching_words(before: _Piece, after: _Piece) -> bool:
    """Whether two texts would run into one word: αIoU, W_Qx."""
    last, first = before.text[-1:], after.text[:1]
    if not (last.isalnum() and first.isalnum()) or unicodedata.east_asian_width(last + first)[0] in "WF":
        return False
    return True
