"""Small windows over a screen: a note on a wrong card, a list of problems, a choice of area or of a card."""

from collections.abc import Sequence
from textwrap import indent
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from studyapp.domain.card import ContentLanguage
from studyapp.domain.log import SessionKind
from studyapp.domain.problem import Problem
from studyapp.home import Home
from studyapp.i18n import N_, _
from studyapp.study.drafts import DOUBT, load_draft, save_draft
from studyapp.study.setting_aside import SetAside
from studyapp.typeset.cells import cell_len
from studyapp.ui.screens.dialog import Dialog
from studyapp.ui.words import area_word, broken


class DoubtDialog(Dialog[str | None]):
    """Ask what is wrong with a card; gives the note, or None. What was written stays until it is saved or taken out."""

    about = N_("A note on a mistake in a card, for whoever mends it.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f5", "save", N_("Save the note"), id="doubt.save", priority=True),
        Binding("escape", "dismiss", N_("Leave; what you wrote is kept"), id="doubt.leave", priority=True),
    ]

    def __init__(self, home: Home, item: int) -> None:
        super().__init__()
        self._home = home
        self._item = item
        self._written = self._kept = load_draft(home, item, DOUBT)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(_("What is wrong with this card?"))
            yield TextArea(self._written, id="note")
            hint = _("{save} saves the note · {leave} leaves, what you wrote is kept · `studyapp doctor` lists them")
            hint = hint.format(save=self.key("doubt.save"), leave=self.key("doubt.leave"))
            yield Static(broken(hint, self.text_width), classes="hint")

    def on_mount(self) -> None:
        super().on_mount()
        self.set_interval(1, self._keep)

    def fill(self) -> None:
        note = self.query_one(TextArea)
        note.move_cursor(note.document.end)
        note.focus()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self._written = event.text_area.text

    def _keep(self) -> None:
        if self._written != self._kept:
            self._kept = self._written
            save_draft(self._home, self._item, self._written, DOUBT)

    def on_unmount(self) -> None:
        self._keep()

    def action_save(self) -> None:
        note = self.query_one(TextArea).text.strip()
        self._written = ""
        self.dismiss(note or None)


class ProblemsDialog(Dialog[None]):
    """Mistakes in cards and configuration, each with its place and remedy."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,q", "dismiss", N_("Close"), id="problems.close"),
    ]

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._problems = problems

    def compose(self) -> ComposeResult:
        signs = {"error": ("✗", "$text-error"), "warning": ("~", "$text-warning")}
        blocks = [
            Content.assemble(
                signs[problem.severity],
                f" {problem.place}\n",
                f"{self._indented(problem.message)}\n",
                (f"{self._indented(problem.remedy)}\n", "$muted"),
            )
            for problem in self._problems
        ]
        hint = _("Cards without a mistake are in the deck; a mended file is read at the next start.")
        with Vertical(classes="dialog"):
            with VerticalScroll():
                yield Static(Content("\n").join(blocks))
            yield Static(broken(hint, self.text_width), classes="hint")

    def _indented(self, text: str) -> str:
        return indent(broken(text, self.text_width - 3), "  ")


class AreaDialog(Dialog[str | None]):
    """Choose an area to cram; gives its name, "" for all, None for none. The cursor stands on `first`."""

    about = N_("Cram as the evening before: any card of an area, graded, without moving its schedule.")

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", N_("Close"), id="area.close")]

    def __init__(self, areas: Sequence[tuple[str, int]], first: str = "") -> None:
        super().__init__()
        self._areas = areas
        self._first = first

    def compose(self) -> ComposeResult:
        named = [("*", _("All areas"), sum(count for _area, count in self._areas))]
        named += [(area, area_word(area), count) for area, count in self._areas]
        column = max(cell_len(words) for _area, words, _count in named) + 2
        options = [
            Option(Content(f"{words}{' ' * (column - cell_len(words))}{count:>4}"), id=area)
            for area, words, count in named
        ]
        with Vertical(classes="dialog"):
            yield Static(_("Cram: grades are logged, the schedule stays as it is."))
            yield OptionList(*options)
            yield Static(_("Enter begins · {leave} leaves").format(leave=self.key("area.close")), classes="hint")

    def fill(self) -> None:
        names = ["", *(area for area, _count in self._areas)]
        self.query_one(OptionList).highlighted = names.index(self._first) if self._first in names else 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss("" if event.option_id == "*" else event.option_id)


class OneAreaDialog(Dialog[SessionKind | None]):
    """Ask what to do with an area; gives the kind of session to begin, or None."""

    about = N_("What to do with this area.")

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", N_("Close"), id="one_area.close")]

    def __init__(self, area: str) -> None:
        super().__init__()
        self._area = area

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content.styled(area_word(self._area), "bold"))
            yield OptionList(
                Option(_("Review what is due in it"), id="daily"),
                Option(_("Cram it; the schedule stays as it is"), id="cram"),
            )
            yield Static(_("Enter begins · {leave} leaves").format(leave=self.key("one_area.close")), classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss("cram" if event.option_id == "cram" else "daily")


class SetAsideDialog(Dialog[int | None]):
    """Choose a suspended card to take back; gives its item, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", N_("Close"), id="set_aside.close")]

    def __init__(self, cards: Sequence[SetAside], language: ContentLanguage) -> None:
        super().__init__()
        self._cards = cards
        self._language: ContentLanguage = language

    def compose(self) -> ComposeResult:
        width = min(66, self.app.size.width - 12)
        options = []
        for card in self._cards:
            mark = _("(leech) ") if card.leech else ""
            question = Content(mark + card.question.text(self._language)).truncate(width, ellipsis=True)
            options.append(Option(question, id=str(card.item)))
        with Vertical(classes="dialog"):
            yield Static(_("Suspended cards"))
            yield OptionList(*options)
            hint = _("Enter takes one back into the queue · {leave} leaves").format(leave=self.key("set_aside.close"))
            yield Static(hint, classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(int(event.option_id or 0))
