"""An import as a list: what is proposed, what leaves the notes, what was left out; and one proposal in full."""

from collections.abc import Iterator

from textual.content import Content

from studyapp.i18n import _, listed, ngettext
from studyapp.study.importing import Import
from studyapp.study.importing import Row as Proposed
from studyapp.ui.import_words import flag_words, kind_word, reason_word, state_word
from studyapp.ui.widgets.card_text import render_markdown
from studyapp.ui.widgets.row_list import Row
from studyapp.ui.words import broken

_STATES = {"new": "$accent", "changed": "$text-warning", "back": "$accent"}


def import_rows(read: Import, opened: set[str], width: int) -> list[Row]:
    """Keys: `p3` the fourth proposal, `g5` the card of item 5 that is gone, `r0` the first that was left out."""
    return [*_proposals(read, opened, width), *_gone(read, width), *_left_out(read, width)]


def _proposals(read: Import, opened: set[str], width: int) -> Iterator[Row]:
    note = ""
    for number, row in enumerate(read.rows):
        key = f"p{number}"
        above = _heading(row.note.label, width, first=not note) if row.note.label != note else Content("")
        note = row.note.label
        body = _indented(answer(read, row, width - 4)) if key in opened else Content("")
        yield Row(key, _head(row, width), body, above)


def _head(row: Proposed, width: int) -> Content:
    box = _box(row)
    said = list(filter(None, (state_word(row.state) if row.state != "new" else "", flag_words(row.proposal.flags))))
    said += [_("which card?")] if row.candidates else []
    said += [_("also elsewhere")] if row.twins else []
    about = Content.styled(" · ".join(said), _STATES.get(row.state, "$muted") if row.state != "new" else "$muted")
    room = width - box.cell_length - 1
    about = about.truncate(max(0, room // 2), ellipsis=True)
    question = Content(row.proposal.question).truncate(max(4, room - about.cell_length - 2), ellipsis=True)
    gap = " " * max(1, room - question.cell_length - about.cell_length)
    return Content.assemble(box, " ", question, gap, about)


def _box(row: Proposed) -> Content:
    if row.accepted:
        return Content.assemble("[", ("✓", "$text-success"), "]")
    return Content.assemble("[", ("✗", "$text-error"), "]") if row.unwanted else Content("[?]")


def _gone(read: Import, width: int) -> Iterator[Row]:
    title = _("No longer in these notes: they retire, with their history")
    for number, one in enumerate(read.gone):
        kept = one.known.item in read.kept
        box = Content.assemble("[", ("✓", "$text-success"), "]") if kept else Content("[ ]")
        word = _("stays") if kept else _("retires")
        question = Content(one.card.question.zh).truncate(max(4, width - 14), ellipsis=True)
        above = _heading(title, width) if number == 0 else Content("")
        yield Row(f"g{one.known.item}", Content.assemble(box, " ", question, "  ", (word, "$muted")), above=above)


def _left_out(read: Import, width: int) -> Iterator[Row]:
    for number, one in enumerate(read.refused):
        reason = reason_word(one.reason)
        head = Content.assemble(("    ", ""), (one.question, "$muted"), ("  " + reason, "$muted"))
        above = _heading(_("Left out"), width) if number == 0 else Content("")
        yield Row(f"r{number}", head.truncate(width, ellipsis=True), above=above)


def _heading(text: str, width: int, *, first: bool = False) -> Content:
    line = Content.styled(text, "bold").truncate(width, ellipsis=True)
    return line if first else Content.assemble("\n", line)


def answer(read: Import, row: Proposed, width: int) -> Content:
    """Show one proposal as the card it would be, and why it is as it is."""
    one = row.proposal
    where = f"{one.file}:{one.line}" + (f"-{one.last}" if one.last > one.line else "")
    blocks = [render_markdown(one.answer, width)]
    if one.references:
        references = render_markdown("\n".join(f"- {reference}" for reference in one.references), width)
        blocks.append(Content.assemble((_("References"), "$muted"), "\n", references))
    for candidate in row.candidates:
        words = _("Perhaps the card “{question}” of before; it isn't known which.")
        blocks.append(_said(words.format(question=candidate.card.question.zh), width, "$text-warning"))
    if row.twins:
        blocks.append(_said(_("Also asked in {places}.").format(places=listed(row.twins)), width))
    if row.known is not None and row.known.edited:
        blocks.append(_said(_("You changed the wording of this card; your wording stays."), width))
    about = " · ".join([kind_word(one.kind), *([" › ".join(one.path)] if one.path else []), where])
    blocks.append(_said(about, width))
    return Content("\n\n").join(blocks)


def _said(words: str, width: int, style: str = "$muted") -> Content:
    return Content.styled(broken(words, width), style)


def _indented(content: Content) -> Content:
    lines = [Content.assemble("    ", line) for line in content.split("\n", allow_blank=True)]
    return Content.assemble(Content("\n").join(lines), "\n")


def counts(read: Import) -> str:
    taken = sum(row.accepted for row in read.rows)
    open_ = sum(not row.accepted and not row.unwanted for row in read.rows)
    parts = [ngettext("{n} card taken", "{n} cards taken", taken).format(n=taken)]
    parts += [_("{n} open").format(n=open_)] if open_ else []
    parts += [_("{n} left out").format(n=len(read.refused))] if read.refused else []
    return " · ".join(parts)
