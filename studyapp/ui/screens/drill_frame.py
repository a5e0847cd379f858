"""How the drill screen divides the terminal: beside each other, above each other, or one pane at a time."""

from typing import Literal, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widgets import Static

from studyapp.domain.card import ContentLanguage
from studyapp.i18n import _
from studyapp.ui.screens.frame import FramedScreen
from studyapp.ui.widgets.bars import ThinRule
from studyapp.ui.widgets.code_editor import CodeEditor
from studyapp.ui.widgets.page import Page
from studyapp.ui.widgets.results_pane import ResultsPane

Result = TypeVar("Result")
Pane = Literal["statement", "model", "code", "results"]

#: The least width and height for statement and code beside each other, and for one above the other.
BESIDE, ABOVE = (72, 20), (40, 30)
_FOCUS: dict[Pane, str] = {"statement": "statement", "model": "model-code", "code": "code", "results": "results"}


class DrillFrame(FramedScreen[Result]):
    """Four panes. The model answer takes the statement's place, the results theirs, once there are any.

    Subclasses give `paint_keys()`, called whenever another pane has the focus; none has while grades are asked for.
    """

    def __init__(self, language: ContentLanguage) -> None:
        super().__init__(classes="full")
        self._first_language: ContentLanguage = language
        self.pane: Pane = "code"
        self.off_panes = False  # the keys are for grading: nothing has the focus

    def matter(self) -> ComposeResult:
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield Page(id="statement")
                with Vertical(id="model"):
                    yield Static(classes="pane-title", id="model-title")
                    yield CodeEditor(id="model-code", read_only=True)
            with Vertical(id="own"):
                yield Static(classes="pane-title", id="own-title")
                yield CodeEditor(id="code")
        yield ThinRule(classes="rule", id="results-rule")
        yield ResultsPane(self._first_language, id="results")

    def paint_keys(self) -> None:
        raise NotImplementedError

    def name_panes(self) -> None:
        self.query_one("#model-title", Static).update(_("Model answer"))
        self.query_one("#own-title", Static).update(_("Your code"))

    @property
    def code(self) -> CodeEditor:
        return self.query_one("#code", CodeEditor)

    @property
    def results(self) -> ResultsPane:
        return self.query_one("#results", ResultsPane)

    @property
    def one_at_a_time(self) -> bool:
        return self.has_class("-one")

    def on_resize(self, event: Resize) -> None:
        room = event.size
        beside = room.width >= BESIDE[0] and room.height >= BESIDE[1]
        above = not beside and room.width >= ABOVE[0] and room.height >= ABOVE[1]
        self.set_class(beside, "-beside")
        self.set_class(above, "-above")
        self.set_class(not (beside or above), "-one")
        self.call_after_refresh(self._focus_again)

    def _focus_again(self) -> None:
        """Give the focus back after the terminal was too small to show what had it."""
        if self.focused is None and not self.off_panes and not self.has_class("-too-small"):
            self.enter(self.pane)

    def enter(self, pane: Pane) -> None:
        """Give a pane the focus; where only one has room, it is the one that shows."""
        self._mark(pane)
        self.off_panes = False
        self.set_focus(self.query_one(f"#{_FOCUS[pane]}"), scroll_visible=False)
        self.paint_keys()

    def leave_panes(self) -> None:
        """Take the focus from all panes, so that digits are grades."""
        self.off_panes = True
        self.set_focus(None)
        self.paint_keys()

    def _mark(self, pane: Pane) -> None:
        self.pane = pane
        for other in _FOCUS:
            self.set_class(other == pane, f"-pane-{other}")

    def on_descendant_focus(self) -> None:
        """Follow the mouse."""
        for pane, name in _FOCUS.items():
            if self.focused is not None and self.focused.id == name:
                self._mark(pane)
                self.off_panes = False
                self.paint_keys()

    def next_pane(self) -> Pane:
        there = [pane for pane in _FOCUS if self._is_there(pane)]
        if self.off_panes or self.pane not in there:
            return "code"
        return there[(there.index(self.pane) + 1) % len(there)]

    def action_next_pane(self) -> None:
        self.enter(self.next_pane())

    def _is_there(self, pane: Pane) -> bool:
        wanted = {"model": "-gave-up", "results": "-ran"}
        return pane not in wanted or self.has_class(wanted[pane])

    def action_scroll_statement(self, by: int) -> None:
        self.query_one("#statement").scroll_relative(y=2 * by, animate=False)
