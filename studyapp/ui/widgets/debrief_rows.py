"""A debrief as rows: every turn with its points, then the score, then what comes back into the queue."""

from collections.abc import Iterator, Set
from typing import Literal

from textual.content import Content

from studyapp.domain.card import ContentLanguage
from studyapp.i18n import _
from studyapp.study.debrief import Answered, Debrief, Row
from studyapp.study.interview_effects import Effect
from studyapp.typeset.cells import cell_len
from studyapp.ui.mock_words import (
    MARK_COLOURS,
    SIGNS,
    code_words,
    confidence_word,
    earlier_lines,
    effect_words,
    marks_line,
    readiness_words,
    reason_words,
    score_lines,
    suggestion_words,
)
from studyapp.ui.widgets import row_list
from studyapp.ui.widgets.card_text import render_markdown
from studyapp.ui.words import broken, clock_word, day_word, percent_word

Kind = Literal["turn", "point", "said", "finish", "effect"]
#: Cells by which what belongs to a row stands further in.
_IN = 4
#: Lines of an answer that stand above its points.
_EXCERPT = 4
_UNBROKEN = 2000


def turn_key(one: Answered) -> str:
    return f"turn:{one.position}"


def point_key(one: Answered, row: Row) -> str:
    return f"point:{one.position}:{row.point.id}"


def effect_key(effect: Effect) -> str:
    return f"effect:{effect.wish.kind}:{effect.wish.key}"


def debrief_rows(
    debrief: Debrief, opened: Set[str], communication: int | None, language: ContentLanguage, width: int
) -> list[row_list.Row]:
    return [
        *_turns(debrief, opened, language, width),
        *_result(debrief, communication, width),
        *_effects(debrief, language, width),
    ]


def _turns(debrief: Debrief, opened: Set[str], language: ContentLanguage, width: int) -> Iterator[row_list.Row]:
    for one in debrief.answered:
        key = turn_key(one)
        body = _whole(debrief, one, language, width) if key in opened else _said(debrief, one, width)
        above = row_list.heading(_("Your answers"), first=True) if one.position == 0 else Content("")
        yield row_list.Row(key, _turn_head(one, language, width), body, above)
        for row in one.rows:
            key = point_key(one, row)
            body = _evidence(one, row, language, width) if key in opened else Content("")
            yield row_list.Row(key, _point_head(one, row, language, width), body)


def _said(debrief: Debrief, one: Answered, width: int) -> Content:
    """Give the beginning of an answer that is still to be marked: nobody marks from memory."""
    unmarked = any(row.mark is None for row in one.rows)
    if debrief.finished or not unmarked or not one.turn.answer.strip():
        return Content("")
    lines = broken(one.turn.answer.strip(), width - _IN - 2).split("\n")
    more = [*lines[:_EXCERPT], " …"] if len(lines) > _EXCERPT else lines
    return _indented(Content.styled("\n".join(f"│ {line}" for line in more), "$muted"))


def _turn_head(one: Answered, language: ContentLanguage, width: int) -> Content:
    right = percent_word(one.score) if one.score is not None else ""
    if one.question.target.startswith("drill:"):
        right = code_words(one)
    marks = marks_line(one.rows)
    right = f"{marks}  {right:>4}" if marks else right  # figures: a cell each
    depth = "└ " if one.question.depth else ""
    indent = "  " * max(0, one.question.depth - 1) + depth
    asked = one_line(one.asked.text(language).partition("\n")[0])
    left = Content.assemble(f"{indent}", (f"{one.position + 1}. ", "$muted"), (asked, "bold"))
    room = width - cell_len(right)
    left = left.truncate(max(8, room - 2), ellipsis=True)
    gap = " " * max(2, room - left.cell_length)
    return Content.assemble(left, gap, (right, "$muted"))


def _whole(debrief: Debrief, one: Answered, language: ContentLanguage, width: int) -> Content:
    room = width - _IN
    turn = one.turn
    about = [clock_word(turn.seconds)]
    about += [_("confidence: {word}").format(word=confidence_word(turn.confidence))] if turn.confidence else []
    about += [_("hints: {n}").format(n=turn.hints)] if turn.hints else []
    why = _("Asked because: {reason}").format(reason=one_line(reason_words(debrief, one, language)))
    said = _("(skipped)") if turn.skipped else turn.answer.rstrip() or _("(no answer)")
    code = one.question.target.startswith("drill:") and not turn.skipped
    answer = render_markdown(f"```python\n{said}\n```", room) if code else Content(broken(said, room))
    parts = [
        Content.styled(broken(" · ".join([*about, why]), room), "$muted"),
        render_markdown(one.asked.text(language), room),
        _titled(_("Your answer"), answer),
    ]
    if turn.failure is not None:
        told = "\n".join(filter(None, [turn.failure.case.text(language), turn.failure.told]))
        parts.append(_titled(_("The test that failed"), Content(broken(told, room))))
    if reference := one.reference.text(language):
        parts.append(_titled(_("Reference"), render_markdown(reference, room)))
    return _indented(Content("\n\n").join(parts))


