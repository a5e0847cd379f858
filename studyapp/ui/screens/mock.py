"""A mock interview: what was said above, the answer below, one clock. All that is decided is in `study.interview`."""

from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static, TextArea

from studyapp.domain.card import ContentLanguage
from studyapp.i18n import N_, _
from studyapp.judge.verdict import Event, Verdict
from studyapp.study.interview import Coding, Interview
from studyapp.study.opening import Study
from studyapp.ui.mock_words import CONFIDENCES
from studyapp.ui.screens.drill_dialogs import ConfirmDialog
from studyapp.ui.screens.frame import FramedScreen
from studyapp.ui.widgets import mock_parts as parts
from studyapp.ui.widgets.bars import Header, Key, KeyLine
from studyapp.ui.widgets.code_editor import CodeEditor
from studyapp.ui.widgets.page import Page
from studyapp.ui.widgets.results_pane import ResultsPane
from studyapp.ui.widgets.runner import Runner

if TYPE_CHECKING:
    from studyapp.judge.client import Judge

Left = Literal["paused", "over"]

_KEEP_S = 2.0
#: From this width on a drill's statement stands beside the code.
_BESIDE = 96
# The screen was open for what a tick says, unless the process slept: a stopped terminal job is no time spent.
_LONGEST_TICK_S = 5.0


