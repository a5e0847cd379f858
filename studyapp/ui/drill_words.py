"""How a drill's backend, schedule and results are said."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from studyapp.domain.card import ContentLanguage
from studyapp.i18n import N_, _, ngettext
from studyapp.judge.drill import Backend
from studyapp.judge.starter import Level
from studyapp.study.drill_states import AttemptSummary, DrillState, Standing
from studyapp.ui.words import clock_word, coming_day_word

if TYPE_CHECKING:
    from studyapp.judge.verdict import Outcome
    from studyapp.study.practice import Practice

BACKEND_NAMES: dict[Backend, str] = {"numpy": "NumPy", "torch": "PyTorch"}
_STARTERS: dict[Level, str] = {
    "read": N_("from the whole answer"),
    "fill": N_("from an answer with gaps"),
    "signature": N_("from the signature"),
    "blank": N_("from a blank file"),
}
_STANDINGS: dict[Standing, str] = {
    "due": N_("due"),
    "begun": N_("begun"),
    "untouched": N_("not begun"),
    "later": N_("due later"),
    "aside": N_("set aside"),
}


def standing_word(standing: Standing) -> str:
    return _(_STANDINGS[standing])


def title_words(state: DrillState, language: ContentLanguage) -> str:
    return f"{state.drill.title(language)} · {BACKEND_NAMES[state.backend]}"


def due_words(state: DrillState, today: date) -> str:
    if state.state == "suspended":
        return standing_word("aside")
    if state.due is None:
        return standing_word(state.standing)
    if state.days_late > 0:
        return ngettext("{n} day late", "{n} days late", state.days_late).format(n=state.days_late)
    if state.days_late == 0:
        return _("due today")
    return coming_day_word(today - timedelta(days=state.days_late), today)


def last_words(last: AttemptSummary | None, language: ContentLanguage) -> str:
    """Say how the last attempt went, in a few words; nothing if there was none."""
    if last is None:
        return ""
    match last.conclusion:
        case "accepted":
            return f"✓ {clock_word(last.seconds)}"
        case "gave_up":
            return "✗ " + _("given up")
        case _:
            failed = last.failed_zh if language == "zh" else last.failed_en
            return "✗ " + (failed or conclusion_word(last.conclusion))


def conclusion_word(conclusion: str) -> str:
    from studyapp.judge.telling import outcome_word  # the verdict's classes take longer to load than all of Today

    return outcome_word(cast("Outcome", conclusion))


def sitting_words(practice: "Practice") -> str:
    """Say what a grade has to go by."""
    time = _("{time} of {limit}").format(time=clock_word(practice.elapsed_s), limit=clock_word(practice.limit_s))
    if practice.accepted:
        parts = [_("accepted, {time}").format(time=time)]
    elif practice.gave_up:
        parts = [_("given up, {time}").format(time=time)]
    else:
        parts = [_("not accepted, {time}").format(time=time)]
    parts.append(ngettext("{n} try", "{n} tries", practice.tries).format(n=practice.tries))
    hints = ngettext("{n} hint", "{n} hints", practice.hints).format(n=practice.hints)
    parts += [hints if practice.hints else _("no hint"), _(_STARTERS[practice.level])]
    return " · ".join(parts)
