"""The drills that are due, as Today tells of them."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from studyapp.domain.card import ContentLanguage
from studyapp.i18n import _
from studyapp.study.drill_states import AttemptSummary, DrillState
from studyapp.typeset.cells import cell_len
from studyapp.ui.drill_words import due_words, last_words, title_words
from studyapp.ui.widgets.bars import clickable

_GAP = 3
# A time, or the beginning of a failed case's name.
_LEAST_LAST = 9


def due_block(states: Sequence[DrillState], language: ContentLanguage, today: date, width: int, column: int) -> Content:
    """Give the drills that are due, for Today: what, since when, and how it went last. `column`: where they begin."""
    label = _("Drills")
    titles = [title_words(state, language) for state in states]
    dues = [due_words(state, today) for state in states]
    lasts = [last_result(state.last, language) for state in states]
    title_size, due_size = (max(map(cell_len, words), default=0) + _GAP for words in (titles, dues))
    room = width - column - title_size - due_size
    lines = []
    for at, (title, due, last) in enumerate(zip(titles, dues, lasts, strict=True)):
        head = label if at == 0 else ""
        line = Content.assemble(
            head + " " * (column - cell_len(head)),
            title + " " * (title_size - cell_len(title)),
            (due, "$accent"),
        )
        if last and room > _LEAST_LAST:
            line = Content.assemble(line, " " * (due_size - cell_len(due)), last)
        key = f"{states[at].drill.slug} {states[at].backend}"
        lines.append(clickable(line.truncate(width, ellipsis=True), f"app.drills({key!r})"))
    return Content("\n").join(lines)


def last_result(last: AttemptSummary | None, language: ContentLanguage) -> Content:
    """Say how the last attempt went, its sign in colour too."""
    sign, _space, rest = last_words(last, language).partition(" ")
    return Content.assemble((sign, "$text-success" if sign == "✓" else "$text-error"), f" {rest}" if rest else "")
