"""One drill against the clock: runs, stages and the grade. All that is decided is decided in `study.practice`."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import App
from textual.binding import Binding, BindingType

from studyapp.domain.memory import Memory, Rating
from studyapp.errors import StudyError
from studyapp.i18n import N_, _
from studyapp.judge.drill import CORE
from studyapp.judge.verdict import Diagnosis, Verdict
from studyapp.study.opening import Study
from studyapp.study.practice import Practice, Sitting
from studyapp.study.undoing import undo
from studyapp.ui.drill_words import sitting_words
from studyapp.ui.screens.drill_desk import DrillDesk
from studyapp.ui.screens.drill_dialogs import ConfirmDialog
from studyapp.ui.widgets import drill_keys, drill_parts
from studyapp.ui.widgets.bars import KeyLine
from studyapp.ui.widgets.runner import Runner

if TYPE_CHECKING:
    from studyapp.judge.client import Judge

Left = Literal["left", "graded", "undone"]

_WIDE_DIGITS = "１２３４"
#: What can't be done any more once the grade is given.
_WORK = {"run", "hint", "clock", "edit", "level", "give_up", "grading", "next_stage"}


def open_drill(
    app: App[StudyError], study: Study, judge: "Judge", sitting: Sitting, left: Callable[[Left], None]
) -> None:
    """Show a drill; `left` is called when the user is back. Raises StudyError where it can't be opened."""
    practice = Practice(study, judge, sitting.drill, sitting.backend, device=sitting.device)

    def back(result: Left | None) -> None:
        if result != "undone":
            left(result or "left")
            return
        try:
            open_drill(app, study, judge, sitting, left)
        except StudyError as error:
            app.notify(str(error), severity="error", timeout=10)
            left("left")

    app.push_screen(DrillScreen(study, judge, practice), back)


