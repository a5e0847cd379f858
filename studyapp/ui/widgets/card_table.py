"""A table that always fits: columns aligned by cells, shrunk and wrapped, or set as a list where too narrow.

A list rather than a pane to scroll sideways: every cell stays beside its header, and no key is needed to read it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from studyapp.typeset.cells import cell_len
from studyapp.typeset.linebreak import widest_word
from studyapp.ui.widgets.card_inline import MUTED
from studyapp.ui.widgets.runs import Line, cells, pad, plain, restyle, wrap

_GAP = 2
_LEAST = 6
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` has the header first; every row has one cell a column. `aligns`: left, right or center."""

    rows: list[list[Line]]
    aligns: list[str]


def set_table(table: Table, width: int) -> list[Line]:
    natural = [max(_width(row[column]) for row in table.rows) for column in range(len(table.aligns))]
    gaps = _GAP * (len(natural) - 1)
    floors = [min(size, max(_LEAST, _widest_word(table, number))) for number, size in enumerate(natural)]
    if sum(floors) + gaps > width and (len(natural) > 2 or _LEAST * len(natural) + gaps > width):
        return _as_list(table.rows, width)
    columns = _shrink(natural, floors, width - gaps)
    if columns != natural:
        columns = _reclaim(table, natural, columns)
    rule: Line = [("─" * (sum(columns) + gaps), MUTED)]
    rows = [[restyle(cell, "bold") for cell in table.rows[0]], *table.rows[1:]]
    header, *body = (_set_row(row, columns, table.aligns) for row in rows)
    airy = _needs_air(table.rows[1:], columns[0], [len(row) for row in body])
    lines: list[Line] = [*header, rule] if any(map(plain, table.rows[0])) else []
    for number, row in enumerate(body):
        lines += [[]] * (airy and number > 0) + row
    return lines


def _needs_air(rows: list[list[Line]], first_column: int, heights: list[int]) -> bool:
    """Rows tell themselves apart by their first cells, unless those are broken or most rows are."""
    labels_break = any(_width(row[0]) > first_column for row in rows)
    return labels_break or 2 * sum(height > 1 for height in heights) > len(heights)


def _width(cell: Line) -> int:
    return max(map(cell_len, plain(cell).split("\n")))


def _widest_word(table: Table, column: int) -> int:
    return max(widest_word(part) for row in table.rows for part in plain(row[column]).split("\n"))


def _shrink(natural: Sequence[int], floors: Sequence[int], room: int) -> list[int]:
    """Take from the widest columns first, and break a column's words only when all else is taken."""
    columns = list(natural)
    if sum(floors) > room:
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
    """Each row under its first cell, the others named by their headers."""
    header, *body = rows
    lines: list[Line] = []
    for number, (label, *row) in enumerate(body):
        lines += [[]] * (number > 0)
        titled = bool(plain(label))
        lines += wrap(restyle(_named(header[0], label), "bold"), width) if titled else []
        indent = _INDENT if titled and width - len(_INDENT) >= _LEAST else ""
        for name, cell in zip(header[1:], row, strict=True):
            part = wrap(_named(name, cell), width - len(indent)) if plain(cell) else []
            lines += [[(indent, ""), *line] for line in part]
    return lines


def _named(name: Line, cell: Line) -> Line:
    return [*name, (": ", ""), *cell] if plain(name) else cell