def _point_head(one: Answered, row: Row, language: ContentLanguage, width: int) -> Content:
    if row.mark is not None:
        sign, style = f"[{SIGNS[row.mark.value]}]", MARK_COLOURS[row.mark.value]
        heard = ""
    else:
        sign = {"found": "[✓?]", "missing": "[ ] ", "reversed": "[!] ", None: "[?] "}[row.state]
        style = "$text-warning" if row.look else "$accent"
        heard = suggestion_words(row, one.turn.answer) or _("no suggestion: mark it yourself")
    told = one_line(row.point.told.text.text(language)) if row.point.told is not None else _("the number")
    core = " ★" if row.point.core else ""
    head = Content.assemble("    ", (f"{sign:<4} ", style), told, (core, "$accent"))
    head = head.truncate(width, ellipsis=True)
    if not heard:
        return head
    return head + Content.styled("\n         " + heard, "$muted").truncate(width + 1, ellipsis=True)


def _evidence(one: Answered, row: Row, language: ContentLanguage, width: int) -> Content:
    """Give the answer with what the suggestion rests on marked in it, and the point beside it."""
    room = width - _IN - 5
    told = row.point.told.text.text(language) if row.point.told is not None else ""
    answer = one.turn.answer
    said = Content(answer)
    if row.evidence is not None:
        first, last = row.evidence
        said = Content.assemble(answer[:first], (answer[first:last], "bold underline"), answer[last:])
    lines = Content("\n").join(said.wrap(room)) if answer else Content(_("(no answer)"))
    parts = [_titled(_("The point"), render_markdown(told, room)), _titled(_("Your answer"), lines)]
    if row.mark is not None and row.mark.source == "rule":
        parts.append(Content.styled(_("by rule"), "$muted"))
    return _indented(Content("\n").join(parts), _IN + 5)


def _result(debrief: Debrief, communication: int | None, width: int) -> Iterator[row_list.Row]:
    if not debrief.finished:
        yield row_list.Row("said", _communication(communication, width), above=row_list.heading(_("Your part")))
        left = debrief.unmarked
        words = (
            _("{n} points are still to be confirmed.").format(n=left)
            if left
            else _("All is marked. Enter here ends the interview and brings back what was weak.")
        )
        yield row_list.Row("finish", Content.styled(broken(words, width), "$muted" if left else "bold $accent"))
        return
    if debrief.stored.ending == "abandoned":
        yield row_list.Row(
            "finish", Content(_("Abandoned: there is no score.")), above=row_list.heading(_("What it comes to"))
        )
        return
    lines = [*score_lines(debrief.scorecard), readiness_words(debrief.readiness)]
    text = Content("\n".join(broken(line, width) for line in lines))
    if earlier := earlier_lines(debrief):
        text += Content.styled("\n" + _("Earlier ones of this kind: "), "$muted") + Content("; ".join(earlier))
    yield row_list.Row("finish", text, above=row_list.heading(_("What it comes to")))


def _communication(value: int | None, width: int) -> Content:
    scale = "  ".join(f"[{n}]" if n == value else f" {n} " for n in (1, 2, 3, 4))
    words = _("How clearly did you speak, from 1 to 4? Space changes it; left out, it counts for nothing.")
    return Content.assemble(broken(words, width), f"\n    {scale}")


def _effects(debrief: Debrief, language: ContentLanguage, width: int) -> Iterator[row_list.Row]:
    if debrief.stored.ending != "done":
        return
    effects = debrief.effects()
    if not effects:
        yield row_list.Row(
            "nothing",
            Content.styled(_("Nothing had to come back."), "$muted"),
            above=row_list.heading(_("Back into the queue")),
        )
    for number, effect in enumerate(effects):
        title = one_line(effect.wish.title.text(language))
        sign = ("↩", "$accent") if effect.standing else ("·", "$muted")
        head = Content.assemble(sign, " ", (title, "" if effect.standing else "$muted strike"))
        when = _("due {day}").format(day=day_word(effect.day)) if effect.standing else _("taken back")
        about = Content.styled(f"  {when} · {one_line(effect_words(effect, language))}", "$muted")
        lines = head.truncate(width, ellipsis=True) + "\n" + about.truncate(width, ellipsis=True)
        above = row_list.heading(_("Back into the queue")) if number == 0 else Content("")
        yield row_list.Row(effect_key(effect), lines, above=above)


def one_line(text: str) -> str:
    """Give markdown as a line of plain text, its formulas set."""
    return " ".join(render_markdown(text, _UNBROKEN).plain.split())


def _titled(title: str, body: Content) -> Content:
    return Content.assemble((title, "bold"), "\n", body)


def _indented(content: Content, by: int = _IN) -> Content:
    lines = content.split("\n", allow_blank=True)
    return Content("\n").join(Content(" " * by) + line for line in lines)
