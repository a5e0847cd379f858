"""How many terminal cells a text takes, as Textual counts them: wide 2, combining 0, ambiguous 1."""

import unicodedata

_NO_WIDTH = {"Mn", "Me", "Mc", "Cc", "Zl", "Zp"}
_VARIATION_SELECTOR_16 = "\ufe0f"
# Narrow for the Unicode of Python 3.11, wide since Unicode 16.
_WIDE_SINCE = ((0x2630, 0x2637), (0x268A, 0x268F), (0x4DC0, 0x4DFF), (0x1D300, 0x1D376))
# Here a code not assigned yet is taken for wide.
_WIDE_BLOCKS = (
    *((0x2E80, 0xA4CF), (0xF900, 0xFAFF), (0x16FE0, 0x18DFF), (0x1B000, 0x1B2FF)),
    *((0x1F300, 0x1FAFF), (0x20000, 0x3FFFD)),
)
_INVISIBLE = ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0x1160, 0x11FF), (0xFEFF, 0xFEFF))


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _measure(char: str) -> int:
    category = unicodedata.category(char)
    # A selector widens the sign before it; we never look back, so one cell is what it may add.
    if char == _VARIATION_SELECTOR_16:
        return 1
    if category in _NO_WIDTH or _within(ord(char), _INVISIBLE):
        return 0
    if category == "Cn":
        return 2 if _within(ord(char), _WIDE_BLOCKS) else 1
    if unicodedata.east_asian_width(char) in "WF" or _within(ord(char), _WIDE_SINCE):
        return 2
    return 1


class _Widths(dict[str, int]):
    def __missing__(self, char: str) -> int:
        width = self[char] = _measure(char)
        return width


_widths = _Widths()


def char_cells(char: str) -> int:
    return _widths[char]


def cell_len(text: str) -> int:
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_widths.__getitem__, text))
