"""The same tree with other signs: for terminals with nothing but ASCII, and to be read aloud."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from studyapp.typeset.shape import plain_nodes
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
    Stack,
    Symbol,
)

_STROKE = "\u0338"
_COMMA = Symbol(",", Kind.PUNCTUATION)


class Rewriter:
    """`signs` are the new signs and `calls` the fences that become a function's name."""

    def __init__(self, signs: dict[str, str], calls: dict[tuple[str, str], str]) -> None:
        self._signs = signs
        self._calls = calls

    def row(self, row: Sequence[Node]) -> Row:
        return tuple(new for node in plain_nodes(row) for new in self.node(node))

    def sign(self, text: str) -> str:
        if text in self._signs or text.isascii():
            return self._signs.get(text, text)
        plain = unicodedata.normalize("NFD", text)
        return f"not {self.sign(plain[:-1])}" if plain.endswith(_STROKE) else text

    def node(self, node: Node) -> Row:
        match node:
            case Symbol(text) if node != PRIME:
                return (replace(node, text=self.sign(text)),)
            case Group(body):
                return self.row(body)
            case Bar(sign):
                return (replace(node, sign=self.sign(sign)),)
            case Fraction(top, bottom) | Binomial(top, bottom):
                return (replace(node, top=self.row(top), bottom=self.row(bottom)),)
            case Root(degree, body):
                return self._root(self.row(degree), self.row(body))
            case Script():
                return self.script(node)
            case Accent():
                return self._accent(node)
            case Fence(left, body, right):
                if name := self._calls.get((left, right)):
                    return _call(name, self.row(body))
                return (Fence(self.sign(left), self.row(body), self.sign(right)),)
            case Stack(body, over, under):
                return (Stack(self.row(body), self.row(over), self.row(under)),)
            case Arrow(sign, over, under):
                return (Arrow(self.sign(sign), self.row(over), self.row(under)),)
            case Brace(body) | Framed(body) | Phantom(body):
                return (replace(node, body=self.row(body)),)
            case Grid(left=left, right=right):
                rows = tuple(tuple(self.row(cell) for cell in cells) for cells in node.rows)
                return (replace(node, rows=rows, left=self.sign(left), right=self.sign(right)),)
        return (node,)

    def script(self, script: Script) -> Row:
        primes = [node for node in script.superscript if node == PRIME]
        raised = script.superscript[len(primes) :]
        return (Script(self._one(script.base), self.row(script.subscript), (*primes, *self.row(raised))),)

    def _one(self, node: Node) -> Node:
        row = self.node(node)
        return row[0] if len(row) == 1 else Group(row)

    def _root(self, degree: Row, body: Row) -> Row:
        match degree:
            case () | (Symbol("2"),):
                name, given = "sqrt", body
            case _:
                name, given = "root", (*degree, _COMMA, *body)
        match given:
            case (Fence("(") as fence,):
                return (Symbol(name, Kind.FUNCTION), fence)
        return _call(name, given)

    def _accent(self, accent: Accent) -> Row:
        match plain_nodes(accent.body):
            case [Symbol(text, Kind.ORDINARY)]:
                return (Symbol(self.marked(self.sign(text), accent.name)),)
            case [Script(Symbol(text, Kind.ORDINARY) as letter, subscript, ())] if len(text) == 1:
                return self.script(Script(Accent(accent.mark, accent.name, (letter,)), subscript, ()))
        return _call(accent.name, self.row(accent.body))

    def marked(self, letter: str, mark: str) -> str:
        return f"{letter}_{mark}"


def _call(name: str, body: Row) -> Row:
    return Symbol(name, Kind.FUNCTION), Fence("(", body, ")")
