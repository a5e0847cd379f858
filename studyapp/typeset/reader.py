"""LaTeX tokens -> the tree."""

import unicodedata
from collections.abc import Callable, Sequence

from studyapp.typeset import symbols
from studyapp.typeset.alphabets import CALLIGRAPHIC, DOUBLE_STRUCK
from studyapp.typeset.fences import LEFT, RIGHT, delimiter, is_command, partners
from studyapp.typeset.tokens import Braces, Char, Command, Environment, Token, Tokens, Unreadable, tokenize
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
    Space,
    Stack,
    Symbol,
    Text,
)

_BEFORE_TAG = 4


def read(latex: str) -> Row:
    """Raise Unreadable for an unknown command or broken LaTeX."""
    tokens = tokenize(latex)
    if _has_rows(tokens):
        return (Grid("aligned", _cells(tokens)),)
    return _row(tokens)


def _row(tokens: Sequence[Token]) -> Row:
    for number, token in enumerate(tokens):
        if is_command(token, "over", "choose"):
            kind = Fraction if is_command(token, "over") else Binomial
            return (kind(_row(tokens[:number]), _row(tokens[number + 1 :])),)
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
            elif is_command(token, *symbols.BIG):
                nodes += self._big_fence(stop)
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
                    superscript += (PRIME,)
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
        if is_command(token, LEFT, RIGHT) or token in (Char("_"), Char("^")):
            raise Unreadable("a script without its argument")
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
            case Environment(name, body, arguments):
                return _environment(name, body, arguments)
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

    def _big_fence(self, stop: int) -> Row:
        """Empty where the fence has a partner: it then grows by itself."""
        token, number = self._tokens[self._at], self._at + 1
        self._at = number
        if number in self._partners or number in self._partners.values() or number >= stop:
            return ()
        self._at += 1
        return (Bar(delimiter(self._tokens[number]), symbols.BIG[token.name]),) if isinstance(token, Command) else ()

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
        return Fraction(_row(given[0]), _row(given[1]), name == symbols.SMALL_FRACTION)
    if name in symbols.ARROWS:
        return Arrow(symbols.ARROWS[name], _row(given[1]), _row(given[0]))
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
    if all((isinstance(token, Char) and token.text.isalnum()) or is_command(token, "_") for token in given[0]):
        return Symbol(_words(given[0]))
    return Group(_row(given[0]))


def _operator(given: list[Tokens]) -> Node:
    """With a star its scripts are limits, as those of max."""
    return Symbol(_words(given[-1]).strip(), Kind.FUNCTION, limits=bool(given[0]))


def _as(kind: Kind) -> Callable[[list[Tokens]], Node]:
    def build(given: list[Tokens]) -> Node:
        match _row(given[0]):
            case (Symbol(text),):
                return Symbol(text, kind, limits=kind is Kind.FUNCTION)
            case (Group((Symbol(text),)),):
                return Symbol(text, kind, limits=kind is Kind.FUNCTION)
            case row:
                return Group(row)

    return build


def _negated(given: list[Tokens]) -> Node:
    match _row(given[0]):
        case (Symbol(text, kind),):
            return Symbol(unicodedata.normalize("NFC", text + "\u0338"), kind)
    raise Unreadable("what is negated is no sign")


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


def _environment(name: str, body: Tokens, arguments: "tuple[Tokens | None, ...]") -> Node:
    if name not in symbols.GRIDS:
        raise Unreadable(f"unknown environment {name}")
    shape, left, right = symbols.GRIDS[name]
    columns = "c" if name in symbols.CENTRED else ""
    if name == "array":
        given = arguments[0] if arguments else None
        columns = "".join(token.text for token in given or () if isinstance(token, Char) and token.text in "lcr|")
    rows = _cells(body)
    if name.startswith("eqnarray"):  # the relation has a column of its own
        rows = tuple((*cells[:1], sum(cells[1:], ())) for cells in rows)
    return Grid(shape, rows, left, right, columns)


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
    **dict.fromkeys(symbols.TRANSPARENT, lambda given: Group(_row(given[-1]))),
    **dict.fromkeys(symbols.COLOURED, lambda given: Group(_row(given[1]))),
    **dict.fromkeys(symbols.BINOMIALS, lambda given: Binomial(_row(given[0]), _row(given[1]))),
    **dict.fromkeys(("mathbb", "mathbbm", "mathds"), _alphabet(DOUBLE_STRUCK)),
    **dict.fromkeys(("mathcal", "mathscr"), _alphabet(CALLIGRAPHIC)),
    **dict.fromkeys(("phantom", "hphantom"), lambda given: Phantom(_row(given[0]))),
    **dict.fromkeys(("boxed", "fbox"), lambda given: Framed(_row(given[0]))),
    **dict.fromkeys(("overset", "stackrel"), lambda given: Stack(_row(given[1]), _row(given[0]), ())),
    "underset": lambda given: Stack(_row(given[1]), (), _row(given[0])),
    "overbrace": lambda given: Brace(_row(given[0]), over=True),
    "underbrace": lambda given: Brace(_row(given[0]), over=False),
    "operatorname": _operator,
    "mathop": _as(Kind.FUNCTION),
    "mathrel": _as(Kind.RELATION),
    "mathbin": _as(Kind.BINARY),
    "not": _negated,
    "sqrt": lambda given: Root(_row(given[0]), _row(given[1])),
    "substack": lambda given: Grid("stack", _cells(given[0])),
    "pmod": lambda given: Fence("(", (Symbol("mod"), Space(1), *_row(given[0])), ")"),
    "tag": lambda given: Group((Space(_BEFORE_TAG), Fence("(", (Text(_words(given[1])),), ")"))),
}
_KNOWN = frozenset().union(
    *(symbols.SYMBOLS, symbols.SPACES, symbols.TEXTS, symbols.ACCENTS, symbols.FRACTIONS, symbols.SILENT),
    *(_BUILDERS, symbols.ARROWS, symbols.BIG, (LEFT, RIGHT, "\\", "over", "choose")),
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
            case Environment(name, body, _arguments):
                if name not in symbols.GRIDS:
                    found[f"\\begin{{{name}}}"] = None
                found |= dict.fromkeys(unknown(body))
            case Braces(body):
                found |= dict.fromkeys(unknown(body))
    return tuple(found)
