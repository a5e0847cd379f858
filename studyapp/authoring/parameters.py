"""Parameterised cards: draw the numbers, put them into the text, mark a typed answer.

The seed of a showing is f"{card.id}:{review_number}", so an undo or a crash shows the same numbers.
"""

import itertools
import math
import random
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from studyapp.authoring.expressions import evaluate, holds
from studyapp.domain.card import Number, Parameters, Slip
from studyapp.errors import ContentError
from studyapp.i18n import _

PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z_]\w*)\s*\}\}", re.ASCII)
REDRAWS = 200
ENUMERATED = 1_000
FLOAT_NOISE = 1e-9  # relative: what a float answer may be off by arithmetic alone
_LOOK_ALIKES = str.maketrans({"\N{MINUS SIGN}": "-", "\N{FRACTION SLASH}": "/", "\N{DIVISION SLASH}": "/", "。": "."})
_TYPED = re.compile(
    r"(?P<sign>[+-]?)\s*(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:[eE][+-]?\d{1,3})?)"
    r"(?:\s*/\s*(?P<below>\d+(?:\.\d*)?))?\s*(?P<percent>%?)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Draw:
    """`values` holds the variables and the names of `let`, in the order they are written."""

    values: Mapping[str, Number]
    answer: Number

    @property
    def bindings(self) -> dict[str, Number]:
        return {**self.values, "answer": self.answer}


@dataclass(frozen=True, slots=True)
class Right:
    pass


@dataclass(frozen=True, slots=True)
class Slipped:
    slip: Slip


@dataclass(frozen=True, slots=True)
class Off:
    pass


@dataclass(frozen=True, slots=True)
class NotANumber:
    pass


Mark = Right | Slipped | Off | NotANumber


def draw(parameters: Parameters, seed: str) -> Draw:
    """Raise ContentError where no draw fits `where` or the author's arithmetic fails."""
    rng = random.Random(seed)
    for _attempt in range(REDRAWS):
        # int(random() * n): of all of Random, only random() is promised to stay the same between versions.
        values = {name: choices[int(rng.random() * len(choices))] for name, choices in parameters.variables}
        if not parameters.where or holds(parameters.where, values):
            return _complete(parameters, values)
    raise ContentError(
        _("`where` refused {n} draws in a row.").format(n=REDRAWS),
        remedy=_("Widen `vars` or loosen `where`."),
    )


def _complete(parameters: Parameters, variables: Mapping[str, Number]) -> Draw:
    values = dict(variables)
    for name, expression in parameters.let:
        values[name] = evaluate(expression, values)
    return Draw(values, evaluate(parameters.answer, values))


def distinct_draws(parameters: Parameters, at_most: int = 200) -> list[dict[str, Number]]:
    """Give different variable values that fit `where`: all of them, or `at_most` spread over the whole."""
    found: dict[tuple[Number, ...], dict[str, Number]] = {}
    for values in _candidates(parameters):
        if not parameters.where or holds(parameters.where, values):
            found.setdefault(tuple(values.values()), values)
    fitting = list(found.values())
    step = max(1, math.ceil(len(fitting) / at_most))
    return fitting[::step]


def _candidates(parameters: Parameters) -> Iterator[dict[str, Number]]:
    names = [name for name, _choices in parameters.variables]
    choices = [tuple(dict.fromkeys(values)) for _name, values in parameters.variables]
    if math.prod(map(len, choices)) <= ENUMERATED:
        for values in itertools.product(*choices):
            yield dict(zip(names, values, strict=True))
        return
    rng = random.Random("distinct draws")
    for _attempt in range(ENUMERATED):
        yield {name: rng.choice(values) for name, values in zip(names, choices, strict=True)}


def fitting_share(parameters: Parameters) -> float:
    """Give the share of 200 draws that `where` lets through."""
    rng = random.Random("fitting share")
    drawn = ({name: rng.choice(values) for name, values in parameters.variables} for _attempt in range(REDRAWS))
    return sum(holds(parameters.where, values) for values in drawn) / REDRAWS if parameters.where else 1.0


def fill(text: str, drawn: Draw) -> str:
    """Replace each `{{name}}`; a name that wasn't drawn stays as it is."""
    values = drawn.bindings
    return PLACEHOLDER.sub(lambda m: show_number(values[m[1]]) if m[1] in values else m[0], text)


def show_number(value: Number) -> str:
    """Whole numbers in full, others to 6 significant digits."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < 1e15):
        return str(int(value))
    return re.sub(r"e([+-])0+(\d)", r"e\1\2", f"{value:.6g}")


def mark_number(parameters: Parameters, drawn: Draw, typed: str) -> Mark:
    """Mark what was typed: `12`, `1,024`, `1e-3`, `1/3`, `50%`, full-width digits and signs too.

    `50%` is right where 0.5 is, and also where 50 is: cards ask for percentages both ways.
    """
    readings = read_number(typed)
    if not readings:
        return NotANumber()
    if any(_equal(reading, drawn.answer, parameters.tolerance) for reading in readings):
        return Right()
    for slip, value in _slips(parameters, drawn):
        if any(_equal(reading, value, parameters.tolerance) for reading in readings):
            return Slipped(slip)
    return Off()


def _slips(parameters: Parameters, drawn: Draw) -> Iterator[tuple[Slip, Number]]:
    """A slip that can't be computed for this draw, or that gives the right answer, tells nothing."""
    for slip in parameters.slips:
        try:
            value = evaluate(slip.expression, drawn.bindings)
        except ContentError:
            continue
        if not _equal(Fraction(value), drawn.answer, parameters.tolerance):
            yield slip, value


def _equal(reading: Fraction, value: Number, tolerance: float) -> bool:
    exact = Fraction(value)
    noise = Fraction(FLOAT_NOISE) * abs(exact) if isinstance(value, float) else 0
    return abs(reading - exact) <= Fraction(tolerance) + noise


def read_number(typed: str) -> tuple[Fraction, ...]:
    """Give every reading of a typed number; none if it is no finite number."""
    plain = unicodedata.normalize("NFKC", typed).translate(_LOOK_ALIKES).strip()
    match = _TYPED.fullmatch(plain) if len(plain) <= 60 else None
    if match is None or not re.match(r"\d|\.\d", match["number"]):
        return ()
    below = Fraction(match["below"] or 1)
    if below == 0:
        return ()
    value = Fraction(match["number"].replace(",", "")) / below * (-1 if match["sign"] == "-" else 1)
    return (value / 100, value) if match["percent"] else (value,)