class DrillScreen(DrillDesk[Left]):
    """Dismissed with what became of the sitting; code, verdicts and grade are on disk by then."""

    about = N_(
        "Write the code, run it, grade yourself. Everything you type is kept; the time runs only while you are here."
    )

    #: A key that comes sooner than this after the grades isn't meant for them: nobody has seen them yet.
    grace_s = 0.3

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "run", N_("Judge the code; while it is judged: anew"), id="drill.run", priority=True),
        Binding("f6", "next_pane", N_("Statement, code, results"), id="drill.pane", priority=True),
        Binding("ctrl+up", "scroll_statement(-1)", N_("Scroll the statement"), id="drill.scroll_up"),
        Binding("ctrl+down", "scroll_statement(1)", N_("Scroll the statement"), id="drill.scroll_down"),
        Binding("ctrl+g", "grading", N_("Grade, once it is over"), id="drill.grading", priority=True),
        *(
            Binding(f"{digit},{_WIDE_DIGITS[digit - 1]}", f"grade({digit})", description, id=f"drill.grade{digit}")
            for digit, description in enumerate((N_("Again"), N_("Hard"), N_("Good"), N_("Easy")), start=1)
        ),
        Binding("enter,space", "take", N_("Take the suggested grade"), id="drill.take"),
        Binding("n,ctrl+n", "next_stage", N_("Go on to what is asked next"), id="drill.next_stage"),
        Binding("u", "undo", N_("Take the grade back"), id="drill.undo"),
        Binding("escape", "leave", N_("Stop a run; back to the code; then leave, the draft is kept"), id="drill.leave"),
    ]

    def __init__(self, study: Study, judge: "Judge", practice: Practice) -> None:
        super().__init__(study, practice)
        self._judge = judge
        self._runner = Runner(self, judge, practice.run)
        self._ran = ""
        self._run_again = False
        self._stage_done = False
        self._failed: Verdict | None = None  # the last one of the sitting with a failed case
        self._previews: dict[Rating, Memory] = {}
        self._grades_from = 0.0

    def on_mount(self) -> None:
        practice = self.practice
        self.tried(lambda: self._judge.warm(practice.drill, practice.backend, practice.device))
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Start with what is asked, where only one pane has room."""
        begun = self.is_over or self.practice.restored or not self.one_at_a_time
        sat = self.sat.pane if self.sat is not None else ""
        self.enter("statement" if sat == "statement" or not begun else "code")
        if self.is_over:
            self.action_grading()

    def on_unmount(self) -> None:
        self._runner.stop()

    @property
    def _can_grade(self) -> bool:
        return (self.is_over or self.late) and not self.practice.graded

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("grade", "take"):
            return self.off_panes and monotonic() >= self._grades_from and not self.has_class("-too-small")
        if action == "undo" or action in _WORK:
            return self.practice.graded is (action == "undo")
        return True

    def paint_keys(self) -> None:
        keys, more = self.query_one("#keys", KeyLine), self.query_one("#more-keys", KeyLine)
        practice = self.practice
        if practice.graded:
            keys.show(drill_keys.graded())
            more.show([])
            return
        if self.off_panes:
            suggested, stamp = practice.suggestion(), practice.stamp
            keys.show(*(drill_keys.grades(self._previews, stamp, suggested, way) for way in drill_keys.WAYS))
            more.show(drill_keys.more_grades(self._next_stage_title(), self.next_pane()))
            return
        if self.pane != "code":
            keys.show(*drill_keys.reading(self.pane, can_grade=self._can_grade))
        elif self._can_grade and not self.results.judging:
            keys.show(*drill_keys.writing_late())
        else:
            hints = practice.hints, len(self.said.hints)
            keys.show(*drill_keys.writing(running=self.results.judging, hints=hints))
        more.show(drill_keys.more(self.language, self.next_pane()))

    # Runs

    def action_run(self) -> None:
        self.code.call_later(self._run)  # behind the keys that the editor hasn't taken yet

    def _run(self) -> None:
        if self.practice.graded:
            return
        if self._runner.running:
            self._run_again = True
            self._runner.stop()
            return
        self._ran = self.kept_code()
        self.say_fault("")
        self.add_class("-ran")
        self.results.begin()
        self._runner.start(self._ran, self.stage)
        if self.one_at_a_time:
            self.enter("results")
        self.paint_keys()

    def on_runner_judged(self, message: Runner.Judged) -> None:
        self.results.take(message.event)
        match message.event:
            case Verdict():
                self._take_verdict(message.event)
            case Diagnosis():
                self.results.list_cards(self.practice.cards(self.results.mistakes))

    def _take_verdict(self, verdict: Verdict) -> None:
        if verdict.failed:
            self._failed = verdict
        self._stage_done = verdict.conclusion == "accepted"
        self.paint_header()
        self.paint_statement()
        if self._stage_done:
            self.query_one("#statement").scroll_home(animate=False)
        if self._stage_done and self.code.text == self._ran:
            self._grades_from = monotonic() + self.grace_s
            self.action_grading()  # not while somebody goes on typing: their digits would be grades
        self.paint_keys()

    def on_runner_ended(self, message: Runner.Ended) -> None:
        self._runner.ended()
        self.results.end()
        self.paint_header()
        if self._run_again:
            self._run_again = False
            self._run()
        elif message.fault is not None:
            self.say_fault(str(message.fault))
        self.paint_keys()

    # What an interviewer asks next

    def _next_stage(self) -> str:
        """Give the stage that the last verdict opened; empty if there is none."""
        names = [CORE, *(stage.name for stage in self.practice.drill.stages)]
        following = names[names.index(self.stage) + 1 :]
        return following[0] if following and self._stage_done else ""

    def _next_stage_title(self) -> str:
        stage = self._next_stage()
        return drill_parts.stage_title(self.practice, stage, self.language) if stage else ""

    def action_next_stage(self) -> None:
        if stage := self._next_stage():
            self.stage, self._stage_done = stage, False
            self.results.clear()
            self.say_fault("")
            self.remove_class("-ran", "-gave-up")
            self.query_one("#statement").scroll_home(animate=False)
            self.paint()
            self.enter("statement" if self.one_at_a_time else "code")

    # The grade

    def action_grading(self) -> None:
        if not self._can_grade:
            words = _("There is nothing to grade yet: {run} judges your code, {give_up} gives up.")
            self.say_note(words.format(run=self.key("drill.run"), give_up=self.key("drill.give_up")))
        elif self.tried(lambda: self._previews.update(self.practice.previews())):
            self.leave_panes()
            self.say_note(sitting_words(self.practice))

    def action_take(self) -> None:
        self.action_grade(int(self.practice.suggestion()))

    def action_grade(self, digit: int) -> None:
        if not self.tried(lambda: self.practice.grade(Rating(digit))):
            return
        self._runner.stop()
        cards = self.practice.cards_about(self._failed) if self._failed is not None else []
        if not cards:
            self.dismiss("graded")
            return
        self.results.list_cards(cards)
        self.enter("results")
        self.results.go_to_card(cards[0])
        words = _("Graded. These cards are about what went wrong; {undo} takes the grade back.")
        self.say_note(words.format(undo=self.key("drill.undo")))

    def action_undo(self) -> None:
        if self.tried(lambda: undo(self.study)):
            self.dismiss("undone")

    def action_leave(self) -> None:
        if self.practice.graded:
            self.dismiss("graded")
        elif self.results.judging:
            self._runner.stop()
        elif self.pane != "code" and not self.off_panes:
            self.enter("code")
        else:
            self._leave_draft()

    def _leave_draft(self) -> None:
        def go(yes: bool | None) -> None:
            if yes:
                self.dismiss("left")

        self.kept_code()
        if self.practice.unkept:
            question = N_("The draft can't be saved ({reason}). Leave, and lose what you wrote since it could?")
            self.app.push_screen(ConfirmDialog(question, N_("leaves without it"), reason=self.practice.unkept), go)
        else:
            self.dismiss("left")
