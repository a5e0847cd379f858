"""Checks of what a card shows: placeholders that stand for nothing, bold that isn't bold."""

from collections.abc import Iterable, Sequence

from studyapp.authoring.bilingual import has_chinese
from studyapp.authoring.markdown import Block, inline_texts
from studyapp.authoring.parameters import PLACEHOLDER
from studyapp.authoring.report import Report
from studyapp.domain.card import Parameters
from studyapp.i18n import _


def report_dead_bold(blocks: Iterable[Block], report: Report) -> None:
    """`**作用：**代替` is not bold (commonmark-spec issue 650)."""
    for block in blocks:
        for line, text, source in inline_texts(block):
            if "**" in text and has_chinese(source):
                report.add(
                    line + 1,
                    _("A `**` here is shown as it stands, not as bold."),
                    _("Move the punctuation outside: `**作用**：代替`."),
                    "warning",
                )


def report_placeholders_of_plain_card(blocks: Iterable[Block], report: Report) -> None:
    """In code and formulas of a plain card `{{x}}` may be just what it says."""
    for block in blocks:
        for line, text, _source in inline_texts(block):
            for found in PLACEHOLDER.finditer(text):
                report.add(
                    line + 1,
                    _("`{name}` is not declared.").format(name=found[0]),
                    _("Write `kind: param` and declare it under `### 参数 / Parameters`."),
                )


def report_placeholders(ranges: Iterable[range], lines: Sequence[str], parameters: Parameters, report: Report) -> None:
    """Lines are 0-based. Everything shown of a parameterised card is filled, code and formulas too."""
    known = [name for name, _choices in parameters.variables] + [name for name, _expr in parameters.let]
    for number in (number for each in ranges for number in each):
        for found in PLACEHOLDER.finditer(lines[number]):
            if found[1] not in (*known, "answer"):
                report.add(
                    number + 1,
                    _("`{name}` is not declared.").format(name=found[0]),
                    _("Declared are {names} and answer; add it under `vars` or `let`.").format(names=", ".join(known)),
                )
