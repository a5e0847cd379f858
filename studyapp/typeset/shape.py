"""What can be told from the tree about brackets: which rows stand as one, which nodes touch."""

from collections.abc import Sequence

from studyapp.typeset.tree import (
    Accent,
    Binomial,
    Fence,
    Fraction,
    Grid,
    Group,
    Kind,
    Node,
    Root,
    Script,
    Space,
    Symbol,
    Text,
)

_DIFFERENTIALS = ("∂", "d")


def plain_nodes(row: Sequence[Node]) -> list[Node]:
    """Take braces away, which are only typing, and part the spaces at the ends of words from them."""
    nodes: list[Node] = []
    for node in row:
        match node:
            case Group((Symbol(text, Kind.PUNCTUATION | Kind.RELATION | Kind.BINARY),)):
                nodes.append(Symbol(text))
            case Group(body):
                nodes += plain_nodes(body)
            case Text(text):
                nodes += _words(text)
            case _:
                nodes.append(node)
    return nodes


def _words(text: str) -> list[Node]:
    space: list[Node] = [Space(1)]
    words: list[Node] = [Text(" ".join(text.split()))] if text.strip() else []
    return space * text[:1].isspace() + words + space * text[-1:].isspace()


def _solid(row: Sequence[Node]) -> list[Node]:
    return [node for node in plain_nodes(row) if not isinstance(node, Space)]


def is_atom(row: Sequence[Node]) -> bool:
    """Whether it can stand above or below a bar without brackets: one node, or one function's call."""
    match _solid(row):
        case [node]:
            return _is_atom(node)
        case [Symbol(text), Fence("(" | "[", _, ")" | "]")]:
            return len(text) > 1 and text.isalpha()
    return False


def _is_atom(node: Node) -> bool:
    match node:
        case Symbol(_, kind):
            return kind in (Kind.ORDINARY, Kind.FUNCTION)
        case Text(text):
            return " " not in text
        case Script(base):
            return is_atom((base,))
        case Fence(left, _, right):
            return bool(left and right)
        case Grid():
            return bool(node.left)
    return isinstance(node, Accent | Root | Binomial)


def is_product(row: Sequence[Node]) -> bool:
    """Whether it is factors without a sign between them."""
    nodes = plain_nodes(row)
    return bool(nodes) and all(_is_atom(node) and not _is_function(node) for node in nodes)


def _is_function(node: Node) -> bool:
    match node:
        case Symbol(_, kind):
            return kind is Kind.FUNCTION
        case Script(Symbol(_, kind)):
            return kind in (Kind.FUNCTION, Kind.BIG)
    return False


def is_differential(row: Sequence[Node]) -> bool:
    match _solid(row):
        case [Symbol(sign), node]:
            return sign in _DIFFERENTIALS and _is_atom(node) and not isinstance(node, Fence)
    return False


def follower(nodes: Sequence[Node], number: int, step: int) -> Node | None:
    """The next node in the direction of `step`, thin spaces passed over."""
    number += step
    while 0 <= number < len(nodes):
        node = nodes[number]
        if not isinstance(node, Space):
            return node
        if node.cells > 1:
            return None
        number += step
    return None


def is_operand(node: Node | None, *, before: bool = False) -> bool:
    """Whether a fraction beside `node` would run into it. `before`: the node stands before the fraction."""
    match node:
        case None | Text() | Space():
            return False
        case Symbol(text, Kind.BINARY):
            return text in ("mod", "÷")
        case Symbol(_, kind):
            apart = (Kind.OPEN, Kind.BIG) if before else (Kind.CLOSE,)
            return kind not in (Kind.RELATION, Kind.PUNCTUATION, *apart)
        case Script(base):
            return is_operand(base, before=before)
        case Group(body):
            return bool(body)
    return isinstance(node, Fraction | Binomial | Root | Accent | Fence | Grid)
