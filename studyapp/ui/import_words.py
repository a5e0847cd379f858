"""How an import's proposals are said."""

from collections.abc import Sequence

from studyapp.i18n import N_, _, listed

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


def reason_word(reason: str) -> str:
    return _(_REASONS[reason])


def kind_word(kind: str) -> str:
    return _(_KINDS[kind])
