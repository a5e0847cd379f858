"""Styled text before it becomes a Textual Content: runs of one style, broken by our own line breaker."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from textual.content import Content, Span

from studyapp.typeset.cells import cell_len
from studyapp.typeset.fold import UNBREAKABLE
from studyapp.typeset.linebreak import breaks

Run = tuple[str, str]
"""Text and its Textual style."""
Line = list[Run]

# Where a column begins: at the line's beginning, or behind two spaces or more.
_COLUMN = re.compile(r"^ *(?=\S)|  +(?=\S)")
_LEAST_COLUMN = 12
# What begins a comment stays with its first word.
_COMMENT = re.compile(r"(?:#|//|--) ")
_HANGING = 4

# Control codes would move the cursor; Content strips only some of them, and that would shift the spans.
_FINAL = {code: None for code in (*range(32), *range(0x7F, 0xA0))} | {ord(UNBREAKABLE): " ", 9: " "}


def printable(line: str) -> str:
    """Give a line without what a terminal would obey."""
    return line.translate(_FINAL)


def plain(line: Iterable[Run]) -> str:
    return "".join(text for text, _style in line)


def cells(line: Iterable[Run]) -> int:
    return sum(cell_len(text) for text, _style in line)


def wrap(line: Line, width: int) -> list[Line]:
    """Break at newlines and wherever the text exceeds `width`; spaces at the ends of lines are dropped."""
    text = plain(line)
    cuts: list[int] = []
    start = 0
    for paragraph in text.split("\n"):
        cuts += (start + offset for offset in breaks(paragraph, width))
        start += len(paragraph) + 1
        cuts.append(start)
    return [_rstrip(part) for part in _divide(line, cuts[:-1])]


def wrap_code(line: Line, width: int) -> list[Line]:
    """Break a line of code or of columns; what follows stands under the last column that leaves it room."""
    text = plain(line)
    if cell_len(text) <= width:
        return [line]
    indent, *columns = [match.end() for match in _COLUMN.finditer(text)] or [0]
    column = max((at for at in columns if cell_len(text[:at]) <= width - _LEAST_COLUMN), default=0)
    if column:
        head, hanging = cell_len(text[:column]), cell_len(text[:column])
    else:
        deep = indent + _HANGING > width - _LEAST_COLUMN
        head = min(indent, width // 4) if deep else indent
        hanging = head + min(_HANGING, width // 4)
    begin = column or indent
    whole = _COMMENT.sub(lambda match: match[0][:-1] + UNBREAKABLE, text)
    first = next(iter(breaks(whole[begin:], width - head)), len(text) - begin) + begin
    rest = first + len(text[first:]) - len(text[first:].lstrip())
    cuts = [rest, *(rest + cut for cut in breaks(whole[rest:], width - hanging)), len(text)]
    spaces: Line = [(" " * hanging, "")]
    lines = [_rstrip([*(_cut(line, 0, begin) if column else [(" " * head, "")]), *_cut(line, begin, first)])]
    return lines + [[*spaces, *_rstrip(_cut(line, a, b))] for a, b in pairwise(cuts) if a < b]


def _cut(line: Line, start: int, end: int) -> Line:
    """Give the characters from `start` up to `end`."""
    found: Line = []
    position = 0
    for text, style in line:
        part = text[max(0, start - position) : max(0, end - position)]
        found += [(part, style)] if part else []
        position += len(text)
    return found


def pad(line: Line, width: int, align: str = "left") -> Line:
    space = max(0, width - cells(line))
    before = {"left": 0, "right": space, "center": space // 2}[align]
    return [(" " * before, ""), *line, (" " * (space - before), "")]


def restyle(line: Line, style: str) -> Line:
    """Add a style to what every run has already."""
    return [(text, " ".join(dict.fromkeys([*style.split(), *own.split()]))) for text, own in line]


def to_content(lines: Sequence[Line]) -> Content:
    pieces: list[str] = []
    spans: list[Span] = []
    position = 0
    for number, line in enumerate(lines):
        if number:
            pieces.append("\n")
            position += 1
        for text, style in line:
            shown = printable(text)
            if style and shown:
                spans.append(Span(position, position + len(shown), style))
            pieces.append(shown)
            position += len(shown)
    return Content("".join(pieces), spans)


def _divide(line: Line, offsets: list[int]) -> list[Line]:
    parts: list[Line] = [[]]
    ends = [*offsets, -1]
    position = 0
    for text, style in line:
        while 0 <= ends[0] - position <= len(text) and ends[0] >= 0:
            cut = ends.pop(0) - position
            parts[-1].append((text[:cut], style))
            parts.append([])
            text, position = text[cut:], position + cut
        parts[-1].append((text, style))
        position += len(text)
    return parts


def _rstrip(line: Line) -> Line:
    while line:
        text, style = line[-1]
        kept = text.rstrip(" \n\u3000")
        if kept:
            return [*line[:-1], (kept, style)]
        line = line[:-1]
    return line
