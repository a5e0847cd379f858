"""How formulas and blocks are set now: one look for the whole app, as there is one interface language."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal

from studyapp.typeset.formula import Symbols

Formulas = Literal["stacked", "line", "source", "spoken"]


@dataclass(frozen=True, slots=True)
class Look:
    """`formulas` is about block formulas but for `source` and `spoken`: within a sentence a formula takes one line.

    `tight` leaves out the empty lines that the structure of a text doesn't need.
    """

    formulas: Formulas = "stacked"
    symbols: Symbols = "unicode"
    tight: bool = False


_look = Look()


def look() -> Look:
    return _look


def use_look(chosen: Look) -> None:
    global _look
    _look = chosen


@contextmanager
def formulas_as(way: Formulas) -> Iterator[None]:
    """Set formulas in another way for as long as this lasts."""
    before = look()
    use_look(replace(before, formulas=way))
    try:
        yield
    finally:
        use_look(before)
