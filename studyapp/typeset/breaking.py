"""Break a stacked formula that is too wide: between statements, else before relations, else before signs."""

from collections.abc import Callable, Sequence

from studyapp.typeset.box import Box, beside, piled, text_box
from studyapp.typeset.stacking import Atom, Stacker
from studyapp.typeset.tree import Grid, Kind, Row

_STATEMENT_GAP = 2
_INDENT = 2
# Signs of which a sum is made; a product is not broken.
_SIGNS = frozenset(("+", "-", "±", "∓", "+-", "-+"))


def set_box(stacker: Stacker, row: Row, width: int) -> Box | None:
    """None if nothing so narrow can be made."""
    match row:
        case (Grid("aligned", rows) as grid,):
            whole = stacker.grid(grid, display=True)
            if whole.width <= width:
                return whole
            return _below([_broken(stacker, sum(cells, ()), width) for cells in rows])
    return _broken(stacker, row, width)


def _broken(stacker: Stacker, row: Row, width: int) -> Box | None:
    atoms = stacker.atoms(row, display=True)
    if _width(atoms) <= width:
        return _joined(atoms)
    return _below([_statement(part, width) for part in _split(atoms, lambda atom: atom.gap >= _STATEMENT_GAP)])


def _below(boxes: Sequence[Box | None]) -> Box | None:
    fitting = [box for box in boxes if box]
    return piled(fitting, "l", 0, apart=True) if len(fitting) == len(boxes) and boxes else None


def _statement(atoms: Sequence[Atom], width: int) -> Box | None:
    if _width(atoms) <= width:
        return _joined(atoms)
    relation = next((at for at, atom in enumerate(atoms) if at and _is_relation(atom)), None)
    indent = _INDENT
    if relation is not None:
        indent = _width(atoms[:relation]) + atoms[relation].gap
    if indent > width // 3:
        indent = _INDENT
    for breakable in (_is_relation, _is_sign):
        lines = _filled(_split(atoms, breakable), width, indent)
        if all(line.width <= width for line in lines):
            return piled(lines, "l", 0, apart=True)
    return None


def _filled(parts: Sequence[Sequence[Atom]], width: int, indent: int) -> list[Box]:
    """A line that begins with a sign stands a little behind the relations."""
    lines: list[list[Atom]] = []
    indents: list[int] = []
    for part in parts:
        if lines and indents[-1] + _width([*lines[-1], *part]) <= width:
            lines[-1] += part
        else:
            indents.append(0 if not lines else indent if _is_relation(part[0]) else indent + _INDENT)
            lines.append(list(part))
    return [
        beside([(0, text_box(" " * before)), (0, _joined(line))]) for before, line in zip(indents, lines, strict=True)
    ]


def _split(atoms: Sequence[Atom], begins: Callable[[Atom], bool]) -> list[list[Atom]]:
    parts: list[list[Atom]] = []
    for atom in atoms:
        if not parts or begins(atom):
            parts.append([])
        parts[-1].append(atom)
    return parts


def _is_relation(atom: Atom) -> bool:
    return atom.piece.kind is Kind.RELATION


def _is_sign(atom: Atom) -> bool:
    return _is_relation(atom) or (atom.piece.kind is Kind.BINARY and atom.piece.text in _SIGNS)


def _width(atoms: Sequence[Atom]) -> int:
    """Without what stands before the first one."""
    return sum(atom.gap + atom.box.width for atom in atoms) - (atoms[0].gap if atoms else 0)


def _joined(atoms: Sequence[Atom]) -> Box:
    return beside((atom.gap if at else 0, atom.box) for at, atom in enumerate(atoms))
