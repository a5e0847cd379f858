"""Small windows over a screen: all keys, a note on a wrong card, a list of problems, a choice of area."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from studyapp.domain.card import ContentLanguage
from studyapp.domain.problem import Problem
from studyapp.i18n import N_, _
from studyapp.study.setting_aside import SetAside
from studyapp.typeset.cells import cell_len
from studyapp.ui.words import area_word, broken

_KEY_NAMES = {
    "question_mark": "?",
    "minus": "-",
    "space": N_("Space"),
    "enter": "Enter",
    "escape": "Esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "up": "↑",
    "down": "↓",
    "ctrl+up": "Ctrl+↑",
    "ctrl+down": "Ctrl+↓",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "home": "Home",
    "end": "End",
    "ctrl+underscore": "Ctrl+/",
    "ctrl+slash": "Ctrl+/",
}


class HelpDialog(ModalScreen[None]):
    """Made from the bindings of the screen below, so that it can't tell of a key that isn't there."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space,q,f1,question_mark", "dismiss", "")]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        rows: dict[str, list[str]] = {}
        for active in self._about.active_bindings.values():
            binding = active.binding
            if binding.id and binding.key.isascii():  # Textual's own have no id; full-width digits go unsaid
                rows.setdefault(_(binding.description), []).append(_key_name(binding.key))
        named = [(" ".join(dict.fromkeys(keys)), description) for description, keys in rows.items()]
        column = max((cell_len(keys) for keys, _description in named), default=0) + 3
        width = min(70, self.app.size.width - 8)
        with Vertical(classes="dialog"):
            with VerticalScroll():
                yield Static(Content("\n").join(_row(keys, words, column, width) for keys, words in named))
            yield Static(_("Esc closes"), classes="hint")


def _row(keys: str, words: str, column: int, width: int) -> Content:
    first, *rest = broken(words, max(20, width - column)).split("\n")
    head = Content.assemble((keys, "bold $accent"), " " * (column - cell_len(keys)), first)
    return Content("\n").join([head, *(Content(" " * column + line) for line in rest)])


def _key_name(key: str) -> str:
    if key in _KEY_NAMES:
        return _(_KEY_NAMES[key])
    if key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return "Ctrl+" + key[5:].upper() if key.startswith("ctrl+") else key


class DoubtDialog(ModalScreen[str | None]):
    """Ask what is wrong with a card; gives the note, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f5", "save", "", priority=True),
        Binding("escape", "dismiss", "", priority=True),
    ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(_("What is wrong with this card?"))
            yield TextArea(id="note")
            yield Static(
                _("Ctrl+S saves the note · Esc leaves without one · `studyapp doctor` lists them"), classes="hint"
            )

    def action_save(self) -> None:
        self.dismiss(self.query_one(TextArea).text.strip() or None)


class ProblemsDialog(ModalScreen[None]):
    """Mistakes in cards and configuration, each with its place and remedy."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space,q", "dismiss", "")]

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._problems = problems

    def compose(self) -> ComposeResult:
        signs = {"error": ("✗", "$text-error"), "warning": ("~", "$text-warning")}
        blocks = [
            Content.assemble(
                signs[problem.severity],
                f" {problem.place}\n",
                f"  {problem.message}\n",
                (f"  {problem.remedy}\n", "$muted"),
            )
            for problem in self._problems
        ]
        with Vertical(classes="dialog"):
            with VerticalScroll():
                yield Static(Content("\n").join(blocks))
            yield Static(
                _("Cards without a mistake are in the deck; a mended file is read at the next start."), classes="hint"
            )


class AreaDialog(ModalScreen[str | None]):
    """Choose an area to cram; gives its name, "" for all, None for none."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", "")]

    def __init__(self, areas: Sequence[tuple[str, int]]) -> None:
        super().__init__()
        self._areas = areas

    def compose(self) -> ComposeResult:
        total = sum(count for _area, count in self._areas)
        options = [Option(_("All areas") + f"  {total}", id="*")]
        options += [Option(f"{area_word(area)}  {count}", id=area) for area, count in self._areas]
        with Vertical(classes="dialog"):
            yield Static(_("Cram: grades are logged, the schedule stays as it is."))
            yield OptionList(*options)
            yield Static(_("Enter begins · Esc leaves"), classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss("" if event.option_id == "*" else event.option_id)


class SetAsideDialog(ModalScreen[int | None]):
    """Choose a suspended card to take back; gives its item, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss", "")]

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
            yield Static(_("Enter takes one back into the queue · Esc leaves"), classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(int(event.option_id or 0))
