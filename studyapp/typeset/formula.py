"""Formulas as text for the terminal. What can't be set is shown as its source, never guessed."""

from functools import lru_cache

from studyapp.typeset.oneline import set_lines, set_row
from studyapp.typeset.reader import read, unknown
from studyapp.typeset.tokens import Unreadable, tokenize
from studyapp.typeset.tree import Row


@lru_cache(maxsize=4096)
def one_line(latex: str) -> str:
    tree = _tree(latex)
    return _source(latex) if tree is None else set_row(tree)


@lru_cache(maxsize=1024)
def lines(latex: str) -> tuple[str, ...]:
    """One line for each row of aligned equations; a single line for anything else."""
    tree = _tree(latex)
    return (_source(latex),) if tree is None else set_lines(tree)


def unknown_commands(latex: str) -> tuple[str, ...]:
    """The commands and environments that can't be set, in order, each once. `()` for broken LaTeX too."""
    try:
        return unknown(tokenize(latex))
    except (Unreadable, RecursionError):
        return ()


def _tree(latex: str) -> Row | None:
    try:
        return read(latex)
    except (Unreadable, RecursionError):
        return None


def _source(latex: str) -> str:
    return latex.strip().replace("\n", " ")
