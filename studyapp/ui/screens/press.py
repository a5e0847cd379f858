"""Asks for a key by having it pressed."""

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from studyapp.i18n import _
from studyapp.ui.key_names import key_name
from studyapp.ui.keymap import Action, fault_of
from studyapp.ui.words import broken


class PressDialog(ModalScreen[str | None]):
    """Gives a key that the action can have beside `own`, the rows of the keymap; None for no change."""

    def __init__(self, action: Action, own: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._action = action
        self._own = own

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(broken(_(self._action.description), self._width))
            yield Static(id="refused")
            yield Static(_("Press the new key · Esc leaves it as it was"), classes="hint")

    def on_mount(self) -> None:
        self.query_one("#refused").display = False

    @property
    def _width(self) -> int:
        return max(20, min(70, self.app.size.width - 8))

    def on_key(self, event: Key) -> None:
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
            return
        fault = fault_of(self._action.name, [event.key], self._own)
        if not fault:
            self.dismiss(event.key)
            return
        refused = self.query_one("#refused", Static)
        refused.update(broken(f"✗ {key_name(event.key)}: {fault}", self._width))
        refused.display = True
