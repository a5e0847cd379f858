"""Check that every formula can be set: the app would show the source of one that can't."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from studyapp.authoring.formulas import Formula, formulas
from studyapp.authoring.parameters import PLACEHOLDER, draw, fill
from studyapp.authoring.report import Report
from studyapp.authoring.source import read_lines
from studyapp.domain.card import AuthoredCard
from studyapp.domain.problem import Place, Problem
from studyapp.errors import ContentError
from studyapp.i18n import _
from studyapp.typeset.formula import can_be_set, unknown_commands

# A formula with drawn numbers is checked with so many draws.
_DRAWS = 3


def check_formulas(data: bytes, name: str, cards: Sequence[AuthoredCard] = ()) -> Iterator[Problem]:
    """`cards` are those of the file: where one has parameters, its formulas are checked with numbers in them."""
    for formula in formulas("\n".join(read_lines(data, Report(name)))):
        for latex in _as_shown(formula, cards):
            if problems := [*_problems(latex, formula.line, name)]:
                yield from problems
                break


def check_statements(root: Path) -> Iterator[Problem]:
    """Check the statements of the drills under `root`; one that can't be read is another check's to report."""
    for path in sorted(root.glob("drills/*/statement.*.md")):
        try:
            data = path.read_bytes()
        except OSError:
            continue
        yield from check_formulas(data, f"{root.name}/drills/{path.parent.name}/{path.name}")


def _as_shown(formula: Formula, cards: Sequence[AuthoredCard]) -> Iterator[str]:
    above = [card for card in cards if card.place.line <= formula.line]
    card = max(above, key=lambda card: card.place.line, default=None)
    if card is None or card.card.parameters is None or not PLACEHOLDER.search(formula.latex):
        yield formula.latex
        return
    for number in range(_DRAWS):
        try:
            yield fill(formula.latex, draw(card.card.parameters, f"{card.card.id}:{number}"))
        except ContentError:
            continue  # parse_cards reports it


def _problems(latex: str, line: int, name: str) -> Iterator[Problem]:
    unknown = unknown_commands(latex)
    for command in unknown:
        yield Problem(
            Place(name, line + latex[: latex.find(command)].count("\n")),
            _("The formula has the unknown command `{command}`.").format(command=command),
            _("Write it with the usual commands of LaTeX."),
        )
    if not unknown and not can_be_set(latex):
        yield Problem(
            Place(name, line),
            _("The formula `{latex}` is broken LaTeX.").format(latex=_short(latex)),
            _("Look at its braces, its brackets and its scripts."),
        )


def _short(latex: str) -> str:
    words = " ".join(latex.split())
    return words if len(words) <= 60 else words[:59] + "…"
