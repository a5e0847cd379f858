"""Arithmetic that authors write, evaluated safely: numbers, names, a few functions, nothing else."""

import ast
import math
import operator
import warnings
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from simpleeval import InvalidExpression, SimpleEval

from studyapp.domain.card import Number
from studyapp.errors import ContentError
from studyapp.i18n import _

MAX_CHARACTERS = 500
MAX_EXPONENT = 10_000
MAX_BITS = 1_000


def _power(base: Number, exponent: Number) -> Number:
    """Refuse integer powers that would take seconds; floats overflow by themselves."""
    if abs(exponent) > MAX_EXPONENT:
        raise OverflowError
    if isinstance(base, int) and isinstance(exponent, int) and base.bit_length() * abs(exponent) > MAX_BITS:
        raise OverflowError
    result: Number = base**exponent
    return result


FUNCTIONS: dict[str, Callable[..., Number]] = {
    "min": min,
    "max": max,
    "floor": math.floor,
    "ceil": math.ceil,
    "round": round,
    "sqrt": math.sqrt,
    "log": math.log,
    "log2": math.log2,
    "exp": math.exp,
    "abs": abs,
}
_OPERATORS: dict[type[ast.AST], Callable[..., object]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: _power,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
    ast.Not: operator.not_,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_NODES = (ast.Name, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp, ast.Load, ast.And, ast.Or)


def parse(text: str) -> ast.expr:
    """Raise ContentError for anything that is no plain arithmetic."""
    if len(text) > MAX_CHARACTERS:
        raise ContentError(_("An expression is longer than {n} characters.").format(n=MAX_CHARACTERS))
    return _parse(text.strip())


@lru_cache(maxsize=4096)
def _parse(text: str) -> ast.expr:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text, mode="eval").body
        nodes = list(ast.walk(tree))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ContentError(_("`{text}` is no expression.").format(text=text), remedy=_allowed_words()) from None
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    for node in nodes:
        if not _allowed(node, called):
            fragment = ast.unparse(node) if isinstance(node, ast.expr) else type(node).__name__
            raise ContentError(_("`{text}` uses `{part}`.").format(text=text, part=fragment), remedy=_allowed_words())
    return tree


def _allowed_words() -> str:
    return _("Write numbers, names, + - * / // % **, comparisons, and/or/not, a if b else c, {names}.").format(
        names=", ".join(f"{name}()" for name in FUNCTIONS)
    )


def _allowed(node: ast.AST, called: set[int]) -> bool:
    match node:
        case ast.Constant(value=value):
            return type(value) in (int, float, bool)
        case ast.Call(func=ast.Name(id=name), keywords=[], args=args):
            return name in FUNCTIONS and len(args) > 0
        case ast.Name(id=name):
            return name not in FUNCTIONS or id(node) in called
        case _:
            return isinstance(node, _NODES) or type(node) in _OPERATORS


def names_in(text: str) -> frozenset[str]:
    """Give the variables an expression reads."""
    names = {node.id for node in ast.walk(parse(text)) if isinstance(node, ast.Name)}
    return frozenset(names - FUNCTIONS.keys())


def evaluate(text: str, names: Mapping[str, Number]) -> Number:
    """Raise ContentError where the result is no finite number."""
    value = _value(text, names)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and _finite(value):
        return value
    raise ContentError(_("`{text}` gives no finite number {values}.").format(text=text, values=show(names)))


def holds(text: str, names: Mapping[str, Number]) -> bool:
    return bool(_value(text, names))


def show(names: Mapping[str, Number]) -> str:
    """`(n = 28, k = 3)`, for messages."""
    return f"({', '.join(f'{name} = {value}' for name, value in names.items())})"


@cache
def _evaluator() -> SimpleEval:
    """One for all: to make one costs more than to evaluate."""
    return SimpleEval(operators=_OPERATORS, functions=FUNCTIONS)


def _value(text: str, names: Mapping[str, Number]) -> object:
    tree = parse(text)
    try:
        evaluator = _evaluator()
        evaluator.names = names
        return evaluator.eval(text, previously_parsed=tree)
    except (InvalidExpression, ArithmeticError, ValueError, TypeError, RecursionError, MemoryError) as error:
        raise ContentError(
            _("`{text}` can't be computed {values}: {reason}.").format(
                text=text, values=show(names), reason=str(error) or type(error).__name__
            )
        ) from None


def _finite(value: Number) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def normal_form(text: str, let: Mapping[str, str]) -> str:
    """Give one spelling for expressions that differ in blanks, brackets or names given by `let`."""
    return ast.unparse(_expand(parse(text), let, depth=0))


def _expand(tree: ast.expr, let: Mapping[str, str], depth: int) -> ast.expr:
    class Expand(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.expr:
            if node.id not in let or depth > len(let):
                return node
            return _expand(parse(let[node.id]), let, depth + 1)

    copy = ast.parse(ast.unparse(tree), mode="eval").body  # the parsed tree is cached: never change it
    expanded: ast.expr = Expand().visit(copy)
    return expanded
