"""Today: what is due, what was done, and one obvious next key, whatever state the deck is in."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from studyapp.domain.log import SessionKind
from studyapp.errors import StudyError
from studyapp.i18n import N_, _
from studyapp.study.drill_states import DrillState, drills_due
from studyapp.study.opening import Study
from studyapp.study.progress import Today, areas_to_cram, today
from studyapp.study.review import ReviewSession
from studyapp.study.setting_aside import cards_set_aside, resume
from studyapp.study.undoing import last_is_drill, undo
from studyapp.ui.screens.dialogs import AreaDialog, OneAreaDialog, ProblemsDialog, SetAsideDialog
from studyapp.ui.screens.frame import FramedScreen
from studyapp.ui.screens.review import ReviewScreen
from studyapp.ui.widgets import today_parts as parts
from studyapp.ui.widgets.bars import Header, Key, KeyLine
from studyapp.ui.words import day_word, days_to_go_word

MINUTES = 15
EXTRA_NEW = 5


class TodayScreen(FramedScreen[None]):
    about = N_("What is due today, and what was done. Everything begins here.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "review", N_("Review what is due"), id="today.review"),
        Binding("d", "app.drills", N_("Coding drills"), id="today.drills"),
        Binding("b", "app.browse", N_("All cards: search, read, edit"), id="today.browse"),
        Binding("m", "app.mocks", N_("Mock interviews"), id="today.mocks"),
        Binding("t", "minutes", N_("I have 15 minutes"), id="today.minutes"),
        Binding("n", "more_new", N_("Five more new cards"), id="today.more_new"),
        Binding("c", "cram", N_("Cram an area; the schedule stays as it is"), id="today.cram"),
        Binding("u", "undo", N_("Take back the last thing done"), id="today.undo"),
        Binding("l", "app.interface_language", N_("Interface 中文 / English"), id="today.language"),
        Binding("p", "set_aside", N_("Suspended cards: take one back"), id="today.set_aside"),
        Binding("e", "problems", N_("Mistakes in cards or configuration"), id="today.problems"),
        Binding("down,j,pagedown", "page_down", N_("Scroll"), id="today.page_down"),
        Binding("up,k,pageup", "page_up", N_("Scroll"), id="today.page_up"),
        Binding("comma", "app.settings", N_("Settings"), id="today.settings"),
        Binding("i", "app.import", N_("Import notes"), id="today.import"),
        Binding("q", "app.quit", N_("Quit; everything is saved already"), id="today.quit"),
    ]

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self._today: Today | None = None
        self._drills: list[DrillState] = []

    def matter(self) -> ComposeResult:
        today = Static(id="today")
        today.auto_links = False  # they would take the colours of bars and results away
        yield today

    def on_mount(self) -> None:
        self._read()
        self.set_interval(60, self._read)  # the day may roll over while the screen stands

    def on_screen_resume(self) -> None:
        self._read()

    def _read(self) -> None:
        try:
            self._today = today(self._study)
            self._drills = drills_due(self._study)
        except StudyError as error:
            self.say_fault(str(error))
            return
        self.paint()

    def paint(self) -> None:
        found = self._today
        if found is None:
            return
        date = day_word(found.study_day)
        to_go = f" · {days_to_go_word(found.days_to_go)}" if found.days_to_go is not None else ""
        self.query_one("#header", Header).say(Content.styled("studyapp", "bold"), Content(date + to_go))
        language = self._study.content_language
        problems = self._study.problems
        self.show("today", parts.body(found, self._drills, problems, language, self.text_width, self.key))
        self._paint_keys(found)

    def _paint_keys(self, found: Today) -> None:
        waiting = found.due + found.new + found.learning
        keys = [Key("today.review", _("review"))] if waiting else []
        keys += [Key("today.drills", _("drills")), Key("today.mocks", _("mock interview"))]
        keys += [Key("today.browse", _("browse")), Key("app.help", _("all keys"))]
        if waiting > 5:
            keys.append(Key("today.minutes", _("15 minutes")))
        if not found.new and found.unseen:
            keys.append(Key("today.more_new", _("5 more new")))
        if found.items:
            keys.append(Key("today.cram", _("cram")))
        if found.suspended:
            keys.append(Key("today.set_aside", _("{n} suspended").format(n=found.suspended)))
        if self._study.problems:
            keys.append(Key("today.problems", _("mistakes")))
        other = "EN" if self._study.config.interface_language == "zh" else "中文"
        keys.append(Key("today.settings", _("settings")))
        keys += [Key("today.language", other), Key("today.quit", _("quit"))]
        self.query_one("#keys", KeyLine).show(keys)
        self.query_one("#more-keys", KeyLine).display = False

    def _begin(self, make: Callable[[], ReviewSession]) -> None:
        def begin() -> None:
            self.app.push_screen(ReviewScreen(self._study, make(), self._study.content_language))

        self.tried(begin)

    def action_review(self) -> None:
        found = self._today
        if found is not None and (found.due or found.new or found.learning):
            self._begin(lambda: ReviewSession(self._study))
        else:
            self.say_note(_("There is nothing to review now."))

    def action_minutes(self) -> None:
        found = self._today
        if found is not None and (found.due or found.new or found.learning):
            self._begin(lambda: ReviewSession(self._study, minutes=MINUTES))
        else:
            self.say_note(_("There is nothing to review now."))

    def action_more_new(self) -> None:
        if self._today is not None and self._today.unseen:
            self._begin(lambda: ReviewSession(self._study, extra_new=EXTRA_NEW))
        else:
            self.say_note(_("You have seen every card there is."))

    def action_cram(self) -> None:
        if areas := areas_to_cram(self._study):
            self.app.push_screen(AreaDialog(areas, self._study.where.area), self.cram)
        else:
            self.say_note(_("There is nothing to cram yet."))

    def cram(self, area: str | None) -> None:
        """Cram an area, all of them if it is empty; None for no area after all."""
        if area is not None:
            self._study.where.area = area
            self._begin(lambda: ReviewSession(self._study, "cram", area=area or None))

    def action_area(self, area: str) -> None:
        """A click on an area: review what is due in it, or cram it."""

        def begin(kind: SessionKind | None) -> None:
            if kind == "cram":
                self.cram(area)
            elif kind is not None:
                self._begin(lambda: ReviewSession(self._study, area=area))

        self.app.push_screen(OneAreaDialog(area), begin)

    def action_undo(self) -> None:
        if last_is_drill(self._study):
            if self.tried(lambda: undo(self._study)):
                self._read()
                words = _("Taken back, for the drill that was last; {drills} shows it.")
                self.say_note(words.format(drills=self.key("today.drills")))
            return
        session = ReviewSession(self._study)
        undone: list[object] = []
        if not self.tried(lambda: undone.append(session.undo())):
            return
        if undone[0] is not None:
            self._begin(lambda: session)
        else:
            self.say_fault(_("There is nothing to take back."))

    def action_set_aside(self) -> None:
        if self._today is not None and self._today.suspended:
            cards = cards_set_aside(self._study)
            self.app.push_screen(SetAsideDialog(cards, self._study.content_language), self._resume)
        else:
            self.say_note(_("No card is suspended."))

    def _resume(self, item: int | None) -> None:
        if item is None:
            return
        if self.tried(lambda: resume(self._study, item)):
            self._read()

    def action_problems(self) -> None:
        if self._study.problems:
            self.app.push_screen(ProblemsDialog(self._study.problems))
        else:
            self.say_note(_("There is no mistake in cards or configuration."))
