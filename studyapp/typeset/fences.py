"""Which brackets and bars belong together."""

from collections.abc import Sequence

from studyapp.typeset.symbols import CHARACTERS, SYMBOLS
from studyapp.typeset.tokens import Char, Command, Token, Unreadable
from studyapp.typeset.tree import Kind, Symbol

LEFT, RIGHT, MIDDLE = "left", "right", "middle"
_BRACKET = "bracket"


def is_command(token: Token, *names: str) -> bool:
    return isinstance(token, Command) and token.name in names


def partners(tokens: Sequence[Token]) -> dict[int, int]:
    """Where each fence ends that has a partner. Brackets of unlike shape pair too: [0, 1)."""
    found: dict[int, int] = {}
    waiting: list[tuple[int, str]] = []
    for number, token in enumerate(tokens):
        if is_command(token, LEFT):
            waiting.append((number, LEFT))
        elif is_command(token, RIGHT):
            found |= _close(waiting, number, LEFT)
        elif number and is_command(tokens[number - 1], LEFT, RIGHT, MIDDLE):
            continue
        elif bar := _bar(token):
            if waiting and waiting[-1][1] == bar:
                found[waiting.pop()[0]] = number
            else:
                waiting.append((number, bar))
        elif (sign := _symbol(token)) and sign.kind is Kind.OPEN:
            waiting.append((number, _BRACKET))
        elif sign and sign.kind is Kind.CLOSE:
            found |= _close(waiting, number, _BRACKET)
    return found


def _close(waiting: list[tuple[int, str]], number: int, wanted: str) -> dict[int, int]:
    """Pair with the nearest opener wanted, dropping what was left open within; never across a \\left."""
    for depth in range(len(waiting) - 1, -1, -1):
        opener, shape = waiting[depth]
        if shape == wanted:
            del waiting[depth:]
            return {opener: number}
        if shape == LEFT:
            break
    return {}


def delimiter(token: Token) -> str:
    """The sign of a fence as shown; empty for the invisible one of \\left."""
    if token == Char("."):
        return ""
    if isinstance(token, Char) and token.text in ("<", ">"):
        return {"<": "⟨", ">": "⟩"}[token.text]
    sign = _symbol(token)
    if sign and sign.kind in (Kind.OPEN, Kind.CLOSE, Kind.SLASH):
        return sign.text
    if bar := _bar(token):
        return bar
    raise Unreadable("a fence without its sign")


def _symbol(token: Token) -> Symbol | None:
    match token:
        case Char(text):
            return CHARACTERS.get(text)
        case Command(name):
            return SYMBOLS.get(name)
    return None


def _bar(token: Token) -> str:
    """The sign of a bar that doesn't say whether it opens or closes."""
    match token:
        case Char("|" | "‖" as text):
            return text
        case Command("vert"):
            return "|"
        case Command("|" | "Vert"):
            return "‖"
    return ""
