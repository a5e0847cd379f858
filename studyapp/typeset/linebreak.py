"""Break mixed Chinese and Latin text into lines of a given number of cells, with kinsoku."""

from enum import IntEnum

from studyapp.typeset.cells import cell_len, char_cells

_OPENERS = frozenset("([{（「『【《〈〔［｛“‘⌈⌊")
_CLOSERS = frozenset(")]}）」』】》〉〕］｝”’⌉⌋,.;:!?%，。、；：？！％℃…—～·•/ー々〜’")
_QUOTES = frozenset("\"'`")
_SOFT = frozenset("-/_.,=+&|:;@#?)")


class _Kind(IntEnum):
    LATIN = 0
    WIDE = 1
    SPACE = 2
    OPENER = 3
    CLOSER = 4
    QUOTE = 5
    MARK = 6


def _allowed(before: _Kind, after: _Kind, after_is_wide: bool) -> bool:
    """Whether a line may end after `before` and the next begin with `after`."""
    if before is _Kind.SPACE:
        return after not in (_Kind.SPACE, _Kind.CLOSER)
    if after in (_Kind.SPACE, _Kind.CLOSER, _Kind.QUOTE) or before in (_Kind.OPENER, _Kind.QUOTE):
        return False
    return before is _Kind.WIDE or after is _Kind.WIDE or after_is_wide


def _classify(char: str) -> _Kind:
    if char in " \t\n\u3000":
        return _Kind.SPACE
    if char in _OPENERS:
        return _Kind.OPENER
    if char in _CLOSERS:
        return _Kind.CLOSER
    if char in _QUOTES:
        return _Kind.QUOTE
    width = char_cells(char)
    if width == 0 or char == "\ufe0f":
        return _Kind.MARK
    return _Kind.WIDE if width == 2 else _Kind.LATIN
