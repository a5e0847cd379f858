"""What all small windows over a screen share: they close with Esc, have their own help, and follow the language."""

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import OptionList

from studyapp.i18n import N_
from studyapp.ui.key_names import key_name
from studyapp.ui.keys import bound, key_of
from studyapp.ui.typography import look

Result = TypeVar("Result")

_LOW = 20


class Dialog(ModalScreen[Result]):
    """`about`, a message to translate, is for the help. `fill()` completes what was composed.

    `between`: what was composed is gone and not yet there again, so no key does anything.
    """

    about: ClassVar[str] = ""
    between = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark", "app.help", N_("All keys of this screen"), id="app.help"),
        Binding("down,j", "scroll(1)", N_("Scroll"), id="dialog.down"),
        Binding("up,k", "scroll(-1)", N_("Scroll"), id="dialog.up"),
    ]

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.height < _LOW or look().tight, "-low")

    @property
    def text_width(self) -> int:
        """Cells for text between the frame and its padding."""
        return max(20, min(70, int(0.96 * self.app.size.width) - 6))

    def key(self, name: str) -> str:
        """Say the key of a binding, the user's own where there is one: of several Esc, if it is among them."""
        return key_name("escape") if "escape" in bound(self, name).keys else key_of(self, name)

    def on_mount(self) -> None:
        self.fill()

    def fill(self) -> None:
        return

    def paint(self) -> None:
        """Say everything anew, for the present language."""
        self.call_later(self._compose_again)

    async def _compose_again(self) -> None:
        self.between = True
        await self.recompose()
        self.between = False
        self.fill()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.between:
            return False
        return action != "scroll" or bool(self.query("VerticalScroll, OptionList"))

    def action_scroll(self, by: int) -> None:
        """Scroll what there is to read, or move through what there is to choose from."""
        for options in self.query(OptionList):
            options.action_cursor_down() if by > 0 else options.action_cursor_up()
        for page in self.query(VerticalScroll):
            page.scroll_relative(y=by, animate=False)
