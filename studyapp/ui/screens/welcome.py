"""The first start: two languages, the interview's date, new cards a day. All of it can be changed later."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Label, RadioButton, RadioSet, Static

from studyapp.i18n import N_, _, use_language
from studyapp.study.opening import Study
from studyapp.ui.screens.frame import FramedScreen
from studyapp.ui.widgets.bars import Header, Key, KeyLine, ShownKey
from studyapp.ui.words import broken

_NAMES = "中文", "English"
_LABELS = {
    "interface": N_("Language of the app"),
    "content": N_("Language of the cards (l switches it at any card)"),
    "date": N_("Day of the interview, such as 2027-03-15; empty if there is none yet"),
    "new": N_("New cards a day"),
}


class Choice(RadioButton):
    BUTTON_LEFT = BUTTON_RIGHT = ""  # they are drawn in a colour of the ground, which the terminal's own isn't


class WelcomeScreen(FramedScreen[None]):
    about = N_("Three questions before the first card. Settings changes the answers at any time.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f5", "save", N_("Begin"), id="welcome.save", priority=True),
        Binding("escape", "skip", N_("Begin with the defaults"), id="welcome.skip"),
    ]

    def __init__(self, study: Study) -> None:
        super().__init__()
        self._study = study
        self._chosen = study.config

    def matter(self) -> ComposeResult:
        yield Static(id="intro")
        languages = (
            ("interface", self._chosen.interface_language),
            ("content", self._chosen.content_language),
        )
        for name, value in languages:
            yield Label(id=f"label-{name}")
            with RadioSet(id=name, compact=True):
                yield Choice(_NAMES[0], value=value == "zh")
                yield Choice(_NAMES[1], value=value == "en")
        yield Label(id="label-date")
        yield Input(id="date", max_length=10, placeholder="____-__-__")
        yield Label(id="label-new")
        yield Input(str(self._chosen.new_per_day), id="new", type="integer", max_length=3)

    def on_mount(self) -> None:
        self.query_one("#interface").focus()
        self.query_one("#more-keys").display = False
        self.paint()

    def paint(self) -> None:
        use_language("zh" if self._index("interface") == 0 else "en")
        self.query_one("#header", Header).say(Content.styled("studyapp", "bold"), Content(_("first start")))
        where = _("Your reviews, your configuration and your own notes stay in one folder on this machine:")
        text = broken(where, self.text_width)
        self.show("intro", Content.assemble(text, "\n", (str(self._study.home.root), "$accent")))
        for button in self.query(RadioButton):
            name = str(button.label).removeprefix("✓ ")
            button.label = f"✓ {name}" if button.value else name  # not by colour alone
        for name, words in _LABELS.items():
            self.query_one(f"#label-{name}", Label).update(broken(_(words), self.text_width))
        keys: list[Key | ShownKey] = [
            Key("welcome.save", _("begin")),
            ShownKey("Tab", _("next field"), "app.focus_next"),
            ShownKey(_("Space"), _("choose"), "app.focus_next"),
        ]
        self.query_one("#keys", KeyLine).show(keys)

    def _index(self, name: str) -> int:
        return max(0, self.query_one(f"#{name}", RadioSet).pressed_index)

    def on_radio_set_changed(self, _event: RadioSet.Changed) -> None:
        self.paint()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "new":
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        typed = self.query_one("#date", Input).value.strip()
        try:
            day = date.fromisoformat(typed) if typed else None
        except ValueError:
            self._say(_("`{typed}` is no date: write year-month-day, such as 2027-03-15.").format(typed=typed), "date")
            return
        count = self.query_one("#new", Input).value.strip()
        if not count.isdigit() or int(count) > 999:
            self._say(_("New cards a day: a number from 0 to 999."), "new")
            return
        self._write(
            interface_language="zh" if self._index("interface") == 0 else "en",
            content_language="zh" if self._index("content") == 0 else "en",
            interview_date=day,
            new_per_day=int(count),
        )

    def _say(self, words: str, field: str) -> None:
        self.say_fault(words)
        self.query_one(f"#{field}", Input).focus()

    def action_skip(self) -> None:
        self._write(interface_language=self._chosen.interface_language)

    def _write(self, **chosen: object) -> None:
        if self.tried(lambda: self._study.set(**chosen)):
            self._study.use_interface_language()
            self.dismiss(None)
