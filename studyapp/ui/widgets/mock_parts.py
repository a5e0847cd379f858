"""The pieces of an interview's screen: what was said, how sure the user is, where in the interview this is."""

from collections.abc import Sequence

from textual.content import Content

from studyapp.domain.card import ContentLanguage
from studyapp.i18n import _, ngettext
from studyapp.study.interview import Interview, Line
from studyapp.typeset.cells import cell_len
from studyapp.ui.mock_words import CONFIDENCE_SIGNS, CONFIDENCES, confidence_word, title_words
from studyapp.ui.widgets.bars import clickable
from studyapp.ui.widgets.card_text import render_markdown
from studyapp.ui.words import broken, clock_word

# In the language of the conversation, not of the interface.
_WHO = {"interviewer": {"zh": "面试官", "en": "Interviewer"}, "you": {"zh": "你", "en": "You"}}
_LEAST_BESIDE = 60
#: With less than this left, the clock changes its colour.
_SHORT_S = 120


def title(interview: Interview, *, narrow: bool) -> Content:
    words = title_words(interview.preset, interview.persona, interview.plan.seed)
    return Content.assemble((_("Mock"), "bold"), " · " + " · ".join(words[:1] if narrow else words))


def clock(interview: Interview) -> Content:
    left = max(0.0, interview.left_s)
    place = ""
    if interview.question is not None:
        at, of = interview.phase_place
        place = _("{at} of {of}").format(at=at, of=of) + " · " if of > 1 else ""
    return Content.assemble(place, (clock_word(left + 0.999), "$text-warning" if left < _SHORT_S else ""))


def conversation(lines: Sequence[Line], aside: str, language: ContentLanguage, width: int) -> Content:
    """Give what was said, each speaker's name once in a row. `aside` is said into a silence or at a soft limit."""
    blocks: list[Content] = []
    before = ""
    for line in [*lines, *([Line("interviewer", aside)] if aside else [])]:
        name = _WHO[line.who][language] if line.who != before else ""
        blocks.append(_said(name, line, language, width, first=not blocks))
        before = line.who
    return Content("\n").join(blocks)


def _said(name: str, line: Line, language: ContentLanguage, width: int, *, first: bool) -> Content:
    style = "bold $accent" if line.who == "interviewer" else "bold"
    gap = "\n" if name and not first else ""
    if width < _LEAST_BESIDE:
        head = Content.assemble(gap, (name + "\n" if name else "", style))
        return head + _text(line, width)
    column = max(cell_len(names[language]) for names in _WHO.values()) + 3
    lines = _text(line, width - column).split("\n", allow_blank=True)
    margin = Content(" " * column)
    head = Content.assemble((name, style), " " * (column - cell_len(name)))
    return Content(gap) + Content("\n").join([head + lines[0], *(margin + one for one in lines[1:])])


def _text(line: Line, width: int) -> Content:
    """What the user typed stands as it was typed: it is no markdown."""
    if line.who == "interviewer":
        return render_markdown(line.text, width)
    if line.code and line.text.strip():
        lines = len(line.text.strip().splitlines())
        return Content.styled(ngettext("(code, {n} line)", "(code, {n} lines)", lines).format(n=lines), "$muted")
    return Content.styled(broken(line.text, width) or _("(no answer)"), "$muted" if not line.text.strip() else "")


def confidence(chosen: int | None, key: str, *, narrow: bool) -> Content:
    """Give the three to choose from, a click away each."""
    parts = [] if narrow else [Content.styled(_("How sure are you? "), "$muted")]
    for value in CONFIDENCES:
        words = f"{CONFIDENCE_SIGNS[value]} {confidence_word(value)}"
        said = f"[{words}]" if value == chosen else f" {words} "
        parts.append(clickable(Content.styled(said, "bold" if value == chosen else "$muted"), f"screen.sure({value})"))
        parts.append(Content("" if narrow else " "))
    parts.append(Content.styled(key, "bold $accent"))
    return Content("").join(parts)
