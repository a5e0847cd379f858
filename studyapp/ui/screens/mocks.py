"""Mock interviews: one under way, those to begin, those that are past."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from studyapp.domain.card import ContentLanguage
from studyapp.domain.interview import Phase, PhaseKind, Preset
from studyapp.errors import StudyError
from studyapp.i18n import N_, _, language, listed
from studyapp.study.debrief import Debrief, Past, delete_interview, past_interviews
from studyapp.study.interview import Appointment, Interview, under_way
from studyapp.study.opening import Study
from studyapp.study.presets import Presets, read_presets
from studyapp.ui.mock_words import bar_word
from studyapp.ui.screens.debrief import DebriefScreen
from studyapp.ui.screens.dialogs import ProblemsDialog
from studyapp.ui.screens.drill_dialogs import ConfirmDialog
from studyapp.ui.screens.frame import FramedScreen
from studyapp.ui.screens.mock import Left, MockScreen
from studyapp.ui.widgets.bars import Header, Key, KeyLine, ThinRule
from studyapp.ui.widgets.row_list import Row, RowList, heading
from studyapp.ui.words import area_word, broken, clock_word, day_word

if TYPE_CHECKING:
    from studyapp.judge.client import Judge

_KINDS = {
    PhaseKind.INTRO: N_("introduction"),
    PhaseKind.WARMUP: N_("warm-up"),
    PhaseKind.PROJECT: N_("your project"),
    PhaseKind.CHAINS: N_("chains of questions"),
    PhaseKind.NUMERIC: N_("calculation"),
    PhaseKind.CODING: N_("coding"),
    PhaseKind.VERIFY: N_("verification"),
    PhaseKind.YOURS: N_("your questions"),
    PhaseKind.DEBRIEF: N_("debrief"),
}
_GOING_ON = "going-on"


class MocksScreen(FramedScreen[None]):
    about = N_("Mock interviews: offline, with follow-ups on what you just said, and a debrief that marks on evidence.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "persona", N_("Another interviewer"), id="mocks.persona"),
        Binding("l", "language", N_("Interview in 中文 / English"), id="mocks.language"),
        Binding("x", "abandon", N_("Abandon the interview under way"), id="mocks.abandon"),
        Binding("d,delete", "delete", N_("Delete a past interview"), id="mocks.delete"),
        Binding("e", "problems", N_("Mistakes in interviews"), id="mocks.problems"),
        Binding("escape,q", "leave", N_("Leave"), id="mocks.leave"),
    ]

    def __init__(self, study: Study, judge: "Judge", first: Appointment | None = None) -> None:
        """`first`: an interview to begin at once."""
        super().__init__(classes="full")
        self._first = first
        self.study = study
        self._judge = judge
        self._language: ContentLanguage = study.content_language
        self._persona = ""  # the preset's own
        self._presets = Presets({}, {}, ())
        self._going_on: Interview | None = None
        self._past: list[Past] = []

    def matter(self) -> ComposeResult:
        yield RowList(id="mocks")
        yield ThinRule(classes="rule")
        yield Static(id="about")

    def on_mount(self) -> None:
        self.query_one(RowList).focus()
        self.call_after_refresh(self._keep_appointment)

    def _keep_appointment(self) -> None:
        """Begin what was asked for on the command line; an interview under way comes first."""
        first, self._first = self._first, None
        if first is None:
            return
        if self._going_on is not None:
            self.say_note(_("An interview is under way: go on with it, or abandon it first."))
            return
        begun: list[Interview] = []
        if self.tried(lambda: begun.append(first.begin(self.study, self._presets))):
            self.enter(begun[0])

    def on_screen_resume(self) -> None:
        self._read()

    def _read(self) -> None:
        try:
            self._presets = read_presets(self.study)
            self._going_on = under_way(self.study, self._presets)
            self._past = past_interviews(self.study)
        except StudyError as error:
            self.say_fault(str(error))
            return
        self.paint()

    def paint(self) -> None:
        self.query_one("#header", Header).say(Content.styled(_("Mock interviews"), "bold"), Content(""))
        self.query_one(RowList).show(self._rows)
        self._paint_current()

    def _rows(self, width: int) -> list[Row]:
        rows: list[Row] = []
        if (one := self._going_on) is not None:
            title = one.preset.title.text(language())
            state = (
                _("{left} left").format(left=clock_word(max(0, one.left_s))) if one.question else _("to be debriefed")
            )
            rows.append(Row(_GOING_ON, _line(title, state, width), above=heading(_("Under way"), first=True)))
        for number, preset in enumerate(self._presets.presets.values()):
            above = heading(_("Begin"), first=not rows) if number == 0 else Content("")
            right = _("{n} min").format(n=preset.minutes)
            rows.append(Row(f"preset:{preset.id}", _line(preset.title.text(language()), right, width), above=above))
        for number, past in enumerate(self._past):
            above = heading(_("Past ones"), first=not rows) if number == 0 else Content("")
            rows.append(Row(f"past:{past.id}", _line(self._past_title(past), _score(past), width), above=above))
        return rows

    def _past_title(self, past: Past) -> str:
        preset = self._presets.presets.get(past.preset)
        return f"{day_word(past.day)} · {preset.title.text(language()) if preset else past.preset}"

    def on_row_list_moved(self) -> None:
        self._paint_current()

    def _paint_current(self) -> None:
        kind, _colon, name = self.query_one(RowList).current.partition(":")
        preset = self._presets.presets.get(name) if kind == "preset" else None
        width = max(20, self.size.width - 6)
        about = self._about(preset) if preset is not None else ""
        if kind == _GOING_ON:
            about = _("It was left or cut short. Enter goes on where it was; the clock stood still.")
        if not self._presets.presets:
            about = _("There is no interview. `studyapp content check` says why.")
        self.query_one("#about", Static).update(broken(about, width))
        keys = {
            "preset": [Key("rows.choose", _("begin")), Key("mocks.persona", _("interviewer"))],
            "past": [Key("rows.choose", _("read")), Key("mocks.delete", _("delete"))],
            _GOING_ON: [Key("rows.choose", _("go on")), Key("mocks.abandon", _("abandon"))],
        }.get(kind, [])
        other = "EN" if self._language == "zh" else "中文"
        keys += [Key("mocks.language", other), Key("mocks.leave", _("back"))]
        self.query_one("#keys", KeyLine).show(keys)
        more = [Key("mocks.problems", _("mistakes"))] if self._presets.problems else []
        self.query_one("#more-keys", KeyLine).show([*more, Key("app.help", _("all keys"))])

    def _about(self, preset: Preset) -> str:
        name = self._persona or preset.persona
        persona = self._presets.personas.get(name)
        said = persona.title.text(language()) if persona is not None else name
        phases = listed(_phase(phase) for phase in preset.phases)
        board = " " + _("On a whiteboard: nothing is run before you verify.") if preset.whiteboard else ""
        return _("Interviewer: {name} · {phases}.").format(name=said, phases=phases) + board

    # What the keys do

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        kind, _colon, name = message.key.partition(":")
        if kind == _GOING_ON and self._going_on is not None:
            self.enter(self._going_on)
        elif kind == "past":
            self._debrief(int(name))
        elif kind == "preset":
            self._begin(name)

    def _begin(self, preset: str) -> None:
        self._first = Appointment(preset, persona=self._persona, language=self._language)
        self._keep_appointment()

    def enter(self, interview: Interview) -> None:
        """Go into an interview, or into its debrief if all is asked."""
        if interview.question is None:
            self._debrief(interview.id)
            return

        def back(left: Left | None) -> None:
            if left == "over":
                self._debrief(interview.id)

        self.app.push_screen(MockScreen(self.study, self._judge, interview), back)

    def _debrief(self, interview: int) -> None:
        made: list[Debrief] = []
        if self.tried(lambda: made.append(Debrief(self.study, interview))):
            self.app.push_screen(DebriefScreen(self.study, made[0]))

    def action_persona(self) -> None:
        choices = ["", *self._presets.personas]
        at = choices.index(self._persona) if self._persona in choices else 0
        self._persona = choices[(at + 1) % len(choices)]
        self._paint_current()

    def action_language(self) -> None:
        self._language = "en" if self._language == "zh" else "zh"
        self.study.show_content_in(self._language)
        self.paint()

    def action_abandon(self) -> None:
        one = self._going_on
        if one is None:
            self.say_note(_("No interview is under way."))
            return

        def go(yes: bool | None) -> None:
            if yes and self.tried(one.abandon):
                self._read()

        question = N_("Abandon this interview? What you said stays stored, but there is no debrief and no score.")
        self.app.push_screen(ConfirmDialog(question, N_("abandons it")), go)

    def action_delete(self) -> None:
        kind, _colon, name = self.query_one(RowList).current.partition(":")
        if kind != "past":
            self.say_note(_("Only past interviews can be deleted."))
            return

        def go(yes: bool | None) -> None:
            if yes and self.tried(lambda: delete_interview(self.study, int(name))):
                self._read()

        question = N_("Delete this interview for good? What it brought back into the queue stays there.")
        self.app.push_screen(ConfirmDialog(question, N_("deletes it")), go)

    def action_problems(self) -> None:
        if self._presets.problems:
            self.app.push_screen(ProblemsDialog(self._presets.problems))
        else:
            self.say_note(_("There is no mistake in interviews."))

    def action_leave(self) -> None:
        self.dismiss(None)


def _phase(phase: Phase) -> str:
    areas = listed(area_word(area) for area, _quota in phase.areas)
    name = _("{kind} {n} min").format(kind=_(_KINDS[phase.kind]), n=phase.minutes)
    return f"{name} ({areas})" if areas and phase.kind is PhaseKind.CODING else name


def _score(past: Past) -> str:
    if past.card is None:
        return _("abandoned")
    if past.card.overall is None or past.card.bar is None:
        return _("not enough for a score")
    return f"{past.card.overall:.2f} · {bar_word(past.card.bar)}"


def _line(left: str, right: str, width: int) -> Content:
    name = Content(left).truncate(max(8, width - Content(right).cell_length - 2), ellipsis=True)
    gap = " " * max(2, width - name.cell_length - Content(right).cell_length)
    return Content.assemble(name, gap, (right, "$muted"))
