"""What the import screen asks: which notes, another wording, where to split, which card it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from studyapp.errors import StudyError
from studyapp.i18n import N_, _, listed
from studyapp.storage.imported import Imported
from studyapp.study.importing import Row
from studyapp.study.note_files import complete_path, paths_in
from studyapp.ui.import_words import note_word
from studyapp.ui.screens.dialog import Dialog
from studyapp.ui.words import broken

#: Of more names that a path may go on with, only so many are shown.
_MOST_NAMES = 12


class NotesDialog(Dialog[list[Path] | None]):
    """Ask for a file or folder of notes; None for none."""

    about = N_("Notes that are read and shown as proposals. Nothing is written before you say so.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("Leave"), id="notes.leave", priority=True),
        Binding("tab", "complete", N_("Complete the path"), id="notes.complete", priority=True),
    ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(_("Import notes: a file or a folder, or several"))
            yield Input(placeholder="~/notes", id="notes")
            yield Static("", id="notes-fault")
            yield Static(_("Enter reads them · Tab completes · Esc leaves"), classes="hint")

    def fill(self) -> None:
        self.query_one(Input).focus()

    def action_complete(self) -> None:
        box = self.query_one(Input)
        value, names = complete_path(box.value)
        with box.prevent(Input.Changed):
            box.value = value
        box.cursor_position = len(box.value)
        shown = listed(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
        self._say(shown, "$muted")

    def on_input_changed(self) -> None:
        self._say("", "")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        try:
            paths = paths_in(event.value)
        except StudyError as error:
            self._say(f"{error.where}: {error.what}" if error.where else error.what, "$text-error")
        else:
            self.dismiss(paths)

    def _say(self, words: str, style: str) -> None:
        self.query_one("#notes-fault", Static).update(Content.styled(broken(words, self.text_width), style))


@dataclass(frozen=True, slots=True)
class Wording:
    question: str
    answer: str


class ProposalDialog(Dialog[Wording | None]):
    """Change question and answer of a proposal; None if it stays."""

    about = N_("Another wording for this card; the note itself stays as it is.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f5", "save", N_("Take this wording"), id="proposal.save", priority=True),
        Binding("escape", "dismiss", N_("Leave it as it was"), id="proposal.leave", priority=True),
    ]

    def __init__(self, question: str, answer: str) -> None:
        super().__init__()
        self._wording = Wording(question, answer)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(_("Question"))
            yield Input(self._wording.question, id="question")
            yield Static(_("Answer, in markdown"))
            yield TextArea(self._wording.answer, id="answer")
            yield Static(_("Ctrl+S takes it · Tab goes on · Esc leaves"), classes="hint")

    def fill(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self) -> None:
        self.query_one(TextArea).focus()

    def action_save(self) -> None:
        self.dismiss(Wording(self.query_one(Input).value, self.query_one(TextArea).text))


@dataclass(frozen=True, slots=True)
class Cut:
    """The answer's lines from `at` (0-based) on answer `question`."""

    question: str
    at: int


class SplitDialog(Dialog[Cut | None]):
    """Choose the line at which a second card begins, and what it asks; None for no split."""

    about = N_("Two cards of one: put the cursor where the second answer begins, and write what it answers.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f5", "save", N_("Split here"), id="split.save", priority=True),
        Binding("escape", "dismiss", N_("Leave it whole"), id="split.leave", priority=True),
    ]

    def __init__(self, answer: str) -> None:
        super().__init__()
        self._answer = answer

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(_("The second answer begins in the line of the cursor"))
            yield TextArea(self._answer, id="answer", read_only=True, show_line_numbers=True)
            yield Static(_("What it answers"))
            yield Input(id="question")
            yield Static(_("Ctrl+S splits · Tab goes on · Esc leaves"), classes="hint")

    def fill(self) -> None:
        self.query_one(TextArea).focus()

    def on_input_submitted(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        row, _column = self.query_one(TextArea).cursor_location
        self.dismiss(Cut(self.query_one(Input).value, row))


class WhichDialog(Dialog[int | None]):
    """Choose the card of an earlier import that a proposal is: its number among the candidates, -1 for a new card."""

    about = N_("Whether this is a card that you have already learned, with its history, or a new one.")

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", N_("Close"), id="which.close")]

    def __init__(self, question: str, candidates: Sequence[Imported]) -> None:
        super().__init__()
        self._question = question
        self._candidates = candidates

    def compose(self) -> ComposeResult:
        width = self.text_width - 2
        options = [
            Option(Content(one.card.question.zh).truncate(width, ellipsis=True), id=str(number))
            for number, one in enumerate(self._candidates)
        ]
        with Vertical(classes="dialog"):
            words = _("Which card is “{question}”?").format(question=self._question)
            yield Static(broken(words, self.text_width), markup=False)
            yield OptionList(*options, Option(_("None of them: a new card"), id="-1"))
            yield Static(_("Enter chooses · Esc leaves it open"), classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(int(event.option_id or -1))


class TwinDialog(Dialog[int | None]):
    """Choose which proposal's answer is taken into this card; gives its number."""

    about = N_("Two proposals become one card, with both answers; what is taken in isn't proposed again.")

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", N_("Close"), id="twin.close")]

    def __init__(self, row: Row, others: Sequence[Row]) -> None:
        super().__init__()
        self._row = row
        self._others = others

    def compose(self) -> ComposeResult:
        width = self.text_width - 2
        words = _("Take which one's answer into “{question}”?").format(question=self._row.question)
        with Vertical(classes="dialog"):
            yield Static(broken(words, self.text_width), markup=False)
            yield OptionList(*(Option(self._option(other, width)) for other in self._others))
            yield Static(_("Enter makes one card of both · Esc leaves them"), classes="hint")

    def _option(self, other: Row, width: int) -> Content:
        where = _("the next one") if other not in self._row.twins else note_word(other.place, width // 2)
        question = Content(other.question).truncate(max(4, width // 2 - 2), ellipsis=True)
        return Content.assemble(question, "  ", (where, "$muted"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)
