"""The tree as TeX would set it, in boxes of terminal cells: fractions high, limits over and under."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from studyapp.typeset.alphabets import SUBSCRIPTS, SUPERSCRIPTS
from studyapp.typeset.box import EMPTY, Box, beside, piled, tabled, text_box, trimmed, widened
from studyapp.typeset.growing import Pen
from studyapp.typeset.oneline import Line, needs_brackets, small, stands_under_root
from studyapp.typeset.shape import follower, is_operand, is_product, plain_nodes
from studyapp.typeset.spacing import OPERATORS, START, TIGHT_CELLS, Air, Piece, gap, symbol_piece
from studyapp.typeset.tree import (
    PRIME,
    Accent,
    Arrow,
    Bar,
    Binomial,
    Brace,
    Fence,
    Fraction,
    Framed,
    Grid,
    Group,
    Kind,
    Node,
    Phantom,
    Root,
    Row,
    Script,
    Space,
    Stack,
    Symbol,
    Text,
)

_LEAST_BRACE = 3
# What stands over a body that is more than one letter.
_MARKS = {
    "hat": "^",
    "tilde": "~",
    "vec": "→",
    "dot": "·",
    "ddot": "··",
    "check": "ˇ",
    "breve": "˘",
    "acute": "´",
    "grave": "`",
    "ring": "°",
}
_LEFT_PART = Piece("=")
_CASE_GAP, _COLUMN_GAP, _EQUATION_GAP = 3, 2, 4


@dataclass(frozen=True, slots=True)
class Atom:
    """A node that is set, with its distance from the one before."""

    gap: int
    piece: Piece
    box: Box


class Stacker:
    """Sets rows with the signs of Unicode; scripts are set by `line`."""

    def __init__(self, line: Line | None = None, pen: Pen | None = None) -> None:
        self.line = line or Line()
        self.pen = pen or Pen()

    def atoms(self, row: Sequence[Node], *, display: bool, before: Piece = START) -> list[Atom]:
        """`display`: limits stand under and over, as outside fractions."""
        return _spaced(self._pieces(row, display), Air.WIDE, before)

    def box(self, row: Sequence[Node], air: Air, *, display: bool) -> Box:
        pieces = self._pieces(row, display)
        atoms = _spaced(pieces, air, START)
        if air is Air.TIGHT and _wants_room(atoms):
            atoms = _spaced(pieces, Air.WIDE, START)
        return beside((atom.gap, atom.box) for atom in atoms)

    def _pieces(self, row: Sequence[Node], display: bool) -> list[Atom]:
        """With the spaces that LaTeX asks for."""
        found: list[Atom] = []
        before = START
        asked = 0
        nodes = plain_nodes(row)
        for number, node in enumerate(nodes):
            if isinstance(node, Space):
                asked = max(asked, node.cells)
                continue
            before, box = self._set(nodes, number, before, display)
            found.append(Atom(asked if found else 0, before, box))
            asked = 0
        return found

    def _set(self, nodes: Sequence[Node], number: int, before: Piece, display: bool) -> tuple[Piece, Box]:
        node = nodes[number]
        match node:
            case Symbol():
                piece = symbol_piece(node, before, last=number == len(nodes) - 1)
                return piece, text_box(piece.text)
            case Text(text):
                return Piece(text, word_start=True, word_end=True), text_box(text)
            case Fraction(small=True):
                text = self.line.fraction(node, Air.TIGHT)
                return _plain(text_box(f"({text})" if needs_brackets(nodes, number) else text))
            case Fraction(top, bottom):
                parts = (self.box(part, Air.WIDE, display=False) for part in (top, bottom))
                return _plain(self.pen.fraction(*parts))
            case Binomial(top, bottom):
                parts = (self.box(part, Air.WIDE, display=False) for part in (top, bottom))
                return _plain(self.pen.fenced("(", piled([*parts], "c", 1), ")"))
            case Root():
                return _plain(self._root(node, display, open_end=is_operand(follower(nodes, number, 1))))
            case Script():
                return self._script(node, before, display)
            case Stack():
                return self._stack(node, before, display)
            case Accent():
                return self._accent(node, display)
            case Fence():
                return self._fence(node, display)
            case Grid(shape="cases", rows=rows) if _goes_on(follower(nodes, number, 1)):
                # What follows stands on a line of its own, lest it be read as a part of a case.
                half = len(rows) // 2
                rows = rows if len(rows) % 2 else (*rows[:half], (), *rows[half:])
                return _plain(self.grid(replace(node, rows=rows), display=display))
            case Grid():
                return _plain(self.grid(node, display=display))
            case Group(body):
                return _plain(self.box(body, Air.TIGHT, display=display))
            case Brace():
                return self._braced(Script(node, (), ()), display)
            case Framed(body):
                return _plain(self.pen.frame(self.box(body, Air.WIDE, display=display)))
            case Arrow():
                return Piece(node.sign, Kind.RELATION), self._arrow(node)
            case Bar(sign, rows):
                half = max(rows - 1, 0) // 2
                return Piece(sign, Kind.ORDINARY if rows else Kind.RELATION), self.pen.fence(sign, half, half)
            case Phantom(body):
                return Piece(""), text_box(" " * self.box(body, Air.TIGHT, display=display).width)
            case Space():
                return Piece(""), EMPTY
        assert_never(node)

    def _root(self, root: Root, display: bool, *, open_end: bool) -> Box:
        body = self.box(root.body, Air.TIGHT, display=display)
        if body.is_tall:
            degree = self.line.row(root.degree, Air.NONE)
            return self.pen.root("" if degree == "2" else degree, body)
        whole = stands_under_root(root, body.on_base, open_end=open_end)
        sign = text_box(self.line.root_sign(root))
        return beside([(0, sign), (0, body if whole else self.pen.fenced("(", body, ")"))])

    def _script(self, script: Script, before: Piece, display: bool) -> tuple[Piece, Box]:
        nodes = plain_nodes((script.base,))
        first = nodes[0] if len(nodes) == 1 else None
        if isinstance(first, Brace):
            return self._braced(Script(first, script.subscript, script.superscript), display)
        piece, base = self._base(nodes, script, before, display)
        primes = script.superscript.count(PRIME)
        raised = script.superscript[primes:]
        has_limits = isinstance(first, Symbol | Stack) and _has_limits(first)
        if has_limits and (display or not self._fits_beside(script)):
            return piece, self._limits(base, self._note(script.superscript), self._note(script.subscript))
        if self.pen.is_ascii:
            behind = text_box(self.line.scripts(script))
            text = base.on_base + behind.lines[0]
            piece = replace(piece, text=text, word_end=text[-1:].isalnum(), fenced=False)
            return piece, beside([(0, base), (0, behind)])
        box = beside([(0, base), (0, self._scripts(base, script.subscript, raised, primes))])
        return replace(piece, text=box.on_base.rstrip() or piece.text, fenced=False), box

    def _fits_beside(self, script: Script) -> bool:
        if self.pen.is_ascii:
            return False
        lower, upper = (self.line.row(row, Air.NONE) for row in (script.subscript, script.superscript))
        return (not lower or bool(small(lower, SUBSCRIPTS))) and (not upper or bool(small(upper, SUPERSCRIPTS)))

    def _base(self, nodes: Sequence[Node], script: Script, before: Piece, display: bool) -> tuple[Piece, Box]:
        if len(nodes) == 1 and not isinstance(nodes[0], Fraction | Root):
            piece, box = self._set(nodes, 0, before, display)
            twice = isinstance(nodes[0], Script) and nodes[0].superscript and script.superscript
            return (piece, self.pen.fenced("(", box, ")")) if twice else (replace(piece, prefix=False), box)
        box = self.box(nodes, Air.TIGHT, display=display)
        is_whole = not nodes or is_product(nodes) or (len(nodes) == 1 and isinstance(nodes[0], Root) and box.is_tall)
        return Piece("", apart=box.is_tall), box if is_whole else self.pen.fenced("(", box, ")")

    def _scripts(self, base: Box, subscript: Row, superscript: Row, primes: int) -> Box:
        """The column behind a base: small letters on its line where there are any, else a line lower and higher."""
        lower, upper = (self.line.row(row, Air.NONE) for row in (subscript, superscript))
        low, high = small(lower, SUBSCRIPTS), small(upper, SUPERSCRIPTS)
        above = -base.up if high or base.up else -1
        under = base.down if low or base.down else 1
        marks = "′" * primes
        lines = {-base.up: marks} if primes else {}
        if lower:
            lines[under] = lines.get(under, "") + (low or lower)
        if upper:
            lines[above] = lines.get(above, marks and " " * primes) + (high or upper)
        width = max((text_box(line).width for line in lines.values()), default=0)
        first, last = min((0, *lines)), max((0, *lines))
        column = tuple(widened(text_box(lines.get(at, "")), width, "l").lines[0] for at in range(first, last + 1))
        return Box(column, -first, width)

    def _note(self, row: Row) -> Box | None:
        """Something small over or under a sign."""
        match plain_nodes(row):
            case []:
                return None
            case [Grid("stack", rows)]:
                return piled([text_box(self.line.row(sum(cells, ()), Air.NONE)) for cells in rows], "c", 0)
        return text_box(self.line.row(row, Air.NONE))

    def _limits(self, base: Box, over: Box | None, under: Box | None) -> Box:
        boxes = [box for box in (over, base, under) if box]
        return piled(boxes, "c", int(over is not None))

    def _stack(self, stack: Stack, before: Piece, display: bool) -> tuple[Piece, Box]:
        nodes = plain_nodes(stack.body)
        piece, base = Piece("", word_start=True), EMPTY
        if len(stack.body) == 1:
            piece, base = self._set(stack.body, 0, before, display)
        elif nodes:
            base = self.box(nodes, Air.TIGHT, display=display)
        box = self._limits(base, self._note(stack.over), self._note(stack.under))
        return piece, replace(box, up=base.up, down=base.down) if not _has_limits(stack) else box

    def _braced(self, script: Script, display: bool) -> tuple[Piece, Box]:
        brace = script.base
        assert isinstance(brace, Brace)
        body = self.box(brace.body, Air.WIDE, display=display)
        body = widened(body, _LEAST_BRACE, "c")
        drawn = self.pen.brace(body.width, over=brace.over)
        over, under = self._note(script.superscript), self._note(script.subscript)
        if brace.over:
            boxes = [*([over] if over else []), drawn, body, *([under] if under else [])]
        else:
            boxes = [*([over] if over else []), body, drawn, *([under] if under else [])]
        return _plain(piled(boxes, "c", boxes.index(body)))

    def _accent(self, accent: Accent, display: bool) -> tuple[Piece, Box]:
        match plain_nodes(accent.body):
            case [Symbol(text)] if len(text) == 1:
                text = unicodedata.normalize("NFC", text + accent.mark)
                return Piece(text), text_box(text)
            case [Script(Symbol(text) as letter, subscript, ())] if len(text) == 1:
                marked = Accent(accent.mark, accent.name, (letter,))
                return self._script(Script(marked, subscript, ()), START, display)
        body = self.box(accent.body, Air.TIGHT, display=display)
        if accent.name == "cancel":
            return _plain(text_box("".join(char + accent.mark for char in body.on_base)))
        if accent.name == "underline":
            box = piled([body, text_box("‾" * body.width)], "c", 0)
        else:
            mark = "_" * body.width if accent.name == "bar" else _MARKS[accent.name]
            box = piled([text_box(mark), body], "c", 1)
        return _plain(replace(box, up=body.up, down=body.down))

    def _arrow(self, arrow: Arrow) -> Box:
        over, under = self._note(arrow.over), self._note(arrow.under)
        width = max([1, *(box.width + 2 for box in (over, under) if box)])
        return replace(self._limits(self.pen.arrow(arrow.sign, width), over, under), up=0, down=0)

    def _fence(self, fence: Fence, display: bool) -> tuple[Piece, Box]:
        body = self.box(fence.body, Air.TIGHT, display=display)
        nodes = plain_nodes(fence.body)
        if body.is_tall and any(isinstance(node, Bar) and not node.rows for node in nodes):
            body = self._divided(nodes, body, display)
        box = self.pen.fenced(fence.left, body, fence.right)
        return Piece(box.on_base, fenced=True), box

    def _divided(self, nodes: Sequence[Node], body: Box, display: bool) -> Box:
        """With each bar between two parts as high as both."""
        atoms = [
            replace(atom, box=self.pen.fence(atom.piece.text, body.up, body.down))
            if atom.piece.kind is Kind.RELATION and isinstance(node, Bar)
            else atom
            for node, atom in zip(
                (node for node in nodes if not isinstance(node, Space)),
                self.atoms(nodes, display=display),
                strict=True,
            )
        ]
        return beside((atom.gap, atom.box) for atom in atoms)

    def grid(self, grid: Grid, *, display: bool) -> Box:
        match grid.shape:
            case "cases":
                left, right = (grid.left, "") if grid.left else ("", grid.right)
                return self.pen.fenced(left, self._cells(grid, "ll", display), right)
            case "matrix":
                wide = max(map(len, grid.rows), default=0)
                body = self._cells(grid, grid.columns or "c" * wide, display)
                return self.pen.fenced(grid.left, body, grid.right)
            case "stack":
                return piled([self.box(sum(cells, ()), Air.NONE, display=display) for cells in grid.rows], "c", 0)
            case "aligned":
                return trimmed(self._equations(grid, display))
        assert_never(grid.shape)

    def _cells(self, grid: Grid, columns: str, display: bool) -> Box:
        """A | of an array is a column of its own."""
        bar = text_box("|" if self.pen.is_ascii else "│")
        rows: list[list[Box]] = []
        for cells in grid.rows:
            boxes = iter([self.box(cell, Air.WIDE, display=display) for cell in cells])
            row = [bar if column == "|" else next(boxes, EMPTY) for column in columns]
            rows.append([*row, *boxes])
        columns = columns.replace("|", "c") + "l" * (max(map(len, rows), default=0) - len(columns))
        gap = _CASE_GAP if grid.shape == "cases" else _COLUMN_GAP
        return tabled(rows, columns, [0, *[gap] * (len(columns) - 1)][: len(columns)]) if rows else EMPTY

    def _equations(self, grid: Grid, display: bool) -> Box:
        rows = [
            [self._equation_part(cell, at, display) for at, cell in enumerate(cells)] for cells in grid.rows if cells
        ]
        if not rows:
            return EMPTY
        wide = max(map(len, rows))
        gaps = [_EQUATION_GAP if at and at % 2 == 0 else 0 for at in range(wide)]
        return tabled(rows, ("rl" * wide)[:wide] if wide > 1 else grid.columns or "l", gaps)

    def _equation_part(self, cell: Row, at: int, display: bool) -> Box:
        """A sign that begins the right part is spaced as behind the left part."""
        atoms = self.atoms(cell, display=display, before=_LEFT_PART if at % 2 else START)
        return beside((atom.gap, atom.box) for atom in atoms)


def _plain(box: Box) -> tuple[Piece, Box]:
    return Piece(box.on_base.strip(), apart=box.is_tall), box


def _goes_on(node: Node | None) -> bool:
    """Whether what follows cases isn't just the end of a clause."""
    match node:
        case None | Text() | Symbol(kind=Kind.PUNCTUATION) | Symbol("."):
            return False
    return True


def _spaced(atoms: Sequence[Atom], air: Air, before: Piece) -> list[Atom]:
    found: list[Atom] = []
    for atom in atoms:
        found.append(replace(atom, gap=max(gap(before, atom.piece, air), atom.gap)))
        before = atom.piece
    return found


def _has_limits(node: Symbol | Stack) -> bool:
    if isinstance(node, Symbol):
        return node.limits
    return any(isinstance(inner, Symbol) and inner.limits for inner in node.body)


def _wants_room(atoms: Sequence[Atom]) -> bool:
    """Whether a row within brackets is better spaced as outside: a long one, a high one, one with words."""
    kinds = [atom.piece.kind for atom in atoms]
    words = any(
        atom.gap and not OPERATORS & {kind, before}
        for before, kind, atom in zip(kinds, kinds[1:], atoms[1:], strict=False)
    )
    ragged = any(atom.box.is_tall or atom.box.on_base.endswith(" ") for atom in atoms)
    return words or ragged or sum(a.gap + a.box.width for a in atoms) > TIGHT_CELLS
