"""A debrief as a text to keep: markdown that any reader shows."""

from collections.abc import Iterator

from studyapp.domain.card import ContentLanguage
from studyapp.i18n import _
from studyapp.study.debrief import Answered, Debrief
from studyapp.ui.mock_words import (
    SIGNS,
    code_words,
    confidence_word,
    earlier_lines,
    effect_words,
    mark_word,
    readiness_words,
    reason_words,
    score_lines,
    suggestion_words,
)
from studyapp.ui.words import clock_word, percent_word


def as_markdown(debrief: Debrief, language: ContentLanguage) -> str:
    """Give the whole debrief: score, every turn with its marks and their evidence, what came back to the queue."""
    return "\n\n".join(part for part in _parts(debrief, language) if part) + "\n"


def _parts(debrief: Debrief, language: ContentLanguage) -> Iterator[str]:
    stored = debrief.stored
    title = stored.plan.preset.title.text(language)
    yield f"# {title} · {stored.study_day}"
    yield f"{stored.plan.preset.id} · {stored.persona} · seed {stored.plan.seed} · bank {stored.bank[:12]}"
    if not debrief.finished:
        words = _("Not finished: {n} points are still to be confirmed, so there is no score yet.")
        yield words.format(n=debrief.unmarked)
    elif stored.ending == "abandoned":
        yield _("Abandoned: there is no score.")
    else:
        yield "\n".join(f"- {line}" for line in [*score_lines(debrief.scorecard), readiness_words(debrief.readiness)])
    if debrief.finished and (earlier := earlier_lines(debrief)):
        yield _heading(_("Earlier ones of this kind"))
        yield "\n".join(f"- {line}" for line in earlier)
    for one in debrief.answered:
        yield from _turn(debrief, one, language)
    if effects := debrief.effects():
        yield _heading(_("Back into the queue"))
        gone = _("taken back")
        yield "\n".join(
            " · ".join(
                [
                    f"- {effect.wish.title.text(language)}",
                    effect_words(effect, language),
                    str(effect.day) if effect.standing else gone,
                ]
            )
            for effect in effects
        )


def _heading(words: str, level: int = 2) -> str:
    return f"{'#' * level} {words}"


def _turn(debrief: Debrief, one: Answered, language: ContentLanguage) -> Iterator[str]:
    turn = one.turn
    yield f"## {one.position + 1}. {one.asked.text(language)}"
    about = [reason_words(debrief, one, language), clock_word(turn.seconds)]
    about += [_("confidence: {word}").format(word=confidence_word(turn.confidence))] if turn.confidence else []
    about += [_("hints: {n}").format(n=turn.hints)] if turn.hints else []
    about += [code_words(one)] if code_words(one) else []
    about += [_("score {share}").format(share=percent_word(one.score))] if one.score is not None else []
    yield " · ".join(about)
    if turn.skipped:
        yield _("(skipped)")
    elif one.question.target.startswith("drill:"):
        yield f"```python\n{turn.answer}\n```"
    else:
        yield "\n".join(f"> {line}" for line in turn.answer.splitlines()) or _("(no answer)")
    yield "\n".join(_marks(one, language))
    if one.reference.text(language):
        yield _heading(_("Reference"), level=3)
        yield one.reference.text(language)


def _marks(one: Answered, language: ContentLanguage) -> Iterator[str]:
    for row in one.rows:
        if row.mark is None:
            continue
        told = row.point.told.text.text(language) if row.point.told else _("the number")
        by = _("by rule") if row.mark.source == "rule" else suggestion_words(row, one.turn.answer)
        yield f"- {SIGNS[row.mark.value]} {told} · {mark_word(row.mark.value)}" + (f" · {by}" if by else "")
