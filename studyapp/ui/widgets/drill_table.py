"""The list of drills as rows: one a drill and backend, in columns where there is room."""

from collections.abc import Callable, Sequence
from datetime import date

from textual.content import Content

from studyapp.domain.card import ContentLanguage
from studyapp.i18n import _, listed
from studyapp.study.drill_states import DrillState
from studyapp.ui.drill_words import due_words, last_words, title_words
from studyapp.ui.widgets.due_drills import last_result
from studyapp.ui.widgets.row_list import Row
from studyapp.ui.words import area_word, clock_word, day_word, level_dots, minutes_word

_GAP = 3
#: Cells of the result, which comes last and may be cut, that are worth showing.
_ENOUGH = {2: 12}


def key_of(state: DrillState) -> str:
    return f"{state.drill.slug} {state.backend}"


def drill_table(states: Sequence[DrillState], language: ContentLanguage, today: date, width: int) -> list[Row]:
    """Leave out the columns that say least where all of them don't fit; the detail line says all."""
    columns: list[Callable[[DrillState], Content]] = [
        lambda state: Content.styled(title_words(state, language), "bold" if state.is_due else ""),
        lambda state: Content.styled(due_words(state, today), "$accent" if state.is_due else "$muted"),
        lambda state: last_result(state.last, language),
        lambda state: Content(level_dots(state.drill.level)),
        lambda state: Content.styled(minutes_word(state.drill.minutes), "$muted"),
        lambda state: Content.styled(area_word(state.drill.area), "$muted"),
    ]
    order = (0, 5, 3, 4, 1, 2)
    cells = [[column(state) for state in states] for column in columns]
    sizes = [max((cell.cell_length for cell in column), default=0) for column in cells]
    kept: list[int] = []
    for number in range(len(columns)):
        needed = sum(min(sizes[at], _ENOUGH.get(at, sizes[at])) + _GAP for at in [*kept, number]) - _GAP
        if needed <= width or number < 2:
            kept.append(number)
    shown = [number for number in order if number in kept]
    rows = []
    for at, state in enumerate(states):
        parts = [_padded(cells[number][at], sizes[number]) for number in shown]
        rows.append(Row(key_of(state), Content(" " * _GAP).join(parts).truncate(width, ellipsis=True)))
    return rows


def _padded(cell: Content, size: int) -> Content:
    return Content.assemble(cell, " " * (size - cell.cell_length))


def detail(state: DrillState, language: ContentLanguage) -> Content:
    """Say everything of one drill in a line or two."""
    drill = state.drill
    first = " · ".join((area_word(drill.area), level_dots(drill.level), minutes_word(drill.minutes)))
    parts = []
    if state.first and state.last is None:
        parts.append(_("better after {drills}").format(drills=listed([one.title(language) for one in state.first])))
    if state.draft:
        parts.append(_("begun, a draft waits"))
    if state.last is not None:
        words = _("last {result}, {day}")
        parts.append(words.format(result=last_words(state.last, language), day=day_word(state.last.day)))
    if state.best_seconds is not None:
        parts.append(_("best {time}").format(time=clock_word(state.best_seconds)))
    if state.last is None and not state.draft:
        parts.append(_("not tried yet"))
    second = " · ".join(parts)
    return Content.assemble((first, "$muted"), "\n", second)
