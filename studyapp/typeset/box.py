"""Boxes of text in terminal cells, and how they are put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from studyapp.typeset.cells import cell_len


@dataclass(frozen=True, slots=True)
class Box:
    """`lines` are all `width` cells wide; neighbours stand on line number `base`.

    `up` and `down`: how many lines above and below that one a fence around the box has to cover. What hangs out
    further are scripts and marks, which a fence of the height of a line may leave outside.
    """

    lines: tuple[str, ...]
    base: int
    width: int
    up: int = 0
    down: int = 0

    @property
    def below(self) -> int:
        return len(self.lines) - 1 - self.base

    @property
    def is_tall(self) -> bool:
        return self.up + self.down > 0

    @property
    def is_line(self) -> bool:
        return len(self.lines) == 1

    @property
    def on_base(self) -> str:
        return self.lines[self.base]


def text_box(text: str) -> Box:
    return Box((text,), 0, cell_len(text))


EMPTY = text_box("")


def covered(box: Box) -> Box:
    """The same box, all of it to be covered by a fence."""
    return replace(box, up=box.base, down=box.below)


def beside(parts: Iterable[tuple[int, Box]]) -> Box:
    """Set boxes on one base line, each with so many cells before it."""
    boxes = list(parts)
    if len(boxes) == 1 and boxes[0][0] == 0:
        return boxes[0][1]
    base = max((box.base for _gap, box in boxes), default=0)
    below = max((box.below for _gap, box in boxes), default=0)
    columns: list[Sequence[str]] = []
    for gap, box in boxes:
        blank = " " * (gap + box.width)
        before = " " * gap
        above = base - box.base
        lines = [before + line for line in box.lines] if gap else box.lines
        columns.append([*[blank] * above, *lines, *[blank] * (below - box.below)])
    return Box(
        tuple(map("".join, zip(*columns, strict=True))) or ("",),
        base,
        sum(gap + box.width for gap, box in boxes),
        max((box.up for _gap, box in boxes), default=0),
        max((box.down for _gap, box in boxes), default=0),
    )


def widened(box: Box, width: int, align: str) -> Box:
    """`align` is l, c or r."""
    space = width - box.width
    if space <= 0:
        return box
    left = {"l": 0, "c": space // 2, "r": space}[align]
    before, after = " " * left, " " * (space - left)
    return replace(box, lines=tuple(before + line + after for line in box.lines), width=width)


def piled(boxes: Sequence[Box], align: str, on: int, *, apart: bool = False) -> Box:
    """Set boxes under each other; the base line is that of number `on`.

    `apart`: where both of two neighbours are higher than their base line, an empty line keeps them from being
    read as one.
    """
    if not boxes:
        return EMPTY
    width = max(box.width for box in boxes)
    lines: list[str] = []
    base = 0
    for number, box in enumerate(boxes):
        if apart and number and boxes[number - 1].below and box.base:
            lines.append(" " * width)
        if number == on:
            base = len(lines) + box.base
        lines += widened(box, width, align).lines
    return Box(tuple(lines), base, width, base, len(lines) - 1 - base)


def tabled(rows: Sequence[Sequence[Box]], columns: str, gaps: Sequence[int]) -> Box:
    """Set cells in columns, aligned l, c or r, so many cells apart; the base line is that of the middle row."""
    widths = [max(row[at].width if at < len(row) else 0 for row in rows) for at in range(len(columns))]
    lines: list[Box] = []
    for row in rows:
        cells = [*row, *[EMPTY] * (len(columns) - len(row))]
        parts = zip(gaps, map(widened, cells, widths, columns), strict=True)
        lines.append(beside(parts))
    pile = piled(lines, "l", len(lines) // 2, apart=True)
    if len(lines) % 2:
        return pile
    base = len(pile.lines) // 2
    return replace(pile, base=base, up=base, down=len(pile.lines) - 1 - base)


def trimmed(box: Box) -> Box:
    """Without the empty columns at its left."""
    margin = min(len(line) - len(line.lstrip(" ")) for line in box.lines)
    if not margin:
        return box
    return replace(box, lines=tuple(line[margin:] for line in box.lines), width=box.width - margin)
