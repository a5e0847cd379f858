"""All cards: found by words and filters, read, mended, set aside."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from studyapp.domain.problem import Problem
from studyapp.errors import StudyError
from studyapp.i18n import N_, _
from studyapp.study import browsing
from studyapp.study.browsing import FoundCard, Query
from studyapp.study.opening import Study
from studyapp.study.undoing import undo
from studyapp.ui.screens.browse_dialogs import FilterDialog, WordingDialog
from studyapp.ui.screens.browse_page import BrowsePage, FilterName
from studyapp.ui.screens.dialogs import DoubtDialog, ProblemsDialog
from studyapp.ui.widgets.found_cards import SOURCES, STATES, question_line
from studyapp.ui.widgets.found_list import FoundList
from studyapp.ui.widgets.page import Page
from studyapp.ui.widgets.search_line import SearchLine
from studyapp.ui.words import area_word, event_word, state_word


class BrowseScreen(BrowsePage):
    about = N_(
        "Every card there is. Type to search; in the list, letters are keys. "
        "Signs: ‖ suspended, ⊘ retired, ↺ leech, ⚑ called wrong."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", N_("Search for words"), id="browse.search"),
        Binding("a", "filter_area", N_("Only one area"), id="browse.area"),
        Binding("t", "filter_tag", N_("Only one tag"), id="browse.tag"),
        Binding("s", "filter_state", N_("Only new, spaced, suspended or retired cards"), id="browse.state"),
        Binding("o", "filter_source", N_("Only cards of one origin: shipped, own, imported"), id="browse.source"),
        Binding("z", "filter_leech", N_("Only leeches"), id="browse.leech"),
        Binding("f", "filter_flagged", N_("Only cards called wrong"), id="browse.flagged"),
        Binding("x,f8", "clear", N_("All cards again: first without filters, then without words"), id="browse.clear"),
        Binding("e", "edit", N_("Edit: an imported card here, another one in its file"), id="browse.edit"),
        Binding("p", "suspend", N_("Set aside, or take up again"), id="browse.suspend"),
        Binding("d", "retire", N_("Take an imported card out of the deck, or back in"), id="browse.retire"),
        Binding("r", "restart", N_("Learn anew (forget the schedule of this card)"), id="browse.restart"),
        Binding("w", "doubt", N_("This card is wrong: leave a note"), id="browse.doubt"),
        Binding("n", "note", N_("Open the note that an imported card is of"), id="browse.note"),
        Binding("h", "history", N_("This card's history"), id="browse.history"),
        Binding("right_square_bracket,right", "next(1)", N_("The next card, the one before"), id="browse.next"),
        Binding("left_square_bracket,left", "next(-1)", N_("The next card, the one before"), id="browse.before"),
        Binding("i", "images", N_("Open the image in the system's viewer"), id="browse.image"),
        Binding("u", "undo", N_("Take back the last thing done"), id="browse.undo"),
        Binding("l", "language", N_("中文 / English"), id="browse.language"),
        Binding("escape,q,b", "leave", N_("To the list; then back"), id="browse.leave"),
    ]

    @dataclass
    class ReadAgain(Message):
        """The files were read, or couldn't be; `file` is the one that the user was in."""

        file: str
        result: tuple[Problem, ...] | StudyError

    def __init__(self, study: Study) -> None:
        super().__init__(study)
        # How each thing done here is taken back, the last one last; None for what the log takes back.
        self._done: list[Callable[[], str] | None] = []

    # Moving about

    def on_input_changed(self, event: Input.Changed) -> None:
        self.narrow(replace(self._query, words=event.value))

    def on_search_line_left(self, _message: SearchLine.Left) -> None:
        self.query_one(FoundList).focus()

    def action_search(self) -> None:
        self._close_card()
        self.query_one(SearchLine).focus()

    def on_found_list_chosen(self, _message: FoundList.Chosen) -> None:
        if self.current is not None:
            if not self.has_class("-beside"):
                self.add_class("-reading")
            self._read_card()
            self.query_one("#card").focus()
            self._paint_keys()

    def _close_card(self) -> None:
        self.remove_class("-reading")
        self.query_one(FoundList).focus()

    def action_leave(self) -> None:
        if isinstance(self.focused, FoundList) or self.current is None:
            self.dismiss()
        else:
            self._close_card()

    def action_next(self, by: int) -> None:
        self.query_one(FoundList).action_move(by)
        self._read_card()

    def action_history(self) -> None:
        if self.current is not None:
            self.on_found_list_chosen(FoundList.Chosen(self.current))
            self.call_after_refresh(self.query_one("#card", Page).scroll_end, animate=False)

    def action_language(self) -> None:
        self._language = "en" if self._language == "zh" else "zh"
        self._study.show_content_in(self._language)
        self.paint()

    # Filters

    def _choose(self, name: FilterName, title: str, choices: list[tuple[str, str]]) -> None:
        def take(value: str | None) -> None:
            if value is not None:
                self.narrow(replace(self._query, **{name: value}))  # type: ignore[arg-type]

        self.app.push_screen(FilterDialog(title, choices, getattr(self._query, name)), take)

    def action_filter_area(self) -> None:
        found: list[str] = []
        if self.tried(lambda: found.extend(browsing.areas(self._study))):
            self._choose("area", N_("Only cards of one area"), [(area, area_word(area)) for area in found])

    def action_filter_tag(self) -> None:
        found: list[str] = []
        if self.tried(lambda: found.extend(browsing.tags(self._study))):
            self._choose("tag", N_("Only cards with one tag"), [(tag, tag) for tag in found])

    def action_filter_state(self) -> None:
        self._choose("state", N_("Only cards in one state"), [(state, state_word(state)) for state in STATES])

    def action_filter_source(self) -> None:
        self._choose("source", N_("Only cards of one origin"), [(name, _(words)) for name, words in SOURCES.items()])

    def action_filter_leech(self) -> None:
        self.narrow(replace(self._query, leech=not self._query.leech))

    def action_filter_flagged(self) -> None:
        self.narrow(replace(self._query, flagged=not self._query.flagged))

    def action_clear(self) -> None:
        unfiltered = Query(self._query.words)
        if self._query != unfiltered:
            self.narrow(unfiltered)
            self.say_note(_("The filters are gone."))
        elif self._query.words:
            self.query_one(SearchLine).value = ""
            self.say_note(_("All cards again."))

    # What is done to a card

    def _do(self, act: Callable[[FoundCard], object], said: str, take_back: Callable[[], str] | None = None) -> None:
        """Do something to the card under the cursor, say so, and show what became of it."""
        card = self.current
        if card is not None and self.tried(lambda: act(card)):
            self._done.append(take_back)
            self.search_anew()
            words = said.format(card=self._called(card), undo=self.key("browse.undo"))
            self.say_note(words)

    def _called(self, card: FoundCard) -> str:
        name = question_line(card, self._language)
        return name if len(name) <= 40 else f"{name[:39]}…"

    def action_suspend(self) -> None:
        card = self.current
        if card is None:
            return
        if card.state == "retired":
            self.say_note(_("A retired card isn't asked anyhow."))
        elif card.state == "suspended":
            self._do(
                lambda card: browsing.resume(self._study, card.item),
                _("Taken up again: {card}; {undo} takes this back."),
            )
        else:
            self._do(
                lambda card: browsing.suspend(self._study, card.item), _("Set aside: {card}; {undo} takes this back.")
            )

    def action_restart(self) -> None:
        words = _("Learned anew: {card}; {undo} takes this back.")
        self._do(lambda card: browsing.restart(self._study, card.item), words)

    def action_retire(self) -> None:
        card = self.current
        if card is None:
            return
        if not card.imported:
            words = _("This card is in a file: take it out there, and its history waits for it. {edit} opens the file.")
            self.say_note(words.format(edit=self.key("browse.edit")))
            return
        out = card.state != "retired"
        act = partial(browsing.set_retired, self._study, card.item)

        def back() -> str:
            act(retired=not out)
            return _("out of the deck") if out else _("back in the deck")

        words = _("Taken out of the deck: {card}; {undo} takes this back.") if out else _("Back in the deck: {card}.")
        self._do(lambda _card: act(retired=out), words, back)

    def action_doubt(self) -> None:
        card = self.current
        if card is None:
            return

        def write(note: str | None) -> None:
            if note:
                words = _("Noted. `studyapp doctor` lists such notes; {undo} takes this one back.")
                self._do(lambda _card: browsing.doubt(self._study, card.item, note), words)

        self.app.push_screen(DoubtDialog(self._study.home, card.item), write)

    def action_undo(self) -> None:
        said: list[str] = []
        take_back = self._done[-1] if self._done else None
        if not self.tried(lambda: said.append(take_back() if take_back is not None else self._undo_log())):
            return
        if self._done:
            self._done.pop()
        self.search_anew()
        if said[0]:
            self.say_note(_("Taken back: {what}.").format(what=said[0]))
        else:
            self.say_fault(_("There is nothing to take back."))

    def _undo_log(self) -> str:
        event = undo(self._study)
        return event_word(event) if event is not None else ""

    # Editing

    def action_edit(self) -> None:
        card = self.current
        if card is None:
            return
        if card.imported:
            self.tried(lambda: self._edit_here(card))
        else:
            self.tried(lambda: self._edit_file(card))

    def _edit_here(self, card: FoundCard) -> None:
        now = browsing.look(self._study, card.item).card

        def save(written: tuple[str, str] | None) -> None:
            before: list[browsing.Wording] = []

            def back() -> str:
                browsing.put_back(self._study, card.item, before[0])
                return _("edited")

            if written is not None and written != (now.question.zh, now.answer.zh):
                words = _("Saved: {card}; {undo} takes this back. The note stays as it is.")
                self._do(lambda _card: before.append(browsing.edit(self._study, card.item, *written)), words, back)

        dialog = WordingDialog(self._study.home, card.item, now.question.zh, now.answer.zh)
        self.app.push_screen(dialog, save)

    def _edit_file(self, card: FoundCard) -> None:
        self._open_file(card)
        self.say_note(_("Reading {file} again …").format(file=card.place.file))
        self.run_worker(partial(self._read_again, card.place.file), thread=True, group="files")

    def _open_file(self, card: FoundCard) -> None:
        from studyapp.ui import external

        file = browsing.file_to_edit(self._study, card)
        external.edit_file(self.app, file, card.place.line, self._study.config.editor)

    def _read_again(self, file: str) -> None:
        try:
            self.post_message(self.ReadAgain(file, browsing.read_again(self._study)))
        except StudyError as error:
            self.post_message(self.ReadAgain(file, error))

    def on_browse_screen_read_again(self, message: ReadAgain) -> None:
        if isinstance(message.result, StudyError):
            self.say_fault(str(message.result))
            return
        self._study.deck_problems = message.result
        broken = [problem for problem in message.result if problem.place.file == message.file]
        self.search_anew()
        if broken:
            words = _("{file} has mistakes; its cards stay as they were before.")
            self.say_fault(words.format(file=message.file))
            self.app.push_screen(ProblemsDialog(broken))
        else:
            self.say_note(_("The cards are as {file} says now.").format(file=message.file))

    def action_note(self) -> None:
        card = self.current
        if card is None:
            return
        if not card.imported:
            self.say_note(_("This card is of no note; {edit} opens its file.").format(edit=self.key("browse.edit")))
        elif self.tried(lambda: self._open_file(card)):
            words = _("Import the note again to take over what you changed: studyapp import {file}")
            self.say_note(words.format(file=card.place.file))
