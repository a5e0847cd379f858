"""The list of drills: what is due, how each went last, and the way into one."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from studyapp.domain.card import ContentLanguage
from studyapp.errors import StudyError
from studyapp.i18n import N_, _
from studyapp.judge.drill import BACKENDS, Backend
from studyapp.study.drill_states import STANDINGS, DrillState, Standing, drill_states, reset, set_aside, take_up
from studyapp.study.opening import Study
from studyapp.study.practice import Sitting
from studyapp.study.undoing import undo
from studyapp.ui.drill_words import BACKEND_NAMES, standing_word, title_words
from studyapp.ui.screens.dialogs import ProblemsDialog
from studyapp.ui.screens.drill import Left, open_drill
from studyapp.ui.screens.drill_dialogs import ConfirmDialog
from studyapp.ui.screens.frame import FramedScreen
from studyapp.ui.widgets.bars import Header, Key, KeyLine, ThinRule
from studyapp.ui.widgets.drill_table import detail, drill_table, key_of
from studyapp.ui.widgets.row_list import RowList
from studyapp.ui.words import area_word, broken, event_word

if TYPE_CHECKING:
    from studyapp.judge.client import Judge


class DrillsScreen(FramedScreen[None]):
    about = N_("Code to write from memory against the clock. What is due stands first.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "backend", N_("Only NumPy, only PyTorch, both"), id="drills.backend"),
        Binding("a", "area", N_("Only one area, the next one, all"), id="drills.area"),
        Binding(
            "s", "standing", N_("Only those due, begun, not begun, due later, set aside; all"), id="drills.standing"
        ),
        Binding("p", "set_aside", N_("Set aside, or take up again"), id="drills.set_aside"),
        Binding("r", "reset", N_("Learn anew (forget the schedule of this drill)"), id="drills.reset"),
        Binding("u", "undo", N_("Take back the last thing done"), id="drills.undo"),
        Binding("l", "language", N_("中文 / English"), id="drills.language"),
        Binding("e", "problems", N_("Mistakes in drills, cards or configuration"), id="drills.problems"),
        Binding("escape,q,d", "dismiss", N_("Back"), id="drills.leave"),
    ]

    def __init__(self, study: Study, judge: "Judge", *, begin_with: str = "") -> None:
        """`begin_with` is the row of a drill to open at once."""
        super().__init__(classes="full")
        self._study = study
        self._judge = judge
        self._begin_with = begin_with
        self._language: ContentLanguage = study.content_language
        self._all: list[DrillState] = []
        self._backend: Backend | None = next((one for one in BACKENDS if one == study.where.backend), None)
        self._area = study.where.drill_area
        self._standing: Standing | None = next((one for one in STANDINGS if one == study.where.drill_standing), None)

    def matter(self) -> ComposeResult:
        yield Static(id="words")
        yield RowList(id="drills")
        with Vertical(id="detail"):
            yield ThinRule(classes="rule")
            yield Static(id="about")

    def on_mount(self) -> None:
        self.query_one("#drills").focus()
        self._read()
        if self._begin_with not in ("", *map(key_of, self._shown)):
            self._backend, self._area, self._standing = None, "", None
        self.call_after_refresh(self._go_back_to, self._begin_with or self._study.where.drill)

    def _go_back_to(self, row: str) -> None:
        self.query_one(RowList).go(row)
        if self._begin_with:
            self._begin_with = ""
            self.action_open()

    def on_screen_resume(self) -> None:
        self._language = self._study.content_language
        self._read()

    def _read(self) -> None:
        try:
            self._all = drill_states(self._study)
        except StudyError as error:
            self.say_fault(str(error))
            return
        self.paint()

    @property
    def _shown(self) -> list[DrillState]:
        return [
            state
            for state in self._all
            if self._backend in (None, state.backend)
            and self._area in ("", state.drill.area)
            and self._standing in (None, state.standing)
        ]

    @property
    def _current(self) -> DrillState | None:
        key = self.query_one(RowList).current
        return next((state for state in self._all if key_of(state) == key), None)

    def paint(self) -> None:
        shown, today = self._shown, self._study.stamp().study_day
        self._paint_header(shown)
        self.show("words", Content(broken(self._words(shown), self.text_width)))
        self.query_one(RowList).show(lambda width: drill_table(shown, self._language, today, width))
        self._paint_current()

    def _paint_header(self, shown: list[DrillState]) -> None:
        only = [BACKEND_NAMES[self._backend]] if self._backend else []
        only += [area_word(self._area)] if self._area else []
        only += [standing_word(self._standing)] if self._standing else []
        due = sum(state.is_due for state in shown)
        counts = _("{due} due of {n}").format(due=due, n=len(shown))
        left = Content.assemble((_("Drills"), "bold"), "".join(f" · {word}" for word in only))
        self.query_one("#header", Header).say(left, Content(counts))

    def _words(self, shown: list[DrillState]) -> str:
        """Say why nothing is listed."""
        if shown:
            return ""
        if self._all:
            words = _("No drill is like that: {backend}, {area} and {standing} choose others.")
            keys = {name: self.key(f"drills.{name}") for name in ("backend", "area", "standing")}
            return words.format(**keys)
        return _("There are no drills. `studyapp content check` says why; your own go into the folder drills/.")

    def _paint_current(self) -> None:
        current = self._current
        self.query_one("#detail").display = current is not None
        if current is not None:
            self.query_one("#about", Static).update(detail(current, self._language))
        keys = [Key("rows.choose", _("begin"))] if current is not None else []
        keys.append(Key("drills.leave", _("back")))
        if current is not None:
            word = _("take up") if current.state == "suspended" else _("set aside")
            keys += [Key("drills.set_aside", word), Key("drills.reset", _("learn anew"))]
        self.query_one("#keys", KeyLine).show(keys)
        other = "EN" if self._language == "zh" else "中文"
        more = [Key("drills.problems", _("mistakes"))] if self._study.problems else []
        if self._all:
            more += [Key("drills.backend", _("backend")), Key("drills.area", _("area"))]
            more.append(Key("drills.standing", _("state")))
        more += [Key("drills.undo", _("undo")), Key("drills.language", other)]
        self.query_one("#more-keys", KeyLine).show([*more, Key("app.help", _("all keys"))])

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        self._study.where.drill = message.key
        self._paint_current()

    def on_row_list_chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        current = self._current
        if current is not None:
            sitting = Sitting(current.drill, current.backend)
            app = cast("App[StudyError]", self.app)
            self.tried(lambda: open_drill(app, self._study, self._judge, sitting, self._came_back))

    def _came_back(self, result: Left) -> None:
        if result == "graded" and (current := self._current) is not None:
            words = _("Graded: {drill}. {undo} takes it back.")
            self.say_note(words.format(drill=title_words(current, self._language), undo=self.key("drills.undo")))

    def action_backend(self) -> None:
        choices = (None, *BACKENDS)
        self._backend = choices[(choices.index(self._backend) + 1) % len(choices)]
        self._study.where.backend = self._backend or ""
        self.paint()

    def action_area(self) -> None:
        choices = ["", *sorted({state.drill.area for state in self._all})]
        at = choices.index(self._area) if self._area in choices else 0  # it may be of content that is gone
        self._area = self._study.where.drill_area = choices[(at + 1) % len(choices)]
        self.paint()

    def action_standing(self) -> None:
        """Pass over those that no drill has."""
        choices = (None, *(one for one in STANDINGS if any(state.standing == one for state in self._all)))
        at = choices.index(self._standing) if self._standing in choices else 0
        self._standing = choices[(at + 1) % len(choices)]
        self._study.where.drill_standing = self._standing or ""
        self.paint()

    def action_set_aside(self) -> None:
        current = self._current
        if current is None:
            return
        act, words = (
            (take_up, _("Taken up again: {drill}; {undo} sets it aside."))
            if current.state == "suspended"
            else (set_aside, _("Set aside: {drill}; {again} takes it up again, {undo} takes this back."))
        )
        if self.tried(lambda: act(self._study, current.drill.slug, current.backend)):
            self._read()
            keys = {"again": self.key("drills.set_aside"), "undo": self.key("drills.undo")}
            self.say_note(words.format(drill=title_words(current, self._language), **keys))

    def action_reset(self) -> None:
        current = self._current
        if current is None:
            return

        def go(yes: bool | None) -> None:
            if yes and self.tried(lambda: reset(self._study, current.drill.slug, current.backend)):
                self._read()
                self.say_note(_("Learned anew: {drill}.").format(drill=title_words(current, self._language)))

        question = N_(
            "Learn {drill} anew? Its schedule begins again and its draft goes; what you did stays in the log."
        )
        drill = title_words(current, self._language)
        self.app.push_screen(ConfirmDialog(question, N_("learns it anew"), drill=drill), go)

    def action_undo(self) -> None:
        undone: list[object] = []
        if not self.tried(lambda: undone.append(undo(self._study))):
            return
        event = undone[0]
        self._read()
        if event is None:
            self.say_fault(_("There is nothing to take back."))
        else:
            self.say_note(_("Taken back: {what}.").format(what=event_word(event)))  # type: ignore[arg-type]

    def action_language(self) -> None:
        self._language = "en" if self._language == "zh" else "zh"
        self._study.show_content_in(self._language)
        self.paint()

    def action_problems(self) -> None:
        if self._study.problems:
            self.app.push_screen(ProblemsDialog(self._study.problems))
        else:
            self.say_note(_("There is no mistake in drills, cards or configuration."))
