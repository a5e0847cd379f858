"""What the drill screens ask before they do it."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from studyapp.i18n import N_, _
from studyapp.ui.screens.dialog import Dialog
from studyapp.ui.words import broken

if TYPE_CHECKING:
    from studyapp.judge.starter import Level

_LEVELS: "dict[Level, str]" = {
    "read": N_("Read: the whole answer, to be run"),
    "fill": N_("Fill in: the answer with its key lines left out"),
    "signature": N_("Signature: only the functions' heads"),
    "blank": N_("Blank: an empty file, as in an interview"),
}


class ConfirmDialog(Dialog[bool]):
    """Ask a question to be answered yes or no. Both texts are messages to translate; `values` go into them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", N_("Yes"), id="confirm.yes"),
        Binding("escape,n,q", "answer(False)", N_("No"), id="confirm.no"),
    ]

    def __init__(self, question: str, yes: str, **values: object) -> None:
        super().__init__()
        self._question = question
        self._yes = yes
        self._values = values

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(broken(_(self._question).format(**self._values), self.text_width), markup=False)
            hint = _("{yes} {does} · {no} does nothing")
            hint = hint.format(yes=self.key("confirm.yes"), does=_(self._yes), no=self.key("confirm.no"))
            yield Static(hint, classes="hint")

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)


class LevelDialog(Dialog["Level | None"]):
    """Choose how much of the answer the starter gives; None for no change."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", N_("Close"), id="level.close")]

    def __init__(self, level: "Level") -> None:
        super().__init__()
        self._level = level

    def compose(self) -> ComposeResult:
        options = [
            Option(f"{'●' if level == self._level else ' '} {_(words)}", id=level) for level, words in _LEVELS.items()
        ]
        with Vertical(classes="dialog"):
            yield Static(_("How much of the answer to start from:"))
            yield OptionList(*options)
            hint = _("Enter starts over from it · {leave} leaves").format(leave=self.key("level.close"))
            yield Static(hint, classes="hint")

    def fill(self) -> None:
        self.query_one(OptionList).highlighted = list(_LEVELS).index(self._level)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(next(level for level in _LEVELS if level == event.option_id))
