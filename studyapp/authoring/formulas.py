"""Where a text has formulas."""

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from studyapp.authoring.markdown import parser


@dataclass(frozen=True, slots=True)
class Formula:
    """`line` is the 1-based line where `latex` begins."""

    latex: str
    line: int


def formulas(text: str) -> Iterator[Formula]:
    for token in parser().parse(text):
        line = token.map[0] + 1 if token.map else 1
        if token.type.startswith("math_block"):
            yield Formula(token.content, line)
        yield from _within_sentences(token, line)


def _within_sentences(block: Token, line: int) -> Iterator[Formula]:
    for token in block.children or ():
        if token.type.startswith("math_inline"):
            yield Formula(token.content, line)
        line += 1 if token.type in ("softbreak", "hardbreak") else token.content.count("\n")
