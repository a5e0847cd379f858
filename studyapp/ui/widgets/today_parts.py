"""The pieces of Today, as text. Every bar has its number beside it."""

from collections.abc import Callable, Sequence

from textual.content import Content

from studyapp.domain.card import ContentLanguage
from studyapp.domain.problem import Problem
from studyapp.i18n import _, ngettext, sentences
from studyapp.storage.figures import Recalled
from studyapp.study.drill_states import DrillState
from studyapp.study.progress import HEAT_DAYS, Today
from studyapp.typeset.cells import cell_len
from studyapp.ui.widgets.bars import clickable
from studyapp.ui.widgets.due_drills import due_block
from studyapp.ui.words import area_word, broken, coming_day_word, minutes_word, percent_word

_SHADES = "·░▒▓█"
_BAR = 10
# More than these would push the rest of Today out of sight; the list of drills has them all.
_DRILLS = 4


#: Says the key of a binding's id, the user's own where there is one.
KeyOf = Callable[[str], str]


def body(
    today: Today,
    drills: Sequence[DrillState],
    problems: Sequence[Problem],
    language: ContentLanguage,
    width: int,
    key: KeyOf,
) -> Content:
    """`drills` are those due."""
    blocks = [_headline(today, len(drills), width)]
    if words := _state_words(today, len(drills), key):
        blocks.append(Content(broken(words, width)))
    if today.areas:
        blocks.append(_areas(today.areas, width))
    if drills:
        blocks.append(due_block(drills[:_DRILLS], language, today.study_day, width, _column()))
    if any(today.heat):
        blocks.append(_looking_back(today, width))
    if problems:
        blocks.append(_problem_line(problems, key))
    return Content("\n").join(Content("\n\n").join(blocks).wrap(width))


def _headline(today: Today, drills: int, width: int) -> Content:
    counts = [(today.due, _("due")), (today.new, _("new"))]
    counts += [(today.learning, _("in steps"))] if today.learning else []
    counts += [(drills, ngettext("drill", "drills", drills))] if drills else []
    left = Content("     ").join(Content.assemble((str(n), "bold $accent"), f" {word}") for n, word in counts)
    if not today.minutes:
        return left
    right = Content.styled(_minutes(today), "$muted")
    gap = width - left.cell_length - right.cell_length
    return Content.assemble(left, " " * gap, right) if gap > 2 else Content.assemble(left, "\n", right)


def _minutes(today: Today) -> str:
    words = _("about {minutes} (a guess yet)") if today.guessed else _("about {minutes}")
    return words.format(minutes=minutes_word(today.minutes))


def _state_words(today: Today, drills: int, key: KeyOf) -> str:
    """Say what isn't plain from the numbers: an empty deck, a first day, days missed, nothing due."""
    if not today.items:
        return _("There are no cards. `studyapp content check` says why; your own go into the folder notes/.")
    if today.days_missed:
        missed = ngettext("You were away for {n} day.", "You were away for {n} days.", today.days_missed)
        return sentences(missed.format(n=today.days_missed), _("Nothing is lost: those longest due come first."))
    if not (today.due or today.new or today.learning):
        return _nothing_due(today, drills, key)
    if not any(today.heat):
        words = _("{n} cards wait for you. {key} shows the first ones.")
        return words.format(n=today.items, key=key("today.review"))
    if today.beyond > 0:
        return _("{n} more are due, beyond the daily limit or put off beside a sibling.").format(n=today.beyond)
    return ""


def _nothing_due(today: Today, drills: int, key: KeyOf) -> str:
    done = _("Done for today.") if today.reviewed_today else _("Nothing is due.")
    if drills:
        done = ngettext(
            "No card is due, but {n} drill is: {key}.", "No card is due, but {n} drills are: {key}.", drills
        )
        done = done.format(n=drills, key=key("today.drills"))
    coming = waiting = ""
    if today.next_day is not None:
        coming = _("The next cards come {day}.").format(day=coming_day_word(today.next_day, today.study_day))
    if today.unseen:
        waiting = _("{n} new cards are waiting: {key} brings five.")
    return sentences(done, coming, waiting.format(n=today.unseen, key=key("today.more_new")))


def _areas(areas: Sequence[tuple[str, int]], width: int) -> Content:
    """Set the areas in two columns where there is room."""
    most = max(count for _area, count in areas)
    name_width = max(cell_len(area_word(area)) for area, _count in areas)
    cells = [_area_cell(area, count, most, name_width) for area, count in areas]
    if width < 2 * (name_width + _BAR + 8):
        return Content("\n").join(cells)
    column = width // 2
    rows = []
    for left, right in zip(cells[::2], [*cells[1::2], Content("")], strict=False):
        rows.append(Content.assemble(left, " " * (column - left.cell_length), right))
    return Content("\n").join(rows)


def _area_cell(area: str, count: int, most: int, name_width: int) -> Content:
    name = area_word(area)
    bar = max(1, round(_BAR * count / most))
    gap, rest = " " * (name_width - cell_len(name) + 2), " " * (_BAR - bar)
    cell = Content.assemble(name, gap, ("█" * bar, "$accent"), rest, f" {count:>3}")
    return clickable(cell, f"screen.area({area!r})")


def _column() -> int:
    """Give the column behind the labels."""
    return max(map(cell_len, (_("Drills"), _("Last 8 weeks"), _("Recall")))) + 2


def _looking_back(today: Today, width: int) -> Content:
    labels, column = (_("Last 8 weeks"), _("Recall")), _column()
    weeks = max(1, min(HEAT_DAYS // 7, (width - column + 1) // 8))  # the earliest give way where it is narrow
    days = today.heat[-7 * weeks :]
    most = max(*days, 1)
    shades = [_SHADES[0 if not n else 1 + min(3, 4 * n // (most + 1))] for n in days]
    total = ngettext("{n} grade", "{n} grades", sum(today.heat)).format(n=sum(today.heat))
    heat, recall = (label + " " * (column - cell_len(label)) for label in labels)
    return Content.assemble(
        heat,
        (" ".join("".join(shades[i : i + 7]) for i in range(0, len(shades), 7)), "$accent"),
        (f"\n{' ' * column}{total}\n", "$muted"),
        recall,
        _recall(today.yesterday, today.month),
    )


def _recall(yesterday: Recalled, month: Recalled | None) -> str:
    parts = []
    if yesterday.asked:
        parts.append(_("yesterday {right} of {asked}").format(right=yesterday.right, asked=yesterday.asked))
    if month is not None:
        parts.append(_("last 30 days {percent}").format(percent=percent_word(month.right / month.asked)))
    else:
        parts.append(_("last 30 days: not enough data yet"))
    return " · ".join(parts)


def _problem_line(problems: Sequence[Problem], key: KeyOf) -> Content:
    errors = sum(problem.severity == "error" for problem in problems)
    words = ngettext("{n} mistake in cards or configuration", "{n} mistakes in cards or configuration", len(problems))
    sign = "✗" if errors else "~"
    line = Content.assemble(
        (f"{sign} {words.format(n=len(problems))}", "$text-error" if errors else "$text-warning"),
        f"  {problems[0].place}   " + _("{key} shows them").format(key=key("today.problems")),
    )
    return clickable(line, "screen.problems")
