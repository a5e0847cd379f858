"""The line that words are typed into; whatever is pasted stays one short line."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.message import Message
from textual.widgets import Input

from studyapp.i18n import N_

#: More than anybody types; a restart finds all of it again.
MOST = 200


class SearchLine(Input):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "leave", N_("To what was found; there letters are keys"), id="search.leave"),
    ]

    class Left(Message):
        pass

    def __init__(self, value: str, *, id: str) -> None:
        super().__init__(value, id=id, select_on_focus=False, max_length=MOST)

    def action_leave(self) -> None:
        self.post_message(self.Left())

    async def action_submit(self) -> None:
        self.action_leave()

    def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        text = " ".join(event.text[: 10 * MOST].split())
        readable = "".join(char for char in text if char.isprintable())
        self.replace(readable[: max(0, MOST - len(self.value) + len(self.selected_text))], *self.selection)
