"""How interviews, marks and scorecards are said, on the screens and line by line."""

from collections.abc import Iterator, Sequence

from studyapp.domain.card import ContentLanguage
from studyapp.domain.conducting import DRILL, Reason
from studyapp.domain.interview import Persona, Preset
from studyapp.domain.scoring import BARS, Bar, Dimension, Scorecard
from studyapp.i18n import N_, _, language, listed, ngettext
from studyapp.judge.telling import outcome_word
from studyapp.study.debrief import Answered, Debrief, Row
from studyapp.study.interview_effects import Effect
from studyapp.ui.words import area_word, day_word, percent_word

#: Confidence before any feedback, in percent, and its word. A convention.
CONFIDENCES = {25: N_("a guess"), 60: N_("roughly"), 90: N_("sure")}
CONFIDENCE_SIGNS = {25: "○", 60: "◐", 90: "●"}
SIGNS = {1.0: "✓", 0.5: "½", 0.0: "✗", -1.0: "⇄"}
MARK_COLOURS = {1.0: "$text-success", 0.5: "$text-warning", 0.0: "$text-error", -1.0: "$text-error"}
_MARKS = {1.0: N_("said"), 0.5: N_("half"), 0.0: N_("not said"), -1.0: N_("said the opposite")}
_DIMENSIONS: dict[Dimension, str] = {
    "correctness": N_("Correctness"),
    "depth": N_("Depth"),
    "code": N_("Code"),
    "communication": N_("Communication"),
    "speed": N_("Speed"),
}
_BARS: dict[Bar, str] = {
    "below": N_("below the junior bar"),
    "junior": N_("junior"),
    "mid": N_("mid-level"),
    "senior": N_("senior"),
}
_REASONS: dict[Reason, str] = {
    "opening": N_("the opening"),
    "choice": N_("chosen: weak, not yet covered, of the right difficulty"),
    "uniform": N_("drawn at random, to see how you stand in general"),
    "always": N_("follows from the question before"),
    "missing": N_("you had left out: {about}"),
    "reversed": N_("you had said the opposite of: {about}"),
    "score": N_("you had answered the question before well"),
    "time": N_("there was time to go deeper"),
    "requirement": N_("your code was right: the requirement changed"),
    "yours": N_("your questions"),
}


def mark_word(value: float) -> str:
    return _(_MARKS[value])


def confidence_word(confidence: int) -> str:
    return _(CONFIDENCES[min(CONFIDENCES, key=lambda known: abs(known - confidence))])


def dimension_word(name: Dimension) -> str:
    return _(_DIMENSIONS[name])


def bar_word(bar: Bar) -> str:
    return _(_BARS[bar])


def title_words(preset: Preset, persona: Persona, seed: int) -> list[str]:
    named = _("{persona} interviewer").format(persona=persona.title.text(language()))
    return [preset.id, named, _("seed {n}").format(n=seed)]


def reason_words(debrief: Debrief, one: Answered, spoken: ContentLanguage) -> str:
    """Say why a question was asked."""
    about = ""
    if one.question.about:
        about = next((text for text in _points(debrief, one, spoken)), one.question.about)
    return _(_REASONS[one.question.reason]).format(about=about)


def _points(debrief: Debrief, one: Answered, spoken: ContentLanguage) -> Iterator[str]:
    for topic in debrief.stored.plan.topics.values():
        if one.question.follow_up in topic.card.follow_ups:
            yield from (p.text.text(spoken) for p in topic.card.key_points if p.id == one.question.about)


def suggestion_words(row: Row, answer: str) -> str:
    """Say what was heard of a point."""
    said = " ".join(answer[slice(*row.evidence)].split()) if row.evidence else ""
    if row.state == "found":
        return _('found: "{said}"').format(said=said)
    if row.state == "reversed":
        return _('may be reversed: "{said}"').format(said=said)
    return _("not found") if row.state == "missing" else ""


def code_words(one: Answered) -> str:
    """Say what the judge found; empty where nothing was judged."""
    if not one.turn.verdict:
        return _("not judged") if one.question.target.startswith(DRILL) else ""
    counted = ngettext("{passed} of {n} check", "{passed} of {n} checks", one.turn.cases)
    checks = counted.format(passed=one.turn.passed, n=one.turn.cases)
    return f"{outcome_word(one.turn.verdict)} · {checks}"


def score_lines(card: Scorecard) -> list[str]:
    """Say what an interview came to, and no more than there is evidence for."""
    if card.overall is None:
        return [_("Not enough was answered for a score.")]
    lines = [f"{dimension_word(name)}  {value:.1f}" for name, value in card.dimensions.items()]
    assert card.bar is not None
    interval = (
        _("90 % interval {low:.1f} to {high:.1f}").format(low=card.interval[0], high=card.interval[1])
        if card.interval is not None
        else _("too few questions for an interval")
    )
    lines.append(_("Overall {n:.2f} of 4; {interval}").format(n=card.overall, interval=interval))
    words = _("By the usual bars (junior 2.4, mid-level 2.8, senior 3.2): {bar}. The bars are a convention.")
    lines.append(words.format(bar=bar_word(card.bar)))
    if card.bar == "below" and card.overall >= min(least for _bar, least in BARS):
        lines.append(_("No bar is reached while correctness, depth or code is under 2."))
    if card.brier:
        briers = listed(f"{area_word(area)} {value:.2f}" for area, value in card.brier.items())
        lines.append(_("Calibration (Brier, 0 is best, 0.25 is a coin): {areas}").format(areas=briers))
    else:
        lines.append(_("Calibration: too few answers with a confidence."))
    return lines


def earlier_lines(debrief: Debrief) -> list[str]:
    """Compare with the interviews of this kind before."""
    mine = debrief.scorecard.overall
    lines = []
    for past in debrief.earlier[:5]:
        if past.card is None or past.card.overall is None:
            continue
        change = f" ({mine - past.card.overall:+.2f})" if mine is not None else ""
        lines.append(_("{day}: {score:.2f}").format(day=day_word(past.day), score=past.card.overall) + change)
    return lines


def readiness_words(found: tuple[float, int] | None) -> str:
    if found is None:
        return _("How ready you are in general: too few questions drawn at random so far.")
    words = _("How ready you are in general: {share} of what was asked at random ({n} questions).")
    return words.format(share=percent_word(found[0]), n=found[1])


_EFFECTS = {
    "missing": N_("a core point was missing: {about}"),
    "reversed": N_("said the opposite: {about}"),
    "wrong": N_("the number wasn't right"),
    "follow_up": N_("its follow-up failed: {about}"),
    "contrast": N_("new question: what is wrong with what you said"),
    "bug": N_("new question: explain your bug"),
    "drill": N_("the code wasn't accepted"),
}


def effect_words(effect: Effect, spoken: ContentLanguage) -> str:
    """Say why something came back into the queue."""
    about = effect.wish.about.text(spoken) if effect.wish.about else ""
    return _(_EFFECTS[effect.wish.reason]).format(about=about)


def marks_line(rows: Sequence[Row]) -> str:
    """Give a sign for each mark; `·` where it isn't confirmed."""
    return " ".join(SIGNS[row.mark.value] if row.mark is not None else "·" for row in rows)
