"""What stands above an answer: how far the session is, what the card is about, its question."""

from textual.content import Content

from studyapp.domain.log import SessionKind
from studyapp.i18n import _
from studyapp.ui.widgets.card_text import render_markdown
from studyapp.ui.words import area_word, clock_word, level_dots

_BAR = 24


def progress(kind: SessionKind, at: int, total: int, width: int) -> Content:
    title = _("Review") if kind == "daily" else _("Cram")
    where = _("{done} of {total}").format(done=at, total=total)
    cells = min(_BAR, max(0, width - 56))
    filled = round(cells * (at - 1) / total) if at else 0
    bar = ("█" * filled, "$accent"), ("░" * (cells - filled), "$panel")
    return Content.assemble((title, "bold"), f"  {where}  ", *bar)


def about(area: str, level: int, seconds: float, *, narrow: bool) -> Content:
    named = "" if narrow else f"{area_word(area)} · "
    return Content.assemble((f"{named}{level_dots(level)}", "$muted"), f"   {clock_word(seconds):>5}")


def question_text(question: str, prompt: str, width: int) -> list[Content]:
    text = render_markdown(question, width).stylize("bold")
    return [text, render_markdown(prompt, width)] if prompt else [text]
