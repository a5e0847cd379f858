"""The desk of a drill: its statement, the learner's code with its draft and its time, and what help there is."""

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from studyapp.domain.card import ContentLanguage
from studyapp.i18n import N_, _
from studyapp.judge.drill import CORE
from studyapp.study.opening import Study
from studyapp.study.practice import Practice
from studyapp.study.whereabouts import Desk
from studyapp.ui import external
from studyapp.ui.screens.drill_dialogs import ConfirmDialog, LevelDialog
from studyapp.ui.screens.drill_frame import DrillFrame
from studyapp.ui.widgets import drill_parts
from studyapp.ui.widgets.bars import Header
from studyapp.ui.widgets.code_editor import CodeEditor
from studyapp.ui.widgets.page import Page

if TYPE_CHECKING:
    from studyapp.judge.starter import Level

Result = TypeVar("Result")

_KEEP_S = 2.0
# The screen was open for what a tick says, unless the process slept: a stopped terminal job is no time spent.
_LONGEST_TICK_S = 5.0


class DrillDesk(DrillFrame[Result]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "hint", N_("The next hint; it costs"), id="drill.hint", priority=True),
        Binding("f3", "clock", N_("Show or hide the clock"), id="drill.clock", priority=True),
        Binding("f4", "edit", N_("Go on in your own editor ($EDITOR)"), id="drill.edit", priority=True),
        Binding("f7", "level", N_("Start over, with more or less given"), id="drill.level", priority=True),
        Binding("f8", "give_up", N_("Give up; shows the model answer"), id="drill.give_up", priority=True),
        Binding("ctrl+l,l", "language", N_("中文 / English"), id="drill.language"),
    ]

    def __init__(self, study: Study, practice: Practice) -> None:
        """Raises ContentError where the statement can't be read."""
        self.language: ContentLanguage = study.content_language
        super().__init__(self.language)
        self.study = study
        self.practice = practice
        self.said = practice.statement(self.language)
        self.stage = CORE
        self.written = practice.code
        self.late = practice.elapsed_s >= practice.limit_s
        self._clock_hidden = False
        self._since = monotonic()
        self.place = f"{practice.drill.slug} {practice.backend}"
        self.sat: Desk | None = study.where.desks.get(self.place) if practice.restored else None

    def on_mount(self) -> None:
        self.code.load_text(self.practice.code)
        if self.sat is not None:
            self.code.move_cursor((self.sat.row, self.sat.column))
            self.call_after_refresh(self.code.scroll_to, y=self.sat.top, animate=False)
        self.set_interval(1, self._second)
        self.set_interval(_KEEP_S, self.keep)
        if self.practice.gave_up:
            self.show_model()
        saved = external.left_over(self._editor_file)
        if saved is not None:
            self.code.replace_all(saved)
            words = _("Here is what your editor had saved when the app ended; {undo} takes it out.")
            self.say_note(words.format(undo=self.key("editor.undo")))
        elif self.practice.restored:
            self.say_note(_("Your draft is back, and its time goes on."))

    @property
    def is_over(self) -> bool:
        return self.practice.accepted or self.practice.gave_up

    def paint(self) -> None:
        self.name_panes()
        self.paint_header()
        self.paint_statement()
        self.results.speak(self.language)
        self.paint_keys()

    def paint_header(self) -> None:
        left = drill_parts.title(self.practice, self.stage, self.language, narrow=self.size.width < 72)
        self.query_one("#header", Header).say(left, drill_parts.clock(self.practice, hidden=self._clock_hidden))

    def paint_statement(self) -> None:
        said, language, stage, hints, over = self.said, self.language, self.stage, self.practice.hints, self.is_over
        self.query_one("#statement", Page).show(
            lambda width: drill_parts.statement(said, language, width, hints=hints, ended=over, stage=stage)
        )

    # Time and drafts

    def _second(self) -> None:
        self._spend(min(monotonic() - self._since, _LONGEST_TICK_S))
        self._note_place()
        self.paint_header()
        if not self.late and not self.is_over and self.practice.elapsed_s >= self.practice.limit_s:
            self.late = True
            words = _("Time is over. You may go on; {grade} grades it as it is, {model} shows the model answer.")
            self.say_note(words.format(grade=self.key("drill.grading"), model=self.key("drill.give_up")))
            self.paint_keys()

    def _spend(self, seconds: float) -> None:
        self._since = monotonic()
        if not self.is_over and not self.practice.graded:
            self.practice.tick(seconds)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if event.text_area.id == "code":
            self.written = event.text_area.text

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        if event.text_area.id == "code":
            self._note_place()

    def _note_place(self) -> None:
        row, column = self.code.cursor_location
        self.study.where.sit_at(self.place, Desk(self.pane, row, column, round(self.code.scroll_y)))

    def keep(self) -> None:
        if self.practice.graded:
            return
        before = self.practice.unkept
        self.practice.keep(self.written)
        unkept = self.practice.unkept
        if unkept and unkept != before:
            words = _("The draft can't be saved ({reason}): what you write is only here until it can.")
            self.say_fault(words.format(reason=unkept))
        elif before and not unkept:
            self.say_note(_("The draft is saved again."))

    def kept_code(self) -> str:
        """Give the code as it is, and keep it; the editor's message about its last change may still be on its way."""
        self.written = self.code.text
        self.keep()
        return self.written

    def on_unmount(self) -> None:
        if not self.practice.graded:
            self.practice.keep(self.written)

    # Help

    def action_clock(self) -> None:
        self._clock_hidden = not self._clock_hidden
        self.paint_header()

    def action_language(self) -> None:
        if self.tried(lambda: self._speak("en" if self.language == "zh" else "zh")):
            self.paint()

    def _speak(self, language: ContentLanguage) -> None:
        self.said = self.practice.statement(language)
        self.language = language
        self.study.show_content_in(language)

    def action_hint(self) -> None:
        if self.is_over:
            words = _("It is over: the model answer says more than a hint ({model}).")
            self.say_note(words.format(model=self.key("drill.give_up")))
        elif self.practice.hints >= len(self.said.hints):
            self.say_note(_("These were all the hints."))
        elif self.practice.hints:
            self._take_hint(yes=True)
        else:
            question = N_("A hint costs: the grade suggested will be Hard at best. There are {n}, each saying more.")
            asked = ConfirmDialog(question, N_("shows the first"), n=len(self.said.hints))
            self.app.push_screen(asked, self._take_hint)

    def _take_hint(self, yes: bool | None) -> None:
        if yes and self.tried(lambda: self.practice.hint(self.language)):
            self.paint_statement()
            if self.one_at_a_time:
                self.enter("statement")
            self.call_after_refresh(self.query_one("#statement").scroll_end, animate=False)
            self.paint_keys()

    def action_give_up(self) -> None:
        if self.is_over:
            self.show_model()
            self.enter("model")
        else:
            question = N_("Give up? The grade suggested will be Again. The model answer is shown beside your code.")
            self.app.push_screen(ConfirmDialog(question, N_("gives up")), self._give_up)

    def _give_up(self, yes: bool | None) -> None:
        if yes and self.tried(lambda: self.practice.give_up(self.kept_code())):
            self.show_model()
            self.paint()
            self.enter("model")

    def show_model(self) -> None:
        model = self.query_one("#model-code", CodeEditor)
        if self.tried(lambda: model.load_text(self.practice.model_answer(self.stage))):
            self.add_class("-gave-up")

    def action_level(self) -> None:
        self.app.push_screen(LevelDialog(self.practice.level), self._choose_level)

    def _choose_level(self, level: "Level | None") -> None:
        if level is None:
            return

        def start_over(yes: bool | None) -> None:
            if yes and self.tried(lambda: self.code.replace_all(self.practice.start_over(level))):
                self.enter("code")

        code = self.kept_code()
        untouched: list[bool] = []
        if not self.tried(lambda: untouched.append(self.practice.is_starter(code))):
            return
        if untouched[0]:
            start_over(yes=True)
        else:
            question = N_("This replaces the code you have written. {undo} brings it back.")
            asked = ConfirmDialog(question, N_("starts over"), undo=self.key("editor.undo"))
            self.app.push_screen(asked, start_over)

    @property
    def _editor_file(self) -> Path:
        return self.study.home.drafts / f"{self.practice.drill.slug}_{self.practice.backend}_in_editor.py"

    def action_edit(self) -> None:
        code, started = self.kept_code(), monotonic()
        editor = self.study.config.editor
        self.tried(lambda: self.code.replace_all(external.edit(self.app, code, self._editor_file, editor)))
        self._spend(monotonic() - started)
        self.enter("code")
