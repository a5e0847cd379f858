"""The pieces of the drill screen that are read: its title, its clock and its statement."""

from textual.content import Content

from studyapp.domain.card import ContentLanguage
from studyapp.i18n import _
from studyapp.judge.drill import CORE
from studyapp.judge.statement import HEADINGS, Statement
from studyapp.study.practice import Practice
from studyapp.ui.drill_words import BACKEND_NAMES
from studyapp.ui.widgets.card_text import render_markdown
from studyapp.ui.words import clock_word

# In the language of the statement, not of the interface.
_HINT = {"zh": "提示 {n} / {of}", "en": "Hint {n} of {of}"}


def title(practice: Practice, stage: str, language: ContentLanguage, *, narrow: bool) -> Content:
    name = practice.drill.title(language) if stage == CORE else stage_title(practice, stage, language)
    words = [BACKEND_NAMES[practice.backend]]
    if practice.device == "cuda" or not narrow:
        words.append(practice.device)
    tries = _("try {n}").format(n=practice.tries + (not practice.accepted))
    return Content.assemble((name, "bold"), " · " + " · ".join(words), (f"     {tries}", "$muted"))


def stage_title(practice: Practice, stage: str, language: ContentLanguage) -> str:
    found = next(one for one in practice.drill.stages if one.name == stage)
    return found.title_zh if language == "zh" else found.title_en


def clock(practice: Practice, *, hidden: bool) -> Content:
    """Give the time that is left, or how far over it; how long it took, once it is accepted."""
    limit = clock_word(practice.limit_s)
    left = practice.limit_s - practice.elapsed_s
    if practice.accepted or practice.gave_up:
        return Content.styled(_("{time} of {limit}").format(time=clock_word(practice.elapsed_s), limit=limit), "$muted")
    if hidden:
        return Content.styled(_("clock hidden"), "$muted")
    if left > 0:
        return Content(_("{time} of {limit}").format(time=clock_word(left + 0.999), limit=limit))
    return Content.styled(_("{time} over {limit}").format(time="+" + clock_word(-left), limit=limit), "$text-warning")


def statement(
    said: Statement, language: ContentLanguage, width: int, *, hints: int, ended: bool, stage: str
) -> Content:
    """Give what is to be done; hints as far as they were asked for. What is asked next stands first."""
    _task, example, not_allowed, complexity, _hints, follow_ups = HEADINGS[language]
    parts = [] if stage == CORE else [said.stages[stage], "---"]
    if ended and said.follow_ups and stage == CORE:
        parts += [f"## {follow_ups}", "\n".join(f"- {one}" for one in said.follow_ups), "---"]
    parts += [said.task, f"## {example}", said.example]
    parts += [f"## {not_allowed}", said.not_allowed, f"## {complexity}", said.complexity]
    for number, hint in enumerate(said.hints[:hints], start=1):
        parts += [f"## {_HINT[language].format(n=number, of=len(said.hints))}", hint]
    return render_markdown("\n\n".join(part for part in parts if part), width)
