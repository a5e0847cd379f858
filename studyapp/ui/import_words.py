"""How an import's proposals are said."""

from collections.abc import Sequence

from studyapp.i18n import N_, _, listed, ngettext, sentences
from studyapp.paths import as_seen_from_here
from studyapp.study.importing import Summary
from studyapp.typeset.cells import cell_len

_STATES = {
    "new": N_("new card"),
    "same": N_("as before"),
    "changed": N_("changed"),
    "back": N_("back again"),
    "refused": N_("refused before"),
}
_FLAGS = {
    "long": N_("long"),
    "short": N_("short"),
    "image": N_("with an image"),
    "references": N_("with references"),
    "needs_path": N_("asked with its heading"),
    "unsure": N_("not certain"),
}
_REASONS = {
    "empty": N_("no answer yet"),
    "link_only": N_("only links"),
    "image_only": N_("only images"),
    "container": N_("holds other titles"),
    "article_link": N_("title of an article"),
    "repeat": N_("the same twice"),
}
_KINDS = {
    "heading": N_("heading"),
    "bold_question": N_("question in bold"),
    "bold_title": N_("title in bold"),
    "definition": N_("definition"),
    "plain_question": N_("question"),
    "cloze": N_("cloze"),
}


def state_word(state: str) -> str:
    return _(_STATES[state])


def flag_words(flags: Sequence[str]) -> str:
    return listed(_(_FLAGS[flag]) for flag in flags)


def short_flag_words(flags: Sequence[str]) -> list[str]:
    """Say in a list what may ask for a decision; the rest stands with the proposal."""
    return [_(_FLAGS[flag]) for flag in flags if flag in ("unsure", "long", "short")]


def reason_word(reason: str) -> str:
    return _(_REASONS[reason])


def kind_word(kind: str) -> str:
    return _(_KINDS[kind])


def note_word(path: str, width: int) -> str:
    """Give a note's path as seen from here; its end matters most, so a long one loses its beginning."""
    seen = as_seen_from_here(path)
    if cell_len(seen) <= width:
        return seen
    while seen and cell_len(seen) > width - 1:
        seen = seen[1:]
    return "…" + seen


def summary_words(summary: Summary, undo_key: str) -> str:
    """Say what was written; `undo_key` takes it back, "" if there is nothing to take back."""
    said = _("Written: {added} new, {changed} changed, {same} as before, {retired} retired.")
    told = [said.format(added=summary.added, changed=summary.changed, same=summary.same, retired=summary.retired)]
    if summary.run is None:
        told = [_("There was nothing to write: every card is as it was.")]
    if undo_key:
        told.append(_("{key} takes the whole import back.").format(key=undo_key))
    missing = len(summary.missing)
    words = ngettext("{n} image was not found:", "{n} images were not found:", missing).format(n=missing)
    return "\n".join([sentences(*told), *([words] if missing else []), *(f"  {one}" for one in summary.missing[:5])])
