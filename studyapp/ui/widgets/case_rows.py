"""A failed case, a fault, a card: rows that open to what there is to read about them."""

from collections.abc import Sequence

from textual.content import Content

from studyapp.domain.card import Card, ContentLanguage
from studyapp.i18n import _
from studyapp.judge import telling
from studyapp.judge.verdict import CaseResult
from studyapp.study.setting_aside import without_numbers
from studyapp.ui.widgets.card_text import render_markdown
from studyapp.ui.widgets.row_list import Row
from studyapp.ui.widgets.runs import printable
from studyapp.ui.words import broken

# More of what the code printed doesn't help to find the mistake.
_PRINTED_LINES = 20
_INDENT = 2


def case_key(result: CaseResult) -> str:
    return f"case {result.name}"


def card_key(card: Card) -> str:
    return f"card {card.id}"


def case_row(results: Sequence[CaseResult], opened: bool, width: int) -> Row:
    """Give a case that failed in some dtypes. As long as it isn't open, its head tells the fault's first line too."""
    dtypes = ", ".join(result.dtype for result in results)
    head = Content.assemble(("✗ ", "$text-error"), f"{telling.name_of(results[0])} · {dtypes}")
    told = [_explained(result) for result in results]
    if not opened:
        rest = f"   {printable(told[0][0])}" if told[0] else ""
        return Row(case_key(results[0]), Content.assemble(head, (rest, "$muted")).truncate(width, ellipsis=True))
    bodies = [_case_body(results[0], width)]
    for result, lines in zip(results[1:], told[1:], strict=True):
        if lines[:1] != told[0][:1]:
            bodies.append(_titled(result.dtype, _case_body(result, width)))
    body = Content("\n").join([one for one in bodies if one])
    return Row(case_key(results[0]), head.truncate(width, ellipsis=True), body)


def _explained(result: CaseResult) -> list[str]:
    return telling.explain(result.fault) if result.fault is not None else []


def _case_body(result: CaseResult, width: int) -> Content:
    parts = [_lines(_explained(result), width)]
    if result.inputs:
        parts.append(_titled(_("Called with"), _lines(result.inputs, width)))
    if result.printed:
        parts.append(_titled(_("Printed"), _printed(result.printed, width)))
    return Content("\n").join([part for part in parts if part])


def told_row(key: str, sign: str, style: str, told: Sequence[str], width: int) -> Row:
    lines = [piece for line in told for piece in broken(printable(line), width - _INDENT).split("\n")] or [""]
    return Row(key, Content.assemble((sign, style), lines[0]), Content("\n").join(map(_indented, lines[1:])))


def printed_row(key: str, title: str, text: str, opened: bool, width: int) -> Row:
    return Row(key, Content.styled(title, "$muted"), _printed(text, width) if opened else Content(""))


def card_row(card: Card, opened: bool, language: ContentLanguage, width: int) -> Row:
    question = render_markdown(without_numbers(card.question).text(language), width - _INDENT).split("\n")
    head = Content.assemble(("→ ", "$accent"), question[0])
    if not opened:
        return Row(card_key(card), head)
    answer = render_markdown(without_numbers(card.answer).text(language), width - _INDENT)
    lines = [*question[1:], *answer.split("\n", allow_blank=True)]
    return Row(card_key(card), head, Content("\n").join(Content.assemble(" " * _INDENT, line) for line in lines))


def _lines(texts: Sequence[str], width: int) -> Content:
    return Content("\n").join(_line(line, width) for text in texts for line in text.split("\n"))


def _line(line: str, width: int) -> Content:
    """Break a line; what follows stands as far in as the line itself, and a little more if it stands in at all."""
    line = printable(line.expandtabs(4))
    text = line.lstrip(" ")
    margin = " " * (_INDENT + len(line) - len(text))
    first, *rest = broken(text, max(20, width - len(margin) - _INDENT)).split("\n")
    hanging = margin + " " * _INDENT if line != text else margin
    return Content("\n".join([margin + first, *(hanging + piece for piece in rest)]))


def _titled(title: str, body: Content) -> Content:
    return Content.assemble((_indented(title), "$muted"), "\n", body)


def _printed(text: str, width: int) -> Content:
    lines = text.rstrip("\n").split("\n")
    shown = [_line(line, width) for line in lines[:_PRINTED_LINES]]
    if len(lines) > _PRINTED_LINES:
        words = _("… and {n} more lines").format(n=len(lines) - _PRINTED_LINES)
        shown.append(Content.styled(_indented(words), "$muted"))
    return Content("\n").join(shown)


def _indented(line: str) -> str:
    return " " * _INDENT + line
