"""The `yaml params` fence: how the numbers of a parameterised card are drawn."""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainValidator

from studyapp.authoring.bilingual import split_languages
from studyapp.authoring.expressions import FUNCTIONS, evaluate, names_in, parse
from studyapp.authoring.parameters import distinct_draws, fitting_share
from studyapp.authoring.validation import Fault, Strict, refusal
from studyapp.domain.card import Bilingual, Number, Parameters, Slip
from studyapp.errors import ContentError
from studyapp.i18n import _

MAX_CHOICES = 1_000
MIN_DRAWS = 5
MIN_SHARE = 0.05  # with fewer, 200 redraws would now and then find nothing


def _number(value: object) -> Number:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            if math.isfinite(value):
                return value
        except OverflowError:
            pass
    raise refusal(_("this is no finite number."), _("Write for example 3, 0.5 or 1.0e-3."))


def _expression(value: object) -> str:
    """YAML reads `answer: 4` as a number; it is an expression all the same."""
    text = value if isinstance(value, str) else str(_number(value))
    try:
        parse(text)
    except ContentError as error:
        raise refusal(error.what, error.remedy) from None
    return text


def _tolerance(value: object) -> Number:
    if (number := _number(value)) >= 0:
        return number
    raise refusal(_("a tolerance is never negative."), _("Write 0, or how far off an answer may be."))


def _choices(value: object) -> object:
    """Expand `{from: 0, to: 3, step: 1}`, both ends included."""
    if not isinstance(value, dict):
        return value
    if not {"from", "to"} <= value.keys() <= {"from", "to", "step"}:
        raise refusal(_("a range needs `from` and `to`."), _("Write {from: 0, to: 3} or {from: 0, to: 1, step: 0.25}."))
    start, end, step = (_number(value.get(key, 1)) for key in ("from", "to", "step"))
    if step <= 0 or end < start or (end - start) / step >= MAX_CHOICES:
        raise refusal(
            _("the range is empty or has more than {n} values.").format(n=MAX_CHOICES),
            _("Make `to` larger than `from` and `step` positive."),
        )
    count = math.floor((end - start) / step + 1e-9) + 1
    return [start + i * step for i in range(count)]


Finite = Annotated[int | float, PlainValidator(_number)]
Tolerance = Annotated[int | float, PlainValidator(_tolerance)]
Expression = Annotated[str, BeforeValidator(_expression)]
Choices = Annotated[list[Finite], Field(min_length=1, max_length=MAX_CHOICES), BeforeValidator(_choices)]


class ParameterData(Strict):
    vars: Annotated[dict[str, Choices], Field(min_length=1)]
    where: Expression | None = None
    let: dict[str, Expression] = Field(default_factory=dict)
    answer: Expression
    tolerance: Tolerance = 0
    slips: dict[str, Expression] = Field(default_factory=dict)

    def parameters(self) -> Parameters:
        return Parameters(
            variables=tuple((name, tuple(choices)) for name, choices in self.vars.items()),
            where=self.where or "",
            let=tuple(self.let.items()),
            answer=self.answer,
            tolerance=float(self.tolerance),
            slips=tuple(
                # A name in one language serves both, as in CARDS.md; content/ gives both.
                Slip(split_languages(name) or Bilingual(name, name), expression)
                for name, expression in self.slips.items()
            ),
        )

    def faults(self) -> Iterator[Fault]:
        """Give what is wrong between the parts: names first, then what 200 draws come to."""
        found = [*self._bad_names(), *self._unknown_names()]
        yield from found or self._bad_draws()

    def _bad_names(self) -> Iterator[Fault]:
        taken = {"answer"}
        for part, names in (("vars", self.vars), ("let", self.let)):
            for name in names:
                if not (name.isidentifier() and name.isascii()) or name in FUNCTIONS or name in taken:
                    yield Fault(
                        (part, name),
                        _("`{name}` can't name a value.").format(name=name),
                        _("Use letters and digits, no function's name, not `answer`, and each name once."),
                    )
                taken.add(name)

    def _unknown_names(self) -> Iterator[Fault]:
        known = set(self.vars)
        if self.where:
            yield from _unknown(("where",), self.where, known)
        for name, expression in self.let.items():
            yield from _unknown(("let", name), expression, known)
            known.add(name)
        yield from _unknown(("answer",), self.answer, known)
        for name, expression in self.slips.items():
            yield from _unknown(("slips", name), expression, known | {"answer"})

    def _bad_draws(self) -> Iterator[Fault]:
        parameters = self.parameters()
        try:
            draws = distinct_draws(parameters)
        except ContentError as error:
            yield Fault(("where",), error.what, error.remedy)
            return
        yield from _too_few_draws(parameters, draws)
        failures = (failure for values in draws for failure in self._failures(values))
        yield from itertools.islice(failures, 1)

    def _failures(self, values: Mapping[str, Number]) -> Iterator[Fault]:
        """Give the first expression that has no value for this draw."""
        known = dict(values)
        expressions = [(("let", name), name, expression) for name, expression in self.let.items()]
        slips = [(("slips", name), "", expression) for name, expression in self.slips.items()]
        for path, name, expression in [*expressions, (("answer",), "answer", self.answer), *slips]:
            try:
                value = evaluate(expression, known)
            except ContentError as error:
                yield Fault(path, error.what, error.remedy or _("Exclude such draws with `where`."))
                return
            if name:
                known[name] = value


def _unknown(path: tuple[str, ...], expression: str, known: set[str]) -> Iterator[Fault]:
    for name in sorted(names_in(expression) - known):
        yield Fault(
            path,
            _("`{expression}` uses `{name}`, which isn't known there.").format(expression=expression, name=name),
            _("Known there: {names}.").format(names=", ".join(sorted(known))),
        )


def _too_few_draws(parameters: Parameters, draws: Sequence[Mapping[str, Number]]) -> Iterator[Fault]:
    if len(draws) < MIN_DRAWS:
        yield Fault(
            ("vars",),
            _("Only {n} different draws fit; {least} are needed.").format(n=len(draws), least=MIN_DRAWS),
            _("Add values to `vars` or loosen `where`."),
        )
    elif (share := fitting_share(parameters)) < MIN_SHARE:
        yield Fault(
            ("where",),
            _("`where` lets only {share:.1%} of the draws through.").format(share=share),
            _("Choose `vars` so that at least {least:.0%} fit.").format(least=MIN_SHARE),
        )
