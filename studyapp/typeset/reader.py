"""LaTeX tokens -> the tree."""

from collections.abc import Callable, Sequence

from studyapp.typeset import symbols
from studyapp.typeset.fences import LEFT, RIGHT, delimiter, is_command, partners
from studyapp.typeset.tokens import Braces, Char, Command, Environment, Token, Tokens, Unreadable, tokenize
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
    Row,
    Script,
    Space,
    Symbol,
    Text,
)


def read(latex: str) -> Row:
    """Raise Unreadable for an unknown command or broken LaTeX."""
    tokens = tokenize(latex)
    if _has_rows(tokens):
        return (Grid("aligned", _cells(tokens)),)
    return _row(tokens)


def _row(tokens: Sequence[Token]) -> Row:
    return _Reader([token for token in tokens if not _is_blank(token)]).row()


def _is_blank(token: Token) -> bool:
    match token:
        case Char(text):
            return text.isspace() or text == "&"
        case Command(name):
            return name in symbols.SILENT
    return False


class _Reader:
    """Reads the tokens of one brace level."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._partners = partners(tokens)
        self._at = 0

    def row(self, end: int | None = None) -> Row:
        nodes: list[Node] = []
        stop = len(self._tokens) if end is None else end
        while self._at < stop:
            token = self._tokens[self._at]
            if isinstance(token, Char) and token.text in ("^", "_", "'", "′"):
                base = nodes.pop() if nodes and not isinstance(nodes[-1], Space) else Group(())
                nodes.append(self._scripts(base, stop))
            else:
                nodes.append(self._node(stop))
        return tuple(nodes)

    def _scripts(self, base: Node, stop: int) -> Node:
        subscript: Row = ()
        superscript: Row = ()
        raised = False
        while self._at < stop:
            match self._tokens[self._at]:
                case Char("'" | "′") if not raised:
                    self._at += 1
                    superscript += (Symbol("′"),)
                case Char("_") if not subscript:
                    self._at += 1
                    subscript = self._argument(stop)
                case Char("^") if not raised:
                    self._at += 1
                    superscript += self._argument(stop)
                    raised = True
                case Char("_" | "^" | "'" | "′"):
                    raise Unreadable("the same script twice")
                case _:
                    break
        return Script(base, subscript, superscript)

    def _argument(self, stop: int) -> Row:
        if self._at >= stop:
            raise Unreadable("a script without its argument")
        token = self._tokens[self._at]
        self._at += 1
        if isinstance(token, Braces):
            return _row(token.body) or (Group(()),)
        if is_command(token, LEFT, RIGHT):
            raise Unreadable("a fence as a script")
        return (_Reader([token])._node(1),)

    def _node(self, stop: int) -> Node:
        start = self._at
        token = self._tokens[start]
        end = self._partners.get(start)
        if end is not None and end < stop:
            return self._fence(token, end)
        if isinstance(token, Char) and token.text.isdecimal() and token.text.isascii():
            return self._number(stop)
        self._at += 1
        match token:
            case Char(text):
                return self._char(text, stop)
            case Braces(body):
                return Group(_row(body))
            case Environment(name, body):
                return _environment(name, body)
            case Command(name, arguments):
                return _command(name, arguments)

    def _fence(self, token: Token, end: int) -> Node:
        if is_command(token, LEFT):
            self._at += 1
            left = self._delimiter()
            body = self.row(end)
            self._at = end + 1
            return _cases_by_hand(left, body, self._delimiter())
        self._at += 1
        body = self.row(end)
        self._at = end + 1
        return Fence(delimiter(token), body, delimiter(self._tokens[end]))

    def _delimiter(self) -> str:
        if self._at >= len(self._tokens):
            raise Unreadable("a fence without its sign")
        self._at += 1
        return delimiter(self._tokens[self._at - 1])

    def _number(self, stop: int) -> Symbol:
        text = ""
        while self._at < stop:
            match self._tokens[self._at]:
                case Char(char) if char.isascii() and (char.isdecimal() or (char == "." and text)):
                    text += char
                    self._at += 1
                case _:
                    break
        return Symbol(text)

    def _char(self, text: str, stop: int) -> Node:
        if text == "~":
            return Space(1)
        follows = self._tokens[self._at] if self._at < stop else None
        if text == ":" and follows == Char("="):
            self._at += 1
            return Symbol(":=", Kind.RELATION)
        return symbols.CHARACTERS.get(text) or Symbol(text)


def _cases_by_hand(left: str, body: Row, right: str) -> Node:
    match left, body, right:
        case "{", (Grid("matrix", rows, ""),), "":
            return Grid("cases", rows, "{", "}")
    return Fence(left, body, right)


def _command(name: str, arguments: "tuple[Tokens | None, ...]") -> Node:
    if name in symbols.SYMBOLS:
        return symbols.SYMBOLS[name]
    if name in symbols.SPACES:
        return Space(symbols.SPACES[name])
    given = _given(name, arguments)
    if name in symbols.TEXTS:
        return Text(_words(given[0]))
    if name in symbols.ACCENTS:
        mark, word = symbols.ACCENTS[name]
        return Accent(mark, word, _row(given[0]))
    if name in symbols.FRACTIONS:
        return Fraction(_row(given[0]), _row(given[1]))
    if build := _BUILDERS.get(name):
        return build(given)
    raise Unreadable(f"unknown command {name}")


def _given(name: str, arguments: "tuple[Tokens | None, ...]") -> list[Tokens]:
    if len(arguments) != len(symbols.COMMAND_ARGUMENTS.get(name, "")):
        raise Unreadable(f"{name} as an argument without braces")
    return [argument or () for argument in arguments]


def _alphabet(letters: dict[str, str]) -> Callable[[list[Tokens]], Node]:
    def build(given: list[Tokens]) -> Node:
        row = _row(given[0])
        return Group(tuple(Symbol(letters.get(n.text, n.text)) if isinstance(n, Symbol) else n for n in row))

    return build


def _upright(given: list[Tokens]) -> Node:
    """A word of several letters is one name; anything else is as it would be without the command."""
    if all(isinstance(token, Char) and token.text.isalnum() for token in given[0]):
        return Symbol(_words(given[0]))
    return Group(_row(given[0]))


def _operator(given: list[Tokens]) -> Node:
    return Symbol(_words(given[-1]).strip(), Kind.FUNCTION)


def _words(tokens: Tokens) -> str:
    words = ""
    for token in tokens:
        match token:
            case Char(text):
                words += " " if text == "~" or text.isspace() else text
            case Braces(body):
                words += _words(body)
            case Command(name) if name in symbols.SPACES:
                words += " " * symbols.SPACES[name]
            case Command(name, arguments) if name in symbols.TEXTS | symbols.UPRIGHT:
                words += _words(_given(name, arguments)[0])
            case Command(name) if name in symbols.SYMBOLS and not name.isalpha():
                words += symbols.SYMBOLS[name].text
            case _:
                raise Unreadable("a formula within words")
    return words


def _environment(name: str, body: Tokens) -> Node:
    if name not in symbols.GRIDS:
        raise Unreadable(f"unknown environment {name}")
    shape, left, right = symbols.GRIDS[name]
    return Grid(shape, _cells(body), left, right)


def _has_rows(tokens: Tokens) -> bool:
    return any(is_command(token, "\\") for token in tokens)


def _cells(tokens: Tokens) -> tuple[tuple[Row, ...], ...]:
    rows: list[list[list[Token]]] = [[[]]]
    for token in tokens:
        if is_command(token, "\\"):
            rows.append([[]])
        elif token == Char("&"):
            rows[-1].append([])
        else:
            rows[-1][-1].append(token)
    if rows[-1] == [[]] or all(_is_blank(token) for cell in rows[-1] for token in cell):
        rows.pop()
    return tuple(tuple(_row(cell) for cell in row) for row in rows)


_BUILDERS: dict[str, Callable[[list[Tokens]], Node]] = {
    **dict.fromkeys(symbols.UPRIGHT, _upright),
    **dict.fromkeys(symbols.TRANSPARENT, lambda given: Group(_row(given[0]))),
    "operatorname": _operator,
    "mathbb": _alphabet(symbols.DOUBLE_STRUCK),
    "mathcal": _alphabet(symbols.CALLIGRAPHIC),
    "mathscr": _alphabet(symbols.CALLIGRAPHIC),
    "binom": lambda given: Binomial(_row(given[0]), _row(given[1])),
    "sqrt": lambda given: Root(_row(given[0]), _row(given[1])),
    "overset": lambda given: Script(Group(_row(given[1])), (), _row(given[0])),
    "stackrel": lambda given: Script(Group(_row(given[1])), (), _row(given[0])),
    "underset": lambda given: Script(Group(_row(given[1])), _row(given[0]), ()),
    "substack": lambda given: Grid("stack", _cells(given[0])),
    "pmod": lambda given: Fence("(", (Symbol("mod"), Space(1), *_row(given[0])), ")"),
    "tag": lambda given: Fence("(", (Text(_words(given[0])),), ")"),
}
_KNOWN = frozenset().union(
    *(symbols.SYMBOLS, symbols.SPACES, symbols.TEXTS, symbols.ACCENTS, symbols.FRACTIONS, symbols.SILENT),
    *(_BUILDERS, (LEFT, RIGHT, "\\")),
)


def unknown(tokens: Tokens) -> tuple[str, ...]:
    """Commands with their backslash, environments as \\begin{name}; in order, each once."""
    found: dict[str, None] = {}
    for token in tokens:
        match token:
            case Command(name, arguments):
                if name not in _KNOWN:
                    found["\\" + name] = None
                for argument in arguments:
                    found |= dict.fromkeys(unknown(argument or ()))
            case Environment(name, body):
                if name not in symbols.GRIDS:
                    found[f"\\begin{{{name}}}"] = None
                found |= dict.fromkeys(unknown(body))
            case Braces(body):
                found |= dict.fromkeys(unknown(body))
    return tuple(found)
