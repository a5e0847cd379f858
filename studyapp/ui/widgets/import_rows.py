"""An import as a list: what is proposed, what leaves the notes, what was left out; and one proposal in full."""

from collections.abc import Iterator
from functools import partial

from textual.content import Content

from studyapp.domain.proposal import Refused
from studyapp.i18n import _, listed, ngettext
from studyapp.storage.imported import Imported
from studyapp.study.importing import Import
from studyapp.study.importing import Row as Proposed
from studyapp.ui.import_words import flag_words, kind_word, note_word, reason_word, short_flag_words, state_word
from studyapp.ui.widgets.card_text import render_markdown
from studyapp.ui.widgets.row_list import Row
from studyapp.ui.words import broken

_STATES = {"changed": "$text-warning", "back": "$accent"}
_TAKEN = Content.assemble("[", ("✓", "$text-success"), "]")
_UNWANTED = Content.assemble("[", ("✗", "$text-error"), "]")


def row_key(row: Proposed) -> str:
    return f"p{id(row)}"


def gone_key(one: Imported) -> str:
    return f"g{one.known.item}"


def left_out_key(one: Refused) -> str:
    return f"r{id(one)}"


def import_rows(read: Import, opened: set[str], width: int) -> list[Row]:
    """There may be thousands: only the open ones are set here, heads when they are seen."""
    return [*_proposals(read, opened, width), *_gone(read, width), *_left_out(read, opened, width)]


def _proposals(read: Import, opened: set[str], width: int) -> Iterator[Row]:
    note = ""
    for row in read.rows:
        key = row_key(row)
        above = _heading(note_word(row.note.label, width), first=not note) if row.note.label != note else Content("")
        note = row.note.label
        body = _indented(answer(read, row, width - 4)) if key in opened else Content("")
        yield Row(key, partial(_head, row, width), body, above)


def _head(row: Proposed, width: int) -> Content:
    box = _TAKEN if row.accepted else _UNWANTED if row.unwanted else Content("[?]")
    said = [_("which card?")] if row.candidates else []
    said += [state_word(row.state)] if row.state not in ("new", "same") else []
    said += [_("taken into another card")] if row.merged else [_("asked elsewhere too")] if row.twins else []
    said += short_flag_words(row.proposal.flags)
    about = Content.styled(" · ".join(said), _STATES.get(row.state, "$muted"))
    room = width - box.cell_length - 1
    about = about.truncate(max(0, room // 2), ellipsis=True)
    question = Content.styled(row.question, "$muted" if row.unwanted else "")
    question = question.truncate(max(4, room - about.cell_length - 2), ellipsis=True)
    gap = " " * max(1, room - question.cell_length - about.cell_length)
    return Content.assemble(box, " ", question, gap, about)


def _gone(read: Import, width: int) -> Iterator[Row]:
    title = _("No longer in these notes: they retire, with their history")
    for number, one in enumerate(read.gone):
        kept = one.known.item in read.kept
        word = _("stays") if kept else _("retires")
        question = Content(one.card.question.zh).truncate(max(4, width - 14), ellipsis=True)
        above = _heading(title, first=not read.rows) if number == 0 else Content("")
        head = Content.assemble(_TAKEN if kept else "[ ]", " ", question, "  ", (word, "$muted"))
        yield Row(gone_key(one), head, above=above.truncate(width, ellipsis=True))


def _left_out(read: Import, opened: set[str], width: int) -> Iterator[Row]:
    """What waits for an answer is a list of things to do, and comes first."""
    others = [one for one in read.refused if one.reason != "empty"]
    for title, found in ((_("To do: questions and titles without an answer"), read.todo), (_("Left out"), others)):
        for number, one in enumerate(found):
            above = _heading(title, first=not (read.rows or read.gone)) if number == 0 else Content("")
            body = _indented(in_full(read, one, width - 4)) if left_out_key(one) in opened else Content("")
            yield Row(left_out_key(one), partial(_left_out_head, one, width), body, above)


def _left_out_head(one: Refused, width: int) -> Content:
    reason = Content.styled("" if one.reason == "empty" else reason_word(one.reason), "$muted")
    room = width - 4 - reason.cell_length
    question = Content.styled(one.question, "$muted").truncate(max(4, room - 2), ellipsis=True)
    return Content.assemble("    ", question, " " * max(1, room - question.cell_length), reason)


def _heading(text: str, *, first: bool = False) -> Content:
    line = Content.styled(text, "bold")
    return line if first else Content.assemble("\n", line)


def in_full(read: Import, one: Proposed | Refused, width: int) -> Content:
    """Show what stands in a row, with its question."""
    if isinstance(one, Proposed):
        return Content.assemble(Content.styled(broken(one.question, width), "bold"), "\n\n", answer(read, one, width))
    place = f"{note_word(one.file, width - 8)}:{one.line}"
    about = _said(f"{reason_word(one.reason)}\n{place}", width)
    return Content.assemble(Content.styled(broken(one.question, width), "bold"), "\n\n", about)


def answer(read: Import, row: Proposed, width: int) -> Content:
    """Show one proposal as the card it would be, and why it is as it is."""
    one = row.proposal
    lines = f"{one.line}" + (f"-{one.last}" if one.last > one.line else "")
    blocks = [render_markdown(one.answer, width)]
    if one.references:
        references = render_markdown("\n".join(f"- {reference}" for reference in one.references), width)
        blocks.append(Content.assemble((_("References"), "$muted"), "\n", references))
    for candidate in row.candidates:
        words = _("Perhaps the card “{question}” of before; it isn't known which.")
        blocks.append(_said(words.format(question=candidate.card.question.zh), width, "$text-warning"))
    if row.twins:
        places = listed(note_word(twin.place, width - 8) for twin in row.twins)
        blocks.append(_said(_("Also asked in {places}.").format(places=places), width))
    if row.known is not None and row.known.edited:
        blocks.append(_said(_("You changed the wording of this card; your wording stays."), width))
    flags = [flag_words(one.flags)] if one.flags else []
    path = [" › ".join(one.path)] if one.path else []
    place = f"{note_word(one.file, width - 12)}:{lines}"
    blocks.append(_said(" · ".join([kind_word(one.kind), *flags, *path]) + f"\n{place}", width))
    return Content("\n\n").join(blocks)


def _said(words: str, width: int, style: str = "$muted") -> Content:
    return Content.styled(broken(words, width), style)


def _indented(content: Content) -> Content:
    lines = [Content.assemble("    ", line) for line in content.split("\n", allow_blank=True)]
    return Content.assemble(Content("\n").join(lines), "\n")


def counts(read: Import) -> str:
    taken = sum(row.accepted for row in read.rows)
    open_ = sum(not row.accepted and not row.unwanted for row in read.rows)
    left_out = len(read.refused) - len(read.todo)
    parts = [ngettext("{n} card taken", "{n} cards taken", taken).format(n=taken)]
    parts += [_("{n} open").format(n=open_)] if open_ else []
    parts += [_("{n} to do").format(n=len(read.todo))] if read.todo else []
    parts += [_("{n} left out").format(n=left_out)] if left_out else []
    return " · ".join(parts)
