"""A table that always fits: columns aligned by cells, shrunk and wrapped, or set as a list where too narrow."""

from collections.abc import Sequence
from dataclasses import dataclass

from studyapp.typeset.cells import cell_len
from studyapp.ui.widgets.card_inline import MUTED
from studyapp.ui.widgets.runs import Line, cells, embolden, pad, plain, wrap

_GAP = 2
_LEAST = 6


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` has the header first; every row has one cell a column. `aligns`: left, right or center."""

    rows: list[list[Line]]
    aligns: list[str]


def set_table(table: Table, width: int) -> list[Line]:
    natural = [max(cells(row[column]) for row in table.rows) for column in range(len(table.aligns))]
    gaps = _GAP * (len(natural) - 1)
    if sum(natural) + gaps > width and _LEAST * len(natural) + gaps > width:
        return _as_list(table.rows, width)
    columns = _shrink(natural, [_longest_word(table, number) for number in range(len(natural))], width - gaps)
    if columns != natural:
        columns = _reclaim(table, natural, columns)
    rule: Line = [("─" * (sum(columns) + gaps), MUTED)]
    rows = [[embolden(cell) for cell in table.rows[0]], *table.rows[1:]]
    header, *body = (_set_row(row, columns, table.aligns) for row in rows)
    airy = _needs_air(table.rows[1:], columns[0], [len(row) for row in body])
    lines: list[Line] = [*header, rule] if any(map(plain, table.rows[0])) else []
    for number, row in enumerate(body):
        lines += [[]] * (airy and number > 0) + row
    return lines


def _needs_air(rows: list[list[Line]], first_column: int, heights: list[int]) -> bool:
    """Rows tell themselves apart by their first cells, unless those are broken or most rows are."""
    labels_break = any(cells(row[0]) > first_column for row in rows)
    return labels_break or 2 * sum(height > 1 for height in heights) > len(heights)


def _longest_word(table: Table, column: int) -> int:
    words = (word for row in table.rows for word in plain(row[column]).split(" ") if word.isascii())
    return max(map(cell_len, words), default=0)


def _shrink(natural: Sequence[int], words: Sequence[int], room: int) -> list[int]:
    """Take from the widest columns first, and from a column's longest word only when all else is taken."""
    columns = list(natural)
    floors = [max(_LEAST, word) for word in words]
    if sum(map(min, floors, natural)) > room:
        floors = [1] * len(columns)
    while sum(columns) > room:
        loose = [number for number, size in enumerate(columns) if size > floors[number]]
        columns[max(loose, key=columns.__getitem__)] -= 1
    return columns


def _reclaim(table: Table, natural: Sequence[int], columns: Sequence[int]) -> list[int]:
    """Give what broken cells leave over to the columns that miss least."""
    used = [
        max(cells(line) for row in table.rows for line in wrap(row[number], size))
        for number, size in enumerate(columns)
    ]
    spare = sum(columns) - sum(used)
    for number in sorted(range(len(used)), key=lambda number: natural[number] - used[number]):
        more = min(spare, natural[number] - used[number])
        used[number] += more
        spare -= more
    return used


def _set_row(row: list[Line], columns: list[int], aligns: list[str]) -> list[Line]:
    wrapped = [wrap(cell, size) for cell, size in zip(row, columns, strict=True)]
    lines: list[Line] = []
    for number in range(max(map(len, wrapped))):
        line: Line = []
        for column, cell in enumerate(wrapped):
            part = cell[number] if number < len(cell) else []
            line += [(" " * _GAP, "")] if column else []
            line += pad(part, columns[column], aligns[column])
        lines.append(_trim(line))
    return lines


def _trim(line: Line) -> Line:
    while line and not line[-1][0].strip(" "):
        line = line[:-1]
    return line


def _as_list(rows: list[list[Line]], width: int) -> list[Line]:
    header, *body = rows
    lines: list[Line] = []
    for number, row in enumerate(body):
        lines += [[]] * (number > 0)
        for name, cell in zip(header, row, strict=True):
            label = [*name, (": ", "")] if plain(name) else []
            lines += wrap(label + cell, width) if plain(cell) else []
    return lines
