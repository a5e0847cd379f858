"""How far apart two neighbours stand, whichever way they are set."""

import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from studyapp.typeset.tree import Kind, Symbol


class Air(Enum):
    """How much space there is around operators."""

    WIDE = auto()
    """Outside brackets."""
    TIGHT = auto()
    """Within brackets: none around + and -, unless the row is long or has words."""
    NONE = auto()
    """Within scripts."""


OPERATORS = frozenset((Kind.RELATION, Kind.BINARY, Kind.PUNCTUATION))
# Within brackets a row longer than this is spaced as outside.
TIGHT_CELLS = 24
_NO_OPERAND = OPERATORS | {Kind.OPEN, Kind.BIG, Kind.FUNCTION, Kind.SLASH}


@dataclass(frozen=True, slots=True)
class Piece:
    """`word_start` and `word_end`: a letter set directly beside it would be taken for a part of it.

    `prefix`: a sign before a term. `apart`: higher than a line, so that neighbours keep their distance.
    """

    text: str
    kind: Kind = Kind.ORDINARY
    prefix: bool = False
    fenced: bool = False
    word_start: bool = False
    word_end: bool = False
    apart: bool = False


START = Piece("", Kind.OPEN)


def symbol_piece(symbol: Symbol, before: Piece, *, last: bool) -> Piece:
    if symbol.kind is Kind.BINARY and (last or before.prefix or before.kind in _NO_OPERAND):
        return Piece(symbol.text, prefix=not last)
    word = len(symbol.text) > 1 and symbol.text[0].isalpha()
    return Piece(symbol.text, symbol.kind, word_start=word, word_end=word)


def gap(before: Piece, after: Piece, air: Air) -> int:
    kinds = (before.kind, after.kind)
    if before is START or before.kind is Kind.OPEN or after.kind is Kind.CLOSE or Kind.SLASH in kinds:
        return 0
    if Kind.PUNCTUATION in kinds:
        return int(before.text in (",", ";") and air is not Air.NONE)
    apart = int(before.apart or after.apart)
    if before.prefix:
        return max(apart, int(before.text.isalpha()))
    if _is_word_operator(before) or _is_word_operator(after):
        return 1
    if Kind.RELATION in kinds:
        return max(apart, int(air is not Air.NONE or run_together(before, after)))
    if Kind.BINARY in kinds:
        return max(apart, int(air is Air.WIDE))
    if before.kind is Kind.FUNCTION:
        return int(not after.fenced)
    if before.kind is Kind.BIG or after.kind in (Kind.FUNCTION, Kind.BIG):
        return 1
    return max(apart, int(run_together(before, after)))


def _is_word_operator(piece: Piece) -> bool:
    return piece.kind in (Kind.BINARY, Kind.RELATION) and piece.text[:1].isalpha()


def run_together(before: Piece, after: Piece) -> bool:
    last, first = before.text[-1:], after.text[:1]
    if not first.isalnum() or not (last.isalnum() or ends_in_script(before.text)):
        return False
    if "W" in (unicodedata.east_asian_width(last), unicodedata.east_asian_width(first)):
        return False
    return before.word_end or ends_in_script(before.text) or (after.word_start and not last.isdecimal())


def ends_in_script(text: str) -> bool:
    """Whether a letter set behind would be taken for a part of the script."""
    return text[-2:-1] in ("_", "^")
