"""The help, made from the bindings of the screen below, so that it can't tell of a key that isn't there."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Static

from studyapp.i18n import N_, _
from studyapp.typeset.cells import cell_len
from studyapp.ui.doable import Doable, Scope, doable
from studyapp.ui.key_names import key_name
from studyapp.ui.screens.dialog import Dialog
from studyapp.ui.words import broken

_HEADINGS: dict[Scope, str] = {"part": N_("Where the cursor is"), "screen": N_("Here"), "app": N_("Everywhere")}
_WIDEST_KEYS = 18


class HelpDialog(Dialog[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,q,f1,question_mark", "dismiss", N_("Close"), id="help.close"),
    ]

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__()
        self._below = below

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            with VerticalScroll():
                yield Static(id="help")
            yield Static(_("{leave} closes").format(leave=self.key("help.close")), classes="hint")

    def on_resize(self, event: Resize) -> None:
        super().on_resize(event)
        if not self.between:
            self.fill()

    def fill(self) -> None:
        """Group what can be done by where its keys hold."""
        width = self.text_width - 1  # the scroll bar's column is kept free
        about = getattr(self._below, "about", "")
        blocks = [Content.styled(broken(_(about), width), "$muted")] if about else []
        found = doable(self.app, self._below)
        for scope, heading in _HEADINGS.items():
            rows = _rows([one for one in found if one.scope == scope])
            if rows:
                column = min(_WIDEST_KEYS, max(cell_len(keys) for keys, _words in rows)) + 2
                lines = (_row(keys, words, column, width) for keys, words in rows)
                blocks.append(Content("\n").join([Content.styled(_(heading), "bold"), *lines]))
        self.query_one("#help", Static).update(Content("\n\n").join(blocks))


def _rows(found: Sequence[Doable]) -> list[tuple[str, str]]:
    """Give keys and words, what is described alike in one row."""
    keys: dict[str, list[str]] = {}
    for one in found:
        keys.setdefault(_(one.description), []).extend(map(key_name, one.keys))
    return [(" ".join(dict.fromkeys(names)), words) for words, names in keys.items()]


def _row(keys: str, words: str, column: int, width: int) -> Content:
    first, *rest = broken(words, max(10, width - column)).split("\n")
    margin = " " * column
    if cell_len(keys) + 2 > column:
        return Content("\n").join(
            [Content.styled(keys, "bold $accent"), *(Content(margin + w) for w in (first, *rest))]
        )
    head = Content.assemble((keys, "bold $accent"), " " * (column - cell_len(keys)), first)
    return Content("\n").join([head, *(Content(margin + line) for line in rest)])
