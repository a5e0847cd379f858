"""What a formula is made of, whichever way it is set. A row is what stands on one line."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal


class Kind(Enum):
    ORDINARY = auto()
    BINARY = auto()
    RELATION = auto()
    OPEN = auto()
    CLOSE = auto()
    PUNCTUATION = auto()
    FUNCTION = auto()
    """log, max: a word that is applied to what follows."""
    BIG = auto()
    """A sum or integral sign."""
    SLASH = auto()


@dataclass(frozen=True, slots=True)
class Symbol:
    """One sign, one number or one upright word. `limits`: its scripts stand under and over it."""

    text: str
    kind: Kind = Kind.ORDINARY
    limits: bool = False


PRIME = Symbol("′")


@dataclass(frozen=True, slots=True)
class Text:
    """Words from \\text, with their own spaces."""

    text: str


@dataclass(frozen=True, slots=True)
class Space:
    cells: int


@dataclass(frozen=True, slots=True)
class Group:
    body: "Row"


@dataclass(frozen=True, slots=True)
class Fraction:
    """`small` is one that its author wants to fit into a line of text."""

    top: "Row"
    bottom: "Row"
    small: bool = False


@dataclass(frozen=True, slots=True)
class Binomial:
    top: "Row"
    bottom: "Row"


@dataclass(frozen=True, slots=True)
class Root:
    """`degree` is empty for a square root."""

    degree: "Row"
    body: "Row"


@dataclass(frozen=True, slots=True)
class Script:
    """Empty rows where there is no such script; primes belong to `superscript`."""

    base: "Node"
    subscript: "Row"
    superscript: "Row"


@dataclass(frozen=True, slots=True)
class Accent:
    """`mark` is a combining character, `name` what to write where the body is more than one letter."""

    mark: str
    name: str
    body: "Row"


@dataclass(frozen=True, slots=True)
class Fence:
    """`left` and `right` may be empty, as in `\\left. x \\right|`."""

    left: str
    body: "Row"
    right: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A fence without a partner. `rows` is its height, 0 for that of the fence it stands in."""

    sign: str
    rows: int


@dataclass(frozen=True, slots=True)
class Stack:
    """Something with small things over and under it that are no powers and no indices."""

    body: "Row"
    over: "Row"
    under: "Row"


@dataclass(frozen=True, slots=True)
class Brace:
    """A brace over or under its body; what it is called comes as a script."""

    body: "Row"
    over: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow as long as what is written on it."""

    sign: str
    over: "Row"
    under: "Row"


@dataclass(frozen=True, slots=True)
class Framed:
    body: "Row"


@dataclass(frozen=True, slots=True)
class Phantom:
    """Room for something that isn't shown."""

    body: "Row"


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells: cases, aligned equations, a matrix with its fences, or a stack under a sum.

    `columns` has l, c, r for each column and | for a line between two; empty where the shape says it all.
    """

    shape: Literal["cases", "aligned", "matrix", "stack"]
    rows: "tuple[tuple[Row, ...], ...]"
    left: str = ""
    right: str = ""
    columns: str = ""


Simple = Symbol | Text | Space | Group | Bar | Arrow | Phantom
Node = Simple | Fraction | Binomial | Root | Script | Accent | Fence | Stack | Brace | Framed | Grid
Row = tuple[Node, ...]
