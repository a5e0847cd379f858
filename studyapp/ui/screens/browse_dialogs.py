"""Small windows of the browser: a choice for a filter, and another wording for an imported card."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from studyapp.home import Home
from studyapp.i18n import N_, _
from studyapp.study.drafts import WORDING, load_draft, save_draft
from studyapp.ui.screens.dialog import Dialog
from studyapp.ui.words import broken


class FilterDialog(Dialog[str | None]):
    """Choose one value of a filter: gives it, "" for all of them, None for no change. `title` is a message."""

    about = N_("Which cards to list.")

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", N_("Close"), id="filter.close")]

    def __init__(self, title: str, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        options = [
            Option(Content(f"{'●' if value == self._chosen else ' '} {words}").truncate(self.text_width, ellipsis=True))
            for value, words in [("", _("all")), *self._choices]
        ]
        with Vertical(classes="dialog"):
            yield Static(_(self._title))
            yield OptionList(*options)
            yield Static(_("Enter chooses · {leave} leaves").format(leave=self.key("filter.close")), classes="hint")

    @property
    def _values(self) -> list[str]:
        return ["", *(value for value, _words in self._choices)]

    def fill(self) -> None:
        self.query_one(OptionList).highlighted = self._values.index(self._chosen) if self._chosen in self._values else 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._values[event.option_index])


class WordingDialog(Dialog[tuple[str, str] | None]):
    """Write a card anew; gives question and answer. What was written stays until it is saved or put back."""

    about = N_(
        "Another wording for an imported card. Its note stays as it is, and importing it again keeps this wording."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f5", "save", N_("Save the card"), id="wording.save", priority=True),
        Binding("escape", "dismiss", N_("Leave; what you wrote is kept"), id="wording.leave", priority=True),
    ]

    def __init__(self, home: Home, item: int, question: str, answer: str) -> None:
        super().__init__()
        self._home = home
        self._item = item
        self._kept = f"{question}\n{answer}"
        self._written = load_draft(home, item, WORDING) or self._kept

    def compose(self) -> ComposeResult:
        question, _newline, answer = self._written.partition("\n")
        with Vertical(classes="dialog"):
            yield Static(_("Question"))
            yield Input(question, id="asked", select_on_focus=False)
            yield Static(_("Answer, in Markdown"))
            yield TextArea(answer, id="said")
            yield Static(id="refused")
            hint = _("{save} saves · Tab to the other box · {leave} leaves, what you wrote is kept")
            hint = hint.format(save=self.key("wording.save"), leave=self.key("wording.leave"))
            yield Static(broken(hint, self.text_width), classes="hint")

    def on_mount(self) -> None:
        super().on_mount()
        self.set_interval(1, self._keep)

    def fill(self) -> None:
        self.query_one("#refused").display = False
        self.query_one("#asked", Input).focus()

    def _take(self) -> None:
        question = self.query_one("#asked", Input).value
        self._written = f"{question}\n{self.query_one('#said', TextArea).text}"

    on_input_changed = on_text_area_changed = _take

    def on_input_submitted(self) -> None:
        self.query_one("#said").focus()

    def _keep(self) -> None:
        if self._written != self._kept:
            self._kept = self._written
            save_draft(self._home, self._item, self._written, WORDING)

    def on_unmount(self) -> None:
        self._keep()

    def action_save(self) -> None:
        question, _newline, answer = self._written.partition("\n")
        if not question.strip() or not answer.strip():
            refused = self.query_one("#refused", Static)
            refused.update(_("✗ A card needs a question and an answer."))
            refused.display = True
            return
        save_draft(self._home, self._item, "", WORDING)
        self._kept = self._written
        self.dismiss((question, answer))
