"""The rows of the settings: what it is about, the value, and a word where it isn't the default."""

from collections.abc import Sequence

from textual.content import Content

from studyapp.authoring.config import Source
from studyapp.authoring.options import OneOf, Option
from studyapp.i18n import N_, _
from studyapp.typeset.cells import cell_len
from studyapp.ui.key_names import key_name
from studyapp.ui.keymap import Action
from studyapp.ui.widgets.row_list import Row
from studyapp.ui.words import broken

#: What the first part of a binding's id stands for, in the order that the settings list them; others are windows.
GROUPS = {
    "app": N_("everywhere"),
    "today": N_("Today"),
    "review": N_("review"),
    "browse": N_("all cards"),
    "import": N_("import"),
    "drills": N_("list of drills"),
    "drill": N_("coding drill"),
    "editor": N_("editor"),
    "rows": N_("lists"),
    "settings": N_("settings"),
    "welcome": N_("first start"),
    "windows": N_("windows"),
}
_WIDEST_ABOUT = 50
_NARROW = 50
_SOURCES: dict[Source, str] = {"default": "", "file": "", "environment": N_("environment")}


def option_row(option: Option, value: object, source: Source, heading: str, width: int, *, first: bool) -> Row:
    said, style = _value_word(option, value), "$accent" if source != "default" else ""
    outside = Content.styled(f"  {_(_SOURCES[source])}", "$muted") if _SOURCES[source] else Content("")
    head = _columns(_(option.about), Content.styled(said, style).append(outside), width)
    return Row(option.name, head, above=_heading(heading, first=first))


def key_row(action: Action, keys: Sequence[str], own: bool, heading: str, width: int) -> Row:
    names = "  ".join(dict.fromkeys(key_name(key) for key in keys if key.isascii()))
    about = _(action.description)
    if action.name.partition(".")[0] not in GROUPS:
        about = f"{about} ({action.name})"  # one window closes like the other
    head = _columns(about, Content.styled(names, "$accent" if own else ""), width)
    return Row(action.name, head, above=_heading(heading, first=False))


def _heading(words: str, *, first: bool) -> Content:
    if not words:
        return Content("")
    return Content.assemble("" if first else "\n", (words, "bold"))


def _columns(about: str, value: Content, width: int) -> Content:
    """Beside each other where there is room, else the value below."""
    if width < _NARROW:
        lines = [*map(Content, broken(about, width).split("\n")), Content.assemble("  ", value)]
        return Content("\n").join(lines)
    room = min(_WIDEST_ABOUT, width - 24)
    first, *rest = broken(about, room).split("\n")
    gap = " " * (room + 2 - cell_len(first))
    shown = value.truncate(width - room - 2, ellipsis=True)
    return Content("\n").join([Content.assemble(first, gap, shown), *map(Content, rest)])


def _value_word(option: Option, value: object) -> str:
    match value:
        case None:
            return _("none yet")
        case "":
            return "$VISUAL, $EDITOR"
        case tuple():
            return ", ".join(map(str, value))
        case float():
            return f"{value:g}"
        case str() if isinstance(option.form, OneOf):
            return option.form.word(value)
    return str(value)
