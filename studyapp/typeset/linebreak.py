"""Break mixed Chinese and Latin text into lines of a given number of cells, with kinsoku.

A line may end at a space, and beside any wide character; never before closing or after opening punctuation.
A word is broken only where it alone is wider than the line.
"""

from enum import IntEnum

from studyapp.typeset.cells import cell_len, char_cells

_OPENERS = frozenset("([{（「『【《〈〔［｛“‘⌈⌊")
_CLOSERS = frozenset(")]}）」』】》〉〕］｝”’⌉⌋,.;:!?%，。、；：？！％℃…—～·/々ー")
_QUOTES = frozenset("\"'")
# Where a word or an address too long for a line breaks best: after one of these.
_JOINTS = frozenset("-/_.,=+&|:;@#?)\u00a0")


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


def _kind(char: str) -> _Kind:
    if char in " \t\n\u3000":
        return _Kind.SPACE
    wide = char_cells(char) == 2 or char in "“”‘—"
    if char in _OPENERS:
        return _Kind.WIDE_OPENER if wide else _Kind.OPENER
    if char in _CLOSERS:
        return _Kind.WIDE_CLOSER if wide else _Kind.CLOSER
    if char in _QUOTES:
        return _Kind.QUOTE
    if char_cells(char) == 0 or char == "\ufe0f":
        return _Kind.MARK
    return _Kind.WIDE if wide else _Kind.LATIN


def _allows(before: _Kind, after: _Kind) -> bool:
    never_first = (_Kind.SPACE, _Kind.CLOSER, _Kind.WIDE_CLOSER)
    if after in never_first:
        return False
    if before is _Kind.SPACE:
        return True
    if before in (_Kind.OPENER, _Kind.WIDE_OPENER, _Kind.QUOTE) or after is _Kind.QUOTE:
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
    previous, last_char = _Kind.OPENER, ""
    for offset, char in enumerate(text):
        kind, cells = _kinds[char]
        if kind is _Kind.MARK and previous is _Kind.SPACE:
            kind = _Kind.LATIN
        if kind is not _Kind.MARK:
            if _ALLOWED[previous][kind]:
                good = (offset, used)
            elif last_char in _JOINTS and kind in (_Kind.LATIN, _Kind.OPENER):
                poor = (offset, used)
            previous, last_char = kind, char
        while kind not in (_Kind.SPACE, _Kind.MARK) and used + cells > width and start < offset:
            start, before = _cut(start, good, poor, (offset, used))
            found.append(start)
            good, poor = (_shift(mark, before) for mark in (good, poor))
            used -= before
        used += cells
    return found


def _cut(start: int, good: tuple[int, int], poor: tuple[int, int], here: tuple[int, int]) -> tuple[int, int]:
    if good[0] > start:
        return good
    return poor if poor[0] > start else here


def _shift(mark: tuple[int, int], before: int) -> tuple[int, int]:
    return mark[0], mark[1] - before
