"""Formulas as text for the terminal. What can't be set is shown as its source, never guessed.

Nothing here raises, whatever it is given.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Literal, TypeVar

from studyapp.typeset.breaking import set_box
from studyapp.typeset.cells import cell_len
from studyapp.typeset.fold import fold
from studyapp.typeset.growing import Pen
from studyapp.typeset.oneline import Line
from studyapp.typeset.plainsigns import ASCII, AsciiLine
from studyapp.typeset.reader import read, unknown
from studyapp.typeset.speech import SPEECH, SpokenLine
from studyapp.typeset.stacking import Stacker
from studyapp.typeset.tokens import Unreadable, tokenize
from studyapp.typeset.tree import Row

Symbols = Literal["unicode", "ascii"]

Result = TypeVar("Result")

# A longer one is no formula, and would take long.
_LONGEST = 4000


@lru_cache(maxsize=4096)
def one_line(latex: str, symbols: Symbols = "unicode") -> str:
    """One line, bracketed so that its meaning doesn't change."""

    def set_tree(tree: Row) -> str:
        return AsciiLine().set_row(ASCII.row(tree)) if symbols == "ascii" else Line().set_row(tree)

    line = _set(latex, set_tree)
    return _source(latex) if line is None else line


@lru_cache(maxsize=1024)
def stacked(latex: str, width: int, symbols: Symbols = "unicode") -> tuple[str, ...]:
    """Lines that all take equally many cells: `width` at most, unless the formula can't be broken so far."""

    def set_tree(tree: Row) -> tuple[str, ...]:
        stacker = Stacker()
        if symbols == "ascii":
            stacker, tree = Stacker(AsciiLine(), Pen(is_ascii=True)), ASCII.row(tree)
        box = set_box(stacker, tree, width)
        return box.lines if box else tuple(fold(stacker.line.set_row(tree), width))

    lines = _set(latex, set_tree) or (_source(latex),)
    cells = max(map(cell_len, lines))
    return tuple(line + " " * (cells - cell_len(line)) for line in lines)


@lru_cache(maxsize=1024)
def spoken(latex: str) -> str:
    """One line to be read aloud: words for everything that a voice would skip or garble."""
    line = _set(latex, lambda tree: SpokenLine().set_row(SPEECH.row(tree)))
    return _source(latex) if line is None else line


def can_be_set(latex: str) -> bool:
    """Whether its source is not what is shown."""
    return _set(latex, lambda tree: tree) is not None


def unknown_commands(latex: str) -> tuple[str, ...]:
    """The commands and environments that can't be set, in order, each once. `()` for broken LaTeX too."""
    try:
        return unknown(tokenize(latex)) if len(latex) <= _LONGEST else ()
    except (Unreadable, RecursionError):
        return ()


def _set(latex: str, set_tree: Callable[[Row], Result]) -> Result | None:
    try:
        return set_tree(read(latex)) if len(latex) <= _LONGEST else None
    except (Unreadable, RecursionError):
        return None


def _source(latex: str) -> str:
    return " ".join(latex.split())