class MockScreen(FramedScreen[Left]):
    """Dismissed with what became of it; every answer, and the one being written, is on disk by then."""

    about = N_(
        "Answer as you would in an interview. There is no way back to a question; at 0:00 what you have is the answer."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "answer", N_("Give the answer"), id="mock.answer", priority=True),
        Binding("f2", "hint", N_("A hint; it costs a tenth of the question's mark"), id="mock.hint", priority=True),
        Binding("f4", "sure", N_("How sure you are, before any feedback"), id="mock.sure", priority=True),
        Binding("f5", "run", N_("Judge the code, where it may be run"), id="mock.run", priority=True),
        Binding("f6", "next_pane", N_("Conversation, answer, results"), id="mock.pane", priority=True),
        Binding("f8", "skip", N_("Leave the question"), id="mock.skip", priority=True),
        Binding("enter", "debrief", N_("Look back on it, once it is over"), id="mock.debrief"),
        Binding("ctrl+up", "scroll_said(-1)", N_("Scroll the conversation"), id="mock.scroll_up"),
        Binding("ctrl+down", "scroll_said(1)", N_("Scroll the conversation"), id="mock.scroll_down"),
        Binding("escape", "leave", N_("Pause: the clock stops, everything is kept"), id="mock.leave", priority=True),
    ]

    def __init__(self, study: Study, judge: "Judge", interview: Interview) -> None:
        super().__init__(classes="full")
        self.study = study
        self.interview = interview
        self._judge = judge
        self._runner = Runner(self, judge, self._check)
        self._coding: Coding | None = None
        self._aside = ""
        self._text = ""  # as the box had it last
        self._since = self._typed_at = monotonic()
        self._answering = False  # the judge is at it; the answer goes in when it is done
        self._verdict: Verdict | None = None
        self._late = False
        self._over = False

    @property
    def language(self) -> ContentLanguage:
        return self.interview.language

    def matter(self) -> ComposeResult:
        with Container(id="desk"):
            yield Page(id="said")
            yield TextArea(id="reply")
            yield CodeEditor(id="code")
        yield ResultsPane(self.interview.language, id="results")
        yield Static(id="sure")

    def on_mount(self) -> None:
        self.query_one("#sure").auto_links = False
        self.set_interval(1, self._second)
        self.set_interval(_KEEP_S, self._keep)
        self._put_question()
        if self.interview.turns or self.interview.draft.seconds or self.interview.draft.text:
            self.say_note(_("The interview goes on where it was."))

    def on_unmount(self) -> None:
        self._runner.stop()
        if not self._over:
            self._keep()

    # What is on the screen

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.width >= _BESIDE, "-beside")

    @property
    def box(self) -> TextArea:
        return self.query_one("#code" if self._coding is not None else "#reply", TextArea)

    def _put_question(self) -> None:
        """Show the question of now with its draft, or the end."""
        if self.interview.question is None:
            self._over, self._aside = True, ""
            self.add_class("-over")
            self.set_focus(None)
            self.say_fault("")
            self.paint()
            self.call_after_refresh(self.query_one("#said", Page).scroll_end, animate=False)
            return
        self._coding = self.interview.coding()
        self._aside, self._late = "", False
        self.set_class(self._coding is not None, "-coding")
        self.remove_class("-ran")
        draft = self.interview.draft
        begin = draft.text or (self._coding.begin if self._coding is not None else "")
        self._text = begin
        self.box.load_text(begin)
        if draft.text:
            self.box.move_cursor(self.box.document.end)
        if self._coding is not None:
            self._judge.warm(self._coding.drill, self._coding.backend)
        self._since = self._typed_at = monotonic()
        self.box.focus()
        self.say_fault("")
        self.paint()
        self.call_after_refresh(self._show_question)

    def _show_question(self) -> None:
        """Scroll to the question: code's may be longer than the page."""
        said = self.query_one("#said", Page)
        if self._coding is None:
            said.scroll_end(animate=False)
            return
        before = self.interview.said()[: -self._lines_of_now()]
        width = said.scrollable_content_region.width
        above = parts.conversation(before, "", self.language, width) if before else None
        said.scroll_to(y=above.plain.count("\n") + 2 if above is not None else 0, animate=False)

    def _lines_of_now(self) -> int:
        lines = self.interview.said()
        own = next((n for n, line in enumerate(reversed(lines)) if line.who == "you"), len(lines))
        return max(1, own)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("answer", "hint", "sure", "run", "skip") and self._over:
            return False
        if action == "debrief":
            return self._over
        return super().check_action(action, parameters)

    def paint(self) -> None:
        lines, aside, language = self.interview.said(), self._aside, self.language
        self.query_one("#said", Page).show(lambda width: parts.conversation(lines, aside, language, width))
        placeholder = _("a number") if self.interview.is_calculation() else _("Your answer")
        self.query_one("#reply", TextArea).placeholder = placeholder
        self.query_one("#results", ResultsPane).speak(language)
        self._paint_header()
        self._paint_sure()
        self._paint_keys()

    def _paint_header(self) -> None:
        left = parts.title(self.interview, narrow=self.size.width < 72)
        self.query_one("#header", Header).say(left, parts.clock(self.interview))

    def _paint_sure(self) -> None:
        chosen = self.interview.draft.confidence
        narrow = self.size.width < 60
        self.query_one("#sure", Static).update(parts.confidence(chosen, self.key("mock.sure"), narrow=narrow))

    def _paint_keys(self) -> None:
        if self._over:
            self.query_one("#keys", KeyLine).show([Key("mock.debrief", _("look back")), Key("mock.leave", _("later"))])
            self.query_one("#more-keys", KeyLine).show([Key("app.help", _("all keys"))])
            return
        keys = [Key("mock.answer", _("answer"))]
        if self._coding is not None and self._coding.may_run:
            keys.append(Key("mock.run", _("run")))
        hint, skip, pause = (
            Key("mock.hint", _("hint −10 %")),
            Key("mock.skip", _("skip")),
            Key("mock.leave", _("pause")),
        )
        self.query_one("#keys", KeyLine).show(
            [*keys, hint, skip, pause], [*keys, pause, Key("mock.hint", _("hint")), skip]
        )
        more = [Key("mock.sure", _("how sure")), Key("mock.pane", _("next part")), Key("app.help", _("all keys"))]
        self.query_one("#more-keys", KeyLine).show(more)

    # Time and drafts

    def _second(self) -> None:
        now = monotonic()
        if self._over or self._answering:
            self._since = now
            return
        self.interview.tick(min(now - self._since, _LONGEST_TICK_S))
        self._since = now
        self._paint_header()
        if self.interview.left_s <= 0:
            self.say_note(_("Time is up: what you have is the answer."))
            self._answer()
        elif not self._late and self.interview.draft.seconds >= self._soft_limit_s:
            self._late = True
            self._say_aside(self.interview.moving_on())
        elif not self._aside and self._coding is None and now - self._typed_at >= self.interview.persona.silence_s:
            self._say_aside(self.interview.silence())

    @property
    def _soft_limit_s(self) -> float:
        """Code is given the time that is planned for it."""
        assert self.interview.question is not None
        planned = self.interview.question.planned_s
        return planned if self._coding is not None else self.interview.persona.soft_limit_s

    def _say_aside(self, words: str) -> None:
        if self._coding is not None:
            self.say_note(words)  # the page stands at the task, which is longer than it
            return
        self._aside = words
        self.paint()
        self.call_after_refresh(self.query_one("#said", Page).scroll_end, animate=False)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if not self._over and event.text_area is self.box:
            self._typed_at = monotonic()
            self._text = event.text_area.text

    def _keep(self) -> None:
        if self._over or self._answering:
            return
        before = self.interview.unkept
        self.interview.keep(self._written, self.interview.draft.confidence)
        if self.interview.unkept and self.interview.unkept != before:
            words = _("The draft can't be saved ({reason}): what you write is only here until it can.")
            self.say_fault(words.format(reason=self.interview.unkept))
        elif before and not self.interview.unkept:
            self.say_note(_("The draft is saved again."))

    @property
    def _written(self) -> str:
        """Give what is written; a starter that wasn't touched is nothing."""
        return "" if self._coding is not None and self._text == self._coding.begin else self._text

    # Answering

    def action_answer(self) -> None:
        self.box.call_later(self._offer)  # behind the keys that the box hasn't taken yet

    def _offer(self) -> None:
        """Take the answer, but no empty one by a slip of the finger, and no words for a number."""
        if self._answering or self._over:
            return
        text = self.box.text
        coding = self._coding
        if not text.strip() or (coding is not None and not coding.begun and text == coding.begin):
            self.action_skip()
        elif self.interview.is_calculation() and not self.interview.is_number(text):
            self.say_note(_("A number, please: 0.5, 1/2, 50% and 1e-3 are all understood."))
        else:
            self._answer()

    def _answer(self) -> None:
        if self._answering or self._over:
            return
        if self._coding is None:
            self._take(None)
            return
        self._answering = True
        if self._runner.running:
            self._runner.stop()  # `Ended` says when it has: then the answer is judged
            return
        self._judge_answer()

    def _judge_answer(self) -> None:
        assert self._coding is not None
        self.say_note(_("The interviewer reads your code …"))
        self._verdict = None
        self._runner.start(self.box.text, self._coding.stage)

    def _take(self, verdict: Verdict | None) -> None:
        text, confidence = self.box.text, self.interview.draft.confidence
        self._answering = False
        if self.tried(lambda: self.interview.answer(text, confidence, verdict)):
            self._put_question()

    def action_skip(self) -> None:
        if self._answering:
            return
        asked = self.interview.question

        def go(yes: bool | None) -> None:
            same = self.interview.question is asked  # the time may have run out under the dialog
            if yes and same and not self._answering and self.tried(self.interview.skip):
                self._put_question()

        words = N_("Leave this question? There is no going back to it, and it counts as not answered.")
        self.app.push_screen(ConfirmDialog(words, N_("leaves it")), go)

    def action_hint(self) -> None:
        given: list[str | None] = []
        self._keep()
        if self._answering or not self.tried(lambda: given.append(self.interview.hint())):
            return
        if given[0] is None:
            self.say_note(_("There is no further hint for this question."))
            return
        self.paint()
        self.call_after_refresh(self.query_one("#said", Page).scroll_end, animate=False)

    def action_sure(self, value: int | None = None) -> None:
        """Take the next of the three, or the one that was clicked."""
        choices = [None, *CONFIDENCES]
        now = self.interview.draft.confidence
        at = choices.index(now) if now in choices else 0
        chosen = value if value is not None else choices[(at + 1) % len(choices)]
        self._text = self.box.text
        self.interview.keep(self._written, chosen)
        self._paint_sure()

    # Code

    def action_run(self) -> None:
        self.box.call_later(self._run)

    def _run(self) -> None:
        if self._coding is None or self._answering:
            return
        if not self._coding.may_run:
            self.say_note(_("On a whiteboard nothing is run before it is time to verify."))
            return
        if self._runner.running:
            return
        self._keep()
        self.add_class("-ran")
        self.query_one("#results", ResultsPane).begin()
        self._runner.start(self.box.text, self._coding.stage)

    def _check(self, code: str, stage: str) -> Iterator[Event]:
        assert self._coding is not None
        return self._judge.check(self._coding.drill, code.encode(errors="replace"), self._coding.backend, stage=stage)

    def on_runner_judged(self, message: Runner.Judged) -> None:
        if not self._answering:
            self.query_one("#results", ResultsPane).take(message.event)
        elif isinstance(message.event, Verdict):
            self._verdict = message.event
            self._runner.stop()  # how fast it is doesn't matter here

    def on_runner_ended(self, message: Runner.Ended) -> None:
        self._runner.ended()
        if not self._answering:
            self.query_one("#results", ResultsPane).end()
            if message.fault is not None:
                self.say_fault(str(message.fault))
            return
        if self._verdict is None and message.fault is None:
            self._judge_answer()  # what ended was a run that the answer had stopped
        else:
            self._take(self._verdict)

    # Moving

    def action_next_pane(self) -> None:
        panes: list[Widget] = [self.query_one("#said"), self.box]
        panes += [self.query_one("#results")] if self.has_class("-ran") else []
        at = panes.index(self.focused) if self.focused in panes else -1
        self.set_focus(panes[(at + 1) % len(panes)], scroll_visible=False)

    def action_scroll_said(self, by: int) -> None:
        self.query_one("#said", Page).scroll_relative(y=2 * by, animate=False)

    def action_debrief(self) -> None:
        self.dismiss("over")

    def action_leave(self) -> None:
        if self._answering:
            return
        if self._over:
            self.dismiss("paused")
            return
        self._text = self.box.text
        self._keep()
        if self.interview.unkept:
            self.say_fault(_("The draft can't be saved ({reason}).").format(reason=self.interview.unkept))
            return
        self.dismiss("paused")
