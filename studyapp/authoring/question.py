"""What stands before a card's first section: the question in both languages, and the shared prompt."""

from collections.abc import Sequence

from studyapp.authoring.bilingual import join_lines
from studyapp.authoring.markdown import cut
from studyapp.authoring.report import Report
from studyapp.authoring.sections import RawCard
from studyapp.domain.card import Bilingual
from studyapp.i18n import _

_EN = "**EN**"


def read_question(raw: RawCard, lines: Sequence[str], report: Report) -> tuple[Bilingual, str]:
    """Give the question, and the prompt: the source of every other block before the first `###`."""
    first, last = raw.comment.end, raw.preamble_end
    english = [block for block in raw.preamble if block.first.type == "paragraph_open" and block.text.startswith(_EN)]
    if not raw.question:
        report.add(raw.line, _("The question has no text."), _("Write it after `##`, in Chinese."))
    if len(english) > 1:
        report.add(english[1].start + 1, _("There are two English questions."), _("Keep one paragraph with **EN**."))
    text = join_lines(english[0].text.removeprefix(_EN)) if english else ""
    if not text:
        report.add(
            english[0].start + 1 if english else raw.line,
            _("The English question is missing."),
            _("Write a paragraph `**EN** ...` before the first `###`."),
        )
    if not english:
        return Bilingual(raw.question, text), cut(lines, first, last)
    before = cut(lines, first, english[0].start)
    after = cut(lines, english[0].end, last)
    return Bilingual(raw.question, text), "\n\n".join(filter(None, (before, after)))
