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
    """One sign, one number or one upright word."""

    text: str
    kind: Kind = Kind.ORDINARY


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
    top: "Row"
    bottom: "Row"


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
class Grid:
    """Rows of cells: cases, aligned equations, a matrix with its fences, or a stack under a sum."""

    shape: Literal["cases", "aligned", "matrix", "stack"]
    rows: "tuple[tuple[Row, ...], ...]"
    left: str = ""
    right: str = ""


Node = Symbol | Text | Space | Group | Fraction | Binomial | Root | Script | Accent | Fence | Grid
Row = tuple[Node, ...]
