"""Break mixed Chinese and Latin text into lines of a given number of cells, with kinsoku.

A line may end at a space, and beside any wide character; never before closing or after opening punctuation, between a
number and its unit, or inside what is one sign on the screen. A word is broken only where it alone is wider than the
line.
"""

import re
from collections.abc import Iterator
from enum import IntEnum

from studyapp.typeset.cells import cell_len, char_cells

_OPENERS = frozenset("([{（「『【《〈〔〖［｛“‘⌈⌊«￥＄")
_CLOSERS = frozenset(")]}）」』】》〉〕〗］｝”’⌉⌋»,.;:!?%‰°′″，。、；：？！％℃…‥—～·/々ー｡､")
_QUOTES = frozenset("\"'")
# Where a word or an address too long for a line breaks best: after one of these.
_JOINTS = frozenset("-/_.,=+&|:;@#?)\u00a0")
_JOINERS = frozenset("\u200d\u2060")
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_UNIT = re.compile(
    r"(?:%|‰|°C?|[munk]?s|min|h|d|[kKMGTP]?i?[Bb]|[kKMGTP]|[kMG]?Hz|[GMTP]?FLOP[sS]?|bits?|bytes?|px|fps|dB|k?W|[nµumck]?m|k?g"
    r"|x|×)(?![^\W\d_])"
)


class _Kind(IntEnum):
    LATIN = 0
    WIDE = 1
    SPACE = 2
    OPENER = 3
    WIDE_OPENER = 4
    CLOSER = 5
    WIDE_CLOSER = 6
    QUOTE = 7
    MARK = 8
    JOINER = 9


class _Chance(IntEnum):
    NO = 0
    POOR = 1
    GOOD = 2


def _kind(char: str) -> _Kind:
    if char in " \t\n\u3000\u200b":
        return _Kind.SPACE
    wide = char_cells(char) == 2 or char in "“”‘—"
    if char in _OPENERS:
        return _Kind.WIDE_OPENER if wide else _Kind.OPENER
    if char in _CLOSERS:
        return _Kind.WIDE_CLOSER if wide else _Kind.CLOSER
    if char in _QUOTES:
        return _Kind.QUOTE
    if char in _JOINERS:
        return _Kind.JOINER
    if char_cells(char) == 0 or char == "\ufe0f" or char in _SKIN_TONES:
        return _Kind.MARK
    return _Kind.WIDE if wide else _Kind.LATIN


def _allows(before: _Kind, after: _Kind) -> bool:
    never_first = (_Kind.SPACE, _Kind.CLOSER, _Kind.WIDE_CLOSER, _Kind.JOINER)
    if after in never_first or before is _Kind.JOINER:
        return False
    if before is _Kind.SPACE:
        return True
    if before in (_Kind.OPENER, _Kind.WIDE_OPENER):
        return False
    return after in (_Kind.WIDE, _Kind.WIDE_OPENER) or before in (_Kind.WIDE, _Kind.WIDE_CLOSER)


_ALLOWED = [[_allows(before, after) for after in _Kind] for before in _Kind]


class _Kinds(dict[str, tuple[_Kind, int]]):
    def __missing__(self, char: str) -> tuple[_Kind, int]:
        found = self[char] = (_kind(char), char_cells(char))
        return found


_kinds = _Kinds()


def breaks(text: str, width: int) -> list[int]:
    """Give the offsets at which the second and later lines begin.

    Spaces at a break stay at the end of the line before it and don't count: the caller strips them. Only where
    one character is wider than `width`, or no break is possible otherwise, may a line exceed it or break a rule.
    """
    if cell_len(text) <= width:
        return []
    found: list[int] = []
    used = 0  # cells from the line's start to here
    good = poor = (0, 0)  # the last possible break of this line and the last joint: offset, cells before it
    start = 0
    for offset, cells, chance, solid in _scan(text):
        if chance is _Chance.GOOD:
            good = (offset, used)
        elif chance is _Chance.POOR:
            poor = (offset, used)
        while solid and used + _with_marks(text, offset, cells) > width and start < offset:
            start, before = _cut(start, good, poor, (offset, used))
            found.append(start)
            good, poor = (_shift(mark, before) for mark in (good, poor))
            used -= before
        used += cells
    return found


def widest_word(text: str) -> int:
    """Give the cells of the widest piece that a good line break leaves whole."""
    widest = word = spaces = 0
    for _offset, cells, chance, solid in _scan(text):
        if chance is _Chance.GOOD:
            widest, word, spaces = max(widest, word), 0, 0
        if solid:
            word, spaces = word + spaces + cells, 0
        else:
            spaces += cells
    return max(widest, word)


def _scan(text: str) -> Iterator[tuple[int, int, _Chance, bool]]:
    """Give for each character: offset, cells, the chance to break before it, and whether it must find room.

    Spaces needn't, for they hang; nor marks, for they go with what they stand on.
    """
    previous, last_char = _Kind.OPENER, ""
    quoted = False
    for offset, char in enumerate(text):
        kind, cells = _kinds[char]
        if kind is _Kind.MARK:
            if previous is not _Kind.SPACE:
                yield offset, cells, _Chance.NO, False
                continue
            kind = _Kind.LATIN
        elif kind is _Kind.QUOTE:
            kind, quoted = _side(char, last_char, quoted)
        chance = _Chance.NO
        if _ALLOWED[previous][kind]:
            glued = previous is _Kind.SPACE and _is_unit(text, offset)
            chance = _Chance.NO if glued else _Chance.GOOD
        elif last_char in _JOINTS and kind in (_Kind.LATIN, _Kind.OPENER):
            chance = _Chance.POOR
        yield offset, cells, chance, kind is not _Kind.SPACE
        previous, last_char = kind, char


def _side(char: str, before: str, quoted: bool) -> tuple[_Kind, bool]:
    """Tell the opening from the closing one of straight quotes; an apostrophe closes."""
    if char == "'":
        return (_Kind.CLOSER if before.isalnum() else _Kind.OPENER), quoted
    return (_Kind.CLOSER if quoted else _Kind.OPENER), not quoted


def _is_unit(text: str, offset: int) -> bool:
    return offset >= 2 and text[offset - 1] == " " and text[offset - 2].isdecimal() and bool(_UNIT.match(text, offset))


def _with_marks(text: str, offset: int, cells: int) -> int:
    """Count what the marks behind a character add to it; most add nothing."""
    end = offset + 1
    while end < len(text) and _kinds[text[end]][0] is _Kind.MARK:
        cells += _kinds[text[end]][1]
        end += 1
    return cells


def _cut(start: int, good: tuple[int, int], poor: tuple[int, int], here: tuple[int, int]) -> tuple[int, int]:
    if good[0] > start:
        return good
    return poor if poor[0] > start else here


def _shift(mark: tuple[int, int], before: int) -> tuple[int, int]:
    return mark[0], mark[1] - before
