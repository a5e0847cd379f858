"""The choice between several images of a card."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from studyapp.i18n import N_, _
from studyapp.ui.screens.dialog import Dialog
from studyapp.ui.widgets.card_inline import Picture


class PictureDialog(Dialog[str | None]):
    """Gives what the chosen image's link says, or None."""

    about = N_("The images of this card. The one you choose opens in the system's viewer.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", N_("Close"), id="pictures.close"),
    ]

    def __init__(self, pictures: Sequence[Picture]) -> None:
        super().__init__()
        self._pictures = pictures

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(_("Which image?"))
            yield OptionList(*(Option(Content(picture.name)) for picture in self._pictures))
            yield Static(_("Enter opens it · {leave} leaves").format(leave=self.key("pictures.close")), classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._pictures[event.option_index].source)
