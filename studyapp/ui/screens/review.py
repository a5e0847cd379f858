"""One card at a time: question, own answer, reveal, grade. All that is decided is decided in `study.review`."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key as KeyEvent
from textual.widgets import Input, Static, TextArea

from studyapp.authoring.parameters import NotANumber
from studyapp.domain.card import ContentLanguage
from studyapp.domain.memory import Rating
from studyapp.errors import StaleCard, StorageError
from studyapp.i18n import N_, _
from studyapp.study.drafts import load_draft, save_draft
from studyapp.study.opening import Study
from studyapp.study.review import ReviewSession
from studyapp.study.showing import Given, Shown
from studyapp.study.suggesting import mark_typed
from studyapp.ui.screens.dialogs import DoubtDialog
from studyapp.ui.screens.review_page import ReviewPage
from studyapp.ui.widgets import review_parts as parts
from studyapp.ui.words import event_word

_WIDE_DIGITS = "１２３４"


class ReviewScreen(ReviewPage):
    """Dismissed when the user leaves; everything that was graded is on disk long before."""

    about = N_("Answer in your head or in the box, look, tick what you had, grade. Each grade is saved at once.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "go_on", N_("Show the answer; then take the suggested grade"), id="review.go_on"),
        *(
            Binding(f"{digit},{_WIDE_DIGITS[digit - 1]}", f"grade({digit})", description, id=f"review.grade{digit}")
            for digit, description in enumerate((N_("Again"), N_("Hard"), N_("Good"), N_("Easy")), start=1)
        ),
        Binding("up,k", "move(-1)", N_("Key point above, or scroll"), id="review.up"),
        Binding("down,j", "move(1)", N_("Key point below, or scroll"), id="review.down"),
        Binding("enter", "tick", N_("Tick the key point; before the answer, show it"), id="review.tick"),
        Binding("t", "type", N_("Write an answer first"), id="review.type"),
        Binding("ctrl+s,f5", "reveal", N_("Show the answer, from the answer box too"), id="review.reveal"),
        Binding("l", "language", N_("中文 / English"), id="review.language"),
        Binding("u", "undo", N_("Take back the last thing done, even of an earlier session"), id="review.undo"),
        Binding("x", "unfold('errata')", N_("What notes often get wrong"), id="review.errata"),
        Binding("s", "unfold('source')", N_("Source"), id="review.source"),
        Binding("h", "unfold('history')", N_("This card's history"), id="review.history"),
        Binding("f", "formulas", N_("Formulas as they are written, or set"), id="review.formulas"),
        Binding("i", "images", N_("Open the image in the system's viewer"), id="review.image"),
        Binding("b", "bury", N_("Not today: bury until tomorrow"), id="review.bury"),
        Binding("p", "suspend", N_("Suspend until you take it back"), id="review.suspend"),
        Binding("r", "restart", N_("Learn anew (forget the schedule of this card)"), id="review.restart"),
        Binding("w", "doubt", N_("This card is wrong: leave a note"), id="review.doubt"),
        Binding("pagedown", "page_down", N_("Scroll"), id="review.page_down"),
        Binding("pageup", "page_up", N_("Scroll"), id="review.page_up"),
        Binding("escape", "leave", N_("Close what is open; then leave the session"), id="review.leave"),
        Binding("q", "quit_session", N_("Leave the session"), id="review.quit"),
    ]

    def __init__(self, study: Study, session: ReviewSession, language: ContentLanguage) -> None:
        super().__init__(study, session, language)
        self._notice = ""
        self._draft = self._written = ""

    def on_mount(self) -> None:
        super().on_mount()
        self.set_interval(1, self._tick_clock)
        self._next()

    # What is on the screen

    def _next(self) -> None:
        try:
            found = self._session.next()
            self._progress = self._session.progress()
        except StorageError as error:
            self.say_fault(str(error))
            return
        self._shown, self._ended = (found, None) if isinstance(found, Shown) else (None, found)
        self._revealed = self._touched = False
        self._ticked, self._point, self._open = set(), 0, set()
        self._start_clock()
        self.query_one("#number", Input).value = ""
        self.remove_class("-typing", "-number")
        self.set_focus(None)
        self._draft = load_draft(self._study.home, self._shown.item) if self._shown is not None else ""
        self._written = self._draft
        box = self.query_one("#typed", TextArea)
        box.text = self._draft
        box.move_cursor(box.document.end)
        if self._draft:
            self.action_type()
        self.query_one("#matter").scroll_home(animate=False)
        self.paint()

    # Time

    def _tick_clock(self) -> None:
        self._keep_draft()
        if self.has_class("-too-small"):
            return
        if self._shown is not None:
            self._paint_header()
        elif self._ended is not None and self._step_is_near(self._ended):
            self._paint_end(self._ended)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self._written = event.text_area.text

    def _keep_draft(self) -> None:
        if self._shown is not None and self._written != self._draft:
            self._draft = self._written
            save_draft(self._study.home, self._shown.item, self._written)

    # What the user does

    def on_descendant_focus(self) -> None:
        if self._shown is not None:
            self._paint_keys(self._shown)

    on_descendant_blur = on_descendant_focus

    def on_key(self, event: KeyEvent) -> None:
        """Begin a number: before the answer of a parameterised card, digits aren't grades."""
        shown = self._shown
        if shown is None or self._revealed or shown.draw is None or self.focused is not None:
            return
        if event.character and (event.character.isdigit() or event.character in "-−.．"):
            event.stop()
            event.prevent_default()
            self._open_number(event.character)

    def _open_number(self, first: str) -> None:
        self.add_class("-number")
        number = self.query_one("#number", Input)
        number.value += first
        number.focus()
        number.action_end()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if self._shown is not None and isinstance(mark_typed(self._shown, event.value.strip()), NotANumber):
            words = _("This can't be read as a number. {leave} leaves the box.")
            self.say_fault(words.format(leave=self.key("review.leave")))
            return
        self.say_fault("")
        self.action_reveal()

    def action_go_on(self) -> None:
        if self._ended is not None:
            self._next()
        elif not self._revealed:
            self.action_reveal()
        else:
            self._grade(self._suggested())

    def action_reveal(self) -> None:
        if self._shown is None or self._revealed:
            return
        self._revealed = True
        self.remove_class("-typing", "-number")
        self.set_focus(None)
        self.paint()

    def action_grade(self, digit: int) -> None:
        if self._shown is not None and self._revealed:
            self._grade(Rating(digit))
        elif self._shown is not None and self._shown.draw is not None:
            self._open_number(str(digit))

    def _grade(self, rating: Rating) -> None:
        assert self._shown is not None
        given = Given(self._elapsed(), self._language, self._typed, tuple(sorted(self._ticked)))
        item = self._shown.item
        if self._try(lambda: self._session.grade(rating, given)):
            save_draft(self._study.home, item, "")
            if self._session.tally.leeches:
                self._say_leech()

    def _say_leech(self) -> None:
        card = list(self._session.tally.leeches.values())[-1]
        if self._notice != card:
            self._notice = card
            self.notify(parts.leech(card, self._study.config.leech_lapses, self.key), timeout=10)

    def _try(self, act: object, *, stay: bool = False) -> bool:
        """Write something; if that fails, say so and leave the screen as it was."""
        assert callable(act)
        seconds = self._elapsed()
        try:
            act()
        except StaleCard as error:
            self._next()
            self.say_fault(str(error))
            return False
        except StorageError as error:
            self.say_fault(str(error))
            return False
        self.say_fault("")
        self._next()
        if stay:
            self._start_clock(seconds)
        return True

    def action_move(self, by: int) -> None:
        points = len(self._shown.card.key_points) if self._shown is not None and self._revealed else 0
        if not points:
            self.query_one("#matter").scroll_relative(y=by, animate=False)
            return
        self._point = (self._point + by) % points
        assert self._shown is not None
        self._paint_points(self._shown)
        self._keep_point_in_view()

    def _keep_point_in_view(self) -> None:
        matter, points = self.query_one("#matter"), self.query_one("#points", Static)
        bottom = points.virtual_region.bottom + 1
        if bottom > matter.scroll_y + matter.size.height or points.virtual_region.y < matter.scroll_y:
            matter.scroll_to(y=bottom - matter.size.height, animate=False)

    def action_tick(self) -> None:
        if self._ended is not None or not self._revealed:
            self.action_go_on()
        elif self._shown is not None and self._shown.card.key_points:
            self.action_tick_point(self._point)

    def action_tick_point(self, index: int) -> None:
        """Tick or clear one key point and move on to the next."""
        if self._shown is None or not self._revealed:
            return
        points = self._shown.card.key_points
        self._ticked ^= {points[index].id}
        self._touched = True
        self._point = min(index + 1, len(points) - 1)
        self._paint_points(self._shown)
        self._paint_keys(self._shown)

    def action_type(self) -> None:
        if self._shown is None or self._revealed:
            return
        if self._shown.draw is not None:
            self._open_number("")
            return
        self.add_class("-typing")
        self.query_one("#typed", TextArea).focus()

    def action_language(self) -> None:
        self._language = "en" if self._language == "zh" else "zh"
        self._study.show_content_in(self._language)
        self.paint()

    def action_formulas(self) -> None:
        self._study.where.source = not self._study.where.source
        self.paint()

    def action_unfold(self, part: str) -> None:
        if self._shown is not None and self._revealed:
            self._open ^= {part}
            self._paint_extra(self._shown)
            if part in self._open:
                self.call_after_refresh(self.query_one("#matter").scroll_end, animate=False)

    def action_undo(self) -> None:
        try:
            undone = self._session.undo()
        except StorageError as error:
            self.say_fault(str(error))
            return
        if undone is None:
            self.say_fault(_("There is nothing to take back."))
            return
        self._next()
        self.say_note(_("Taken back: {what}.").format(what=event_word(undone)))

    def action_bury(self) -> None:
        if self._shown is not None and self._try(self._session.bury):
            self.say_note(_("Buried until tomorrow; {undo} takes it back.").format(undo=self.key("review.undo")))

    def action_suspend(self) -> None:
        if self._shown is not None and self._try(self._session.suspend):
            words = _("Suspended; {undo} takes it back, and so does Today.")
            self.say_note(words.format(undo=self.key("review.undo")))

    def action_restart(self) -> None:
        if self._shown is not None:
            self._try(self._session.restart)

    def action_doubt(self) -> None:
        if self._shown is not None:
            self.app.push_screen(DoubtDialog(self._study.home, self._shown.item), self._write_doubt)

    def _write_doubt(self, note: str | None) -> None:
        if note is None or self._shown is None:
            return
        revealed = self._revealed
        if not self._try(lambda: self._session.doubt(note), stay=True):
            return
        if revealed:
            self.action_reveal()
        self.say_note(_("Noted; `studyapp doctor` lists it."))

    def on_unmount(self) -> None:
        self._keep_draft()

    def action_leave(self) -> None:
        if self.focused is not None:
            self.set_focus(None)
        elif self._open and self._shown is not None:
            self._open.clear()
            self._paint_extra(self._shown)
        else:
            self.dismiss(None)

    def action_quit_session(self) -> None:
        self.dismiss(None)
