"""The tree on one line, bracketed so that its meaning doesn't change."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from studyapp.typeset.alphabets import SUBSCRIPTS, SUPERSCRIPTS
from studyapp.typeset.cells import cell_len
from studyapp.typeset.shape import follower, is_atom, is_differential, is_operand, is_product, plain_nodes
from studyapp.typeset.spacing import OPERATORS, START, TIGHT_CELLS, Air, Piece, ends_in_script, gap, symbol_piece
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

# Small characters are hard to read in a longer row.
_SCRIPT_CELLS = 6
_CONDITIONS = ("otherwise", "if", "else", "for", "when", "where", "否则", "其他", "其它", "其余", "当", "若", "如果")


def small(text: str, table: dict[str, str]) -> str:
    """Empty where a character has no small form."""
    if len(text) > _SCRIPT_CELLS or any(char not in table for char in text):
        return ""
    return "".join(table[char] for char in text)


class Line:
    """Sets rows with the signs of Unicode. Other ways to write a line override single constructs."""

    slash = "/"
    prime = "′"
    shaft = "─"

    def set_row(self, row: Sequence[Node]) -> str:
        return self.row(row, Air.WIDE)

    def row(self, row: Sequence[Node], air: Air) -> str:
        pieces = self._pieces(plain_nodes(row), Air.NONE if air is Air.NONE else Air.TIGHT)
        text, has_words = self._joined(pieces, air)
        if air is Air.TIGHT and (has_words or cell_len(text) > TIGHT_CELLS):
            return self._joined(pieces, Air.WIDE)[0]
        return text

    def _pieces(self, nodes: Sequence[Node], inner: Air) -> list[tuple[int, Piece]]:
        """Give each piece with the space asked for before it. `inner` is the air within a node."""
        found: list[tuple[int, Piece]] = []
        before = START
        asked = 0
        for number, node in enumerate(nodes):
            if isinstance(node, Space):
                asked = max(asked, node.cells)
                continue
            before = self._piece(nodes, number, before, inner)
            found.append((asked, before))
            asked = 0
        return found

    def _joined(self, pieces: Sequence[tuple[int, Piece]], air: Air) -> tuple[str, bool]:
        """Give the text, and whether words made spaces in it that operators didn't."""
        text, has_words = "", False
        before = START
        for asked, piece in pieces:
            cells = max(self.gap(before, piece, air), asked if text and air is not Air.NONE else 0)
            has_words |= cells > 0 and not OPERATORS & {before.kind, piece.kind}
            text += " " * cells + piece.text
            before = piece
        return text, has_words

    def gap(self, before: Piece, after: Piece, air: Air) -> int:
        return gap(before, after, air)

    def _piece(self, nodes: Sequence[Node], number: int, before: Piece, inner: Air) -> Piece:
        node = nodes[number]
        match node:
            case Symbol() if node == PRIME:
                return Piece(self.prime)
            case Symbol():
                return symbol_piece(node, before, last=number == len(nodes) - 1)
            case Text(text):
                return Piece(text, word_start=True, word_end=True)
            case Fraction():
                text = self.fraction(node, inner)
                return bracketed(text) if needs_brackets(nodes, number) else Piece(text)
            case Binomial(top, bottom):
                return Piece(f"binom({self.row(top, inner)}, {self.row(bottom, inner)})", word_start=True)
            case Root():
                return Piece(self._root(node, inner, open_end=is_operand(follower(nodes, number, 1))))
            case Script():
                return self.script(node, before, inner)
            case Stack():
                return self.stack(node, before, inner)
            case Accent():
                return self.accent(node, inner)
            case Fence():
                return self.fence(node, inner)
            case Grid():
                return Piece(self._grid(node, bare=False), fenced=bool(node.left))
            case Group(body) | Brace(body) | Framed(body):
                return Piece(self.row(body, inner))
            case Arrow():
                return Piece(self.arrow(node), Kind.RELATION)
            case Bar(sign, rows):
                return Piece(sign, Kind.ORDINARY if rows else Kind.RELATION)
            case Space() | Phantom():
                return Piece("")
        assert_never(node)

    def fence(self, fence: Fence, air: Air) -> Piece:
        match fence.body:
            case (Grid() as grid,):
                body = self._grid(grid, bare=True)
            case row:
                body = self.row(row, air)
        return Piece(fence.left + body + fence.right, fenced=True)

    def fraction(self, fraction: Fraction, air: Air) -> str:
        top, bottom = self.row(fraction.top, air), self.row(fraction.bottom, air)
        if not is_atom(fraction.top) and (not is_product(fraction.top) or " " in top):
            top = f"({top})"
        if not is_atom(fraction.bottom) and not is_differential(fraction.bottom):
            bottom = f"({bottom})"
        return f"{top}{self.slash}{bottom}"

    def _root(self, root: Root, air: Air, *, open_end: bool) -> str:
        body = self.row(root.body, air)
        whole = stands_under_root(root, body, open_end=open_end)
        return self.root_sign(root) + (body if whole else f"({body})")

    def root_sign(self, root: Root) -> str:
        degree = self.row(root.degree, Air.NONE)
        signs = {"": "√", "2": "√", "3": "∛", "4": "∜"}
        return signs.get(degree) or (small(degree, SUPERSCRIPTS) or f"^({degree})") + "√"

    def stack(self, stack: Stack, before: Piece, air: Air) -> Piece:
        base = stack.body[0] if len(stack.body) == 1 else Group(stack.body)
        return self.script(Script(base, stack.under, stack.over), before, air)

    def braced(self, brace: Brace, label: Row, air: Air) -> Piece:
        body, words = self.row(brace.body, air), self.row(label, Air.TIGHT)
        return bracketed(f"{body}: {words}" if words else body)

    def script(self, script: Script, before: Piece, air: Air) -> Piece:
        if isinstance(script.base, Brace):
            return self.braced(script.base, (*script.superscript, *script.subscript), air)
        base = self.base(script, before, air)
        if base.kind is Kind.BIG and script.subscript and script.superscript:
            return replace(base, text=f"{base.text}_({self.limits(script)})")
        return replace(base, text=base.text + self.scripts(script), fenced=False)

    def scripts(self, script: Script) -> str:
        """What stands behind the base."""
        primes = script.superscript.count(PRIME)
        lower = self.small_or_bracketed(script.subscript, SUBSCRIPTS, "_")
        upper = self.small_or_bracketed(script.superscript[primes:], SUPERSCRIPTS, "^")
        # σ_B² could be B²: the small one comes first.
        scripts = (upper, lower) if ends_in_script(lower) and not upper.startswith("^") else (lower, upper)
        return self.prime * primes + "".join(scripts)

    def limits(self, script: Script) -> str:
        upper = self.row(script.superscript, Air.NONE)
        match plain_nodes(script.subscript):
            case [Grid("stack", (first, *conditions))]:
                ranges = f"{self.row(sum(first, ()), Air.NONE)}..{upper}"
                return ", ".join([ranges, *(self.row(sum(cells, ()), Air.NONE) for cells in conditions)])
        return f"{self.row(script.subscript, Air.NONE)}..{upper}"

    def base(self, script: Script, before: Piece, air: Air) -> Piece:
        nodes = plain_nodes((script.base,))
        if len(nodes) == 1 and not isinstance(nodes[0], Fraction | Root):
            piece = self._piece(nodes, 0, before, air)
            twice = isinstance(nodes[0], Script) and nodes[0].superscript and script.superscript
            return bracketed(piece.text) if twice else replace(piece, prefix=False)
        text = self.row(nodes, air)
        return Piece(text) if is_product(nodes) or is_atom(nodes) or not nodes else bracketed(text)

    def small_or_bracketed(self, row: Row, table: dict[str, str], sign: str) -> str:
        text = self.row(row, Air.NONE)
        if not text:
            return ""
        if tiny := small(text, table):
            return tiny
        match plain_nodes(row):
            case [Fence("(", _, ")")]:
                return sign + text
        return sign + text if cell_len(text) == 1 else f"{sign}({text})"

    def accent(self, accent: Accent, air: Air) -> Piece:
        match plain_nodes(accent.body):
            case [Symbol(text)] if len(text) == 1:
                return Piece(unicodedata.normalize("NFC", text + accent.mark))
            case [Script(Symbol(text) as letter, subscript, ())] if len(text) == 1:
                marked = Accent(accent.mark, accent.name, (letter,))
                return self.script(Script(marked, subscript, ()), START, air)
        return Piece(f"{accent.name}({self.row(accent.body, air)})", word_start=True)

    def arrow(self, arrow: Arrow) -> str:
        labels = "; ".join(filter(None, (self.row(arrow.over, Air.NONE), self.row(arrow.under, Air.NONE))))
        if not labels:
            return arrow.sign
        head, tail = (self.shaft, arrow.sign) if arrow.sign[0] not in "←⇐<" else (arrow.sign, self.shaft)
        return head + labels + tail

    def _grid(self, grid: Grid, *, bare: bool) -> str:
        """`bare`: what stands around it brackets it."""
        match grid.shape:
            case "cases":
                rows = [self._case(cells) for cells in grid.rows]
            case "matrix":
                rows = [", ".join(self.row(cell, Air.TIGHT) for cell in cells) for cells in grid.rows]
            case "stack":
                return ", ".join(self.row(sum(cells, ()), Air.NONE) for cells in grid.rows)
            case "aligned":
                return self._one_after_another([self.set_row(sum(cells, ())) for cells in grid.rows])
            case _:
                assert_never(grid.shape)
        left, right = grid.left, grid.right
        if grid.shape == "cases":
            left, right = left or "{", right or "}"
        if grid.shape == "matrix" and not left and not bare:
            left, right = "[", "]"
        return left + "; ".join(rows) + right

    def _one_after_another(self, rows: list[str]) -> str:
        """A row that begins with a relation goes on with the one before it."""
        text = ""
        for row in filter(None, rows):
            text += ("" if not text else " " if row[:2].endswith(" ") and not row[0].isalnum() else "; ") + row
        return text

    def _case(self, cells: tuple[Row, ...]) -> str:
        value = self.set_row(cells[0]).rstrip(",; ")
        condition = self.set_row(sum(cells[1:], ())).rstrip(",;. ")
        if not condition:
            return value
        return f"{value} {condition}" if condition.startswith(_CONDITIONS) else f"{value} if {condition}"


def bracketed(text: str) -> Piece:
    """Brackets that LaTeX doesn't have: they mustn't look like those of a function's argument."""
    return Piece(f"({text})", fenced=True, word_start=True)


def needs_brackets(nodes: Sequence[Node], number: int) -> bool:
    """Whether a fraction a/b here could be read with more, or less, above or below the bar."""
    return is_operand(follower(nodes, number, -1), before=True) or is_operand(follower(nodes, number, 1))


def stands_under_root(root: Root, body: str, *, open_end: bool) -> bool:
    """Whether it needs no brackets behind a root sign. `open_end`: something follows that would seem to belong."""
    match plain_nodes(root.body):
        case [Fence("(", _, ")")]:
            return True
        case [Symbol() | Accent() | Script(Symbol() | Accent(), _, ())]:
            return not open_end and cell_len(body) <= 3
    return False
