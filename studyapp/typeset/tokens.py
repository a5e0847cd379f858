"""LaTeX source as a small tree of tokens. The only place that knows pylatexenc."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pylatexenc import latexwalker, macrospec

from studyapp.typeset.symbols import COMMAND_ARGUMENTS, ENVIRONMENT_ARGUMENTS


class Unreadable(Exception):
    """The formula can't be set: an unknown command or broken LaTeX. Its source is shown instead."""


@dataclass(frozen=True, slots=True)
class Char:
    """One character as typed, spaces too."""

    text: str


@dataclass(frozen=True, slots=True)
class Command:
    """`name` without backslash; an optional argument that isn't there is None."""

    name: str
    arguments: "tuple[Tokens | None, ...]"


@dataclass(frozen=True, slots=True)
class Braces:
    body: "Tokens"


@dataclass(frozen=True, slots=True)
class Environment:
    name: str
    body: "Tokens"
    arguments: "tuple[Tokens | None, ...]"


Token = Char | Command | Braces | Environment
Tokens = tuple[Token, ...]

_ROW_SKIP = re.compile(r"\\\\\s*\[\s*-?[\d.]+\s*(?:pt|em|ex|mm|cm)\s*\]")


def tokenize(latex: str) -> Tokens:
    source = _ROW_SKIP.sub(r"\\\\ ", latex)
    walker = latexwalker.LatexWalker(source, latex_context=_context(), tolerant_parsing=False)
    try:
        nodes, _start, _length = walker.get_latex_nodes()
        return _tokens(nodes)
    except (latexwalker.LatexWalkerError, RecursionError) as error:
        raise Unreadable from error


@cache
def _context() -> Any:
    context = macrospec.LatexContextDb()
    context.add_context_category(
        "formula",
        macros=[macrospec.std_macro(name, spec) for name, spec in COMMAND_ARGUMENTS.items()],
        environments=[
            macrospec.EnvironmentSpec(name, args_parser=macrospec.MacroStandardArgsParser(spec))
            for name, spec in ENVIRONMENT_ARGUMENTS.items()
        ],
        specials=[macrospec.SpecialsSpec("&"), macrospec.SpecialsSpec("~")],
    )
    context.set_unknown_macro_spec(macrospec.MacroSpec(""))
    context.set_unknown_environment_spec(macrospec.EnvironmentSpec(""))
    return context


def _tokens(nodes: Any) -> Tokens:
    found: list[Token] = []
    for node in nodes:
        if node is None or node.isNodeType(latexwalker.LatexCommentNode):
            continue
        if node.isNodeType(latexwalker.LatexCharsNode):
            found += map(Char, node.chars)
        elif node.isNodeType(latexwalker.LatexSpecialsNode):
            found.append(Char(node.specials_chars))
        elif node.isNodeType(latexwalker.LatexMacroNode):
            found.append(Command(node.macroname, _arguments(node)))
        elif node.isNodeType(latexwalker.LatexEnvironmentNode):
            found.append(Environment(node.environmentname, _tokens(node.nodelist), _arguments(node)))
        else:
            found.append(Braces(_tokens(node.nodelist)))
    return tuple(found)


def _arguments(node: Any) -> "tuple[Tokens | None, ...]":
    given = node.nodeargd.argnlist if node.nodeargd else []
    return tuple(None if argument is None else _content(argument) for argument in given)


def _content(argument: Any) -> Tokens:
    if argument.isNodeType(latexwalker.LatexGroupNode):
        return _tokens(argument.nodelist)
    return _tokens([argument])
