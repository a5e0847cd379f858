"""Every option of config.toml and every key: what it is about, its value, where that comes from; all can be changed."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from studyapp.authoring.options import BY_NAME, OPTIONS, OneOf, Option, shown, typed
from studyapp.i18n import N_, _
from studyapp.study.opening import Study
from studyapp.study.settings import value_sources
from studyapp.typeset.cells import cell_len
from studyapp.ui.keymap import Action, actions, keys_now, own_rows
from studyapp.ui.screens.frame import FramedScreen
from studyapp.ui.screens.press import PressDialog
from studyapp.ui.widgets.bars import Header, Key, KeyLine, ShownKey, ThinRule
from studyapp.ui.widgets.row_list import Row, RowList
from studyapp.ui.widgets.settings_rows import GROUPS, key_row, option_row
from studyapp.ui.words import broken

if TYPE_CHECKING:
    from studyapp.ui.app import StudyApp

_KEYS = "keymap"
#: Lines for the row under the cursor in a low terminal.
_ROOM_LOW = 3


class SettingsScreen(FramedScreen[None]):
    about = N_("Everything that can be set. What you change is in config.toml at once, and holds at once.")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "change(1)", N_("The next value"), id="settings.next"),
        Binding("left", "change(-1)", N_("The value before"), id="settings.previous"),
        Binding("backspace,delete", "reset", N_("Back to the default"), id="settings.reset"),
        Binding("tab", "group(1)", N_("The next group"), id="settings.next_group"),
        Binding("shift+tab", "group(-1)", N_("The group before"), id="settings.previous_group"),
        Binding("escape,q", "leave", N_("Back"), id="settings.leave"),
    ]

    def __init__(self, study: Study) -> None:
        super().__init__(classes="full")
        self._study = study
        self._sources = value_sources(study.home)

    def matter(self) -> ComposeResult:
        yield RowList(id="options")
        with Vertical(id="option"):
            yield ThinRule(classes="rule")
            explained = Static(id="explained")
            explained.auto_links = False
            yield Input(id="value", compact=True)
            yield explained

    def on_mount(self) -> None:
        self.query_one("#options").focus()
        self.paint()

    # What is on the screen

    def paint(self) -> None:
        file = str(self._study.home.config)
        shown_file = file if cell_len(file) <= self.size.width // 2 else self._study.home.config.name
        header = self.query_one("#header", Header)
        header.say(Content.styled(_("Settings"), "bold"), Content.styled(shown_file, "$muted"))
        self._sources = value_sources(self._study.home)
        self.query_one("#options", RowList).show(self._rows)
        self._explain()

    def _rows(self, width: int) -> list[Row]:
        config = self._study.config
        rows: list[Row] = []
        for group, options in groupby(OPTIONS, key=lambda option: option.group):
            for n, option in enumerate(options):
                heading = _(group) if n == 0 else ""
                value, source = getattr(config, option.name), self._sources[option.name]
                rows.append(option_row(option, value, source, heading, width, first=not rows))
        own = {row.action: ",".join(row.keys) for row in config.keymap}
        for prefix, found in groupby(_in_groups(), key=_prefix):
            for n, action in enumerate(found):
                heading = _("Keys · {where}").format(where=_(GROUPS[prefix])) if n == 0 else ""
                rows.append(key_row(action, keys_now(action.name, own), action.name in own, heading, width))
        return rows

    @property
    def _current(self) -> str:
        return self.query_one("#options", RowList).current

    @property
    def _option(self) -> Option | None:
        return BY_NAME.get(self._current)

    def _explain(self) -> None:
        """Say what the row under the cursor is about; a value that is being typed stands above."""
        width, option = max(20, self.size.width - 2 * self.indent), self._option
        said = self._about_option(option, width) if option is not None else self._about_keys(width)
        self.query_one("#explained", Static).update(said)
        self.query_one("#value").display = self._typing
        self._paint_keys()

    def _about_option(self, option: Option, width: int) -> Content:
        value, form = getattr(self._study.config, option.name), option.form
        written = f"{option.name} = {shown(value)}" if value is not None else option.name
        where = {
            "default": _("the default"),
            "file": _("from config.toml"),
            "environment": _("from ${variable}").format(variable=option.variable),
        }[self._sources[option.name]]
        head = Content(f"{written}  ").append(Content.styled(where, "$muted"))
        if isinstance(form, OneOf):
            takes = _filled([_choice(form, name, chosen=name == value) for name in form.names], width)
        else:
            takes = [Content.styled(broken(form.expects(), width), "$muted")]
        more = [Content.styled(broken(_(option.more), width), "$muted")] if option.more else []
        if self._typing:  # the list, which isn't in focus now, shows no cursor
            return Content("\n").join([Content(broken(_(option.about), width)), *takes])
        head_line = [head.truncate(width)] if len(takes) < _ROOM_LOW else []
        return Content("\n").join([*head_line, *takes, *more])

    def _about_keys(self, width: int) -> Content:
        action = actions().get(self._current)
        if action is None:
            return Content("")
        row = next((row for row in self._study.config.keymap if row.action == action.name), None)
        keys = row.keys if row is not None else action.keys
        listed = ", ".join(f'"{key}"' for key in keys)
        written = f'"{action.name}" = {listed if len(keys) == 1 else f"[{listed}]"}'
        where = _("the default") if row is None else str(row.place)
        fault = next((p for p in self._study.key_problems if row is not None and p.place == row.place), None)
        lines = [Content.assemble(broken(written, width), ("  " + where, "$muted"))]
        if fault is not None:
            lines.append(Content.styled(broken(f"✗ {fault.message} {fault.remedy}", width), "$text-error"))
        return Content("\n").join(lines)

    def _paint_keys(self) -> None:
        option = self._option
        keys: list[Key | ShownKey]
        if self._typing:
            keys = [ShownKey("Enter", _("takes it"), "screen.take"), Key("settings.leave", _("as it was"))]
        elif option is not None and isinstance(option.form, OneOf):
            keys = [Key("settings.previous settings.next", _("other value"))]
        else:
            keys = [Key("rows.choose", _("write another") if option is not None else _("press another key"))]
        if not self._typing:
            keys += [Key("settings.reset", _("default")), Key("settings.next_group", _("next group"))]
            keys += [Key("settings.leave", _("back")), Key("app.help", _("all keys"))]
        self.query_one("#keys", KeyLine).show(keys)
        self.query_one("#more-keys", KeyLine).display = False

    def on_row_list_moved(self) -> None:
        self.say_fault("")
        self._explain()

    # Changing values

    @property
    def _typing(self) -> bool:
        return self.focused is not None and self.focused.id == "value"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return super().check_action(action, parameters) and (action in ("leave", "take") or not self._typing)

    def on_row_list_chosen(self) -> None:
        option = self._option
        if option is None:
            self._press()
        elif isinstance(option.form, OneOf):
            self.action_change(1)
        elif self._may_change(option.name, option.variable):
            self._type(option)

    def action_change(self, by: int) -> None:
        option = self._option
        if option is None or not isinstance(option.form, OneOf):
            return
        names = option.form.names
        at = names.index(getattr(self._study.config, option.name))
        self.action_pick(names[(at + by) % len(names)])

    def action_pick(self, value: str) -> None:
        option = self._option
        if option is not None and self._may_change(option.name, option.variable):
            self._set(option.name, value)

    def _type(self, option: Option) -> None:
        value, field = getattr(self._study.config, option.name), self.query_one("#value", Input)
        field.value = _editable(value)
        field.display = True
        self.set_focus(field)
        field.action_end()
        self._explain()

    def on_input_submitted(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        option, text = self._option, self.query_one("#value", Input).value.strip()
        if option is None:
            return
        value = typed(option.form, text)
        if value is None and not (text == "" and option.name == "interview_date"):
            words = _("`{name}` can't be {value}.").format(name=option.name, value=shown(text))
            remedy = _("Write {expected}.").format(expected=option.form.expects())
            self.say_fault(f"{words} {remedy}")
        elif self._set(option.name, value):
            self._stop_typing()

    def _stop_typing(self) -> None:
        self.set_focus(self.query_one("#options"))
        self.query_one("#value").display = False
        self.call_after_refresh(self._explain)

    def _press(self) -> None:
        action = actions().get(self._current)
        if action is None or not self._may_change(_KEYS, "STUDYAPP_KEYMAP"):
            return
        rows = own_rows(self._study.config.keymap)

        def take(key: str | None) -> None:
            if key is not None:
                self._set(_KEYS, rows | {action.name: (key,)})

        self.app.push_screen(PressDialog(action, rows), take)

    def action_reset(self) -> None:
        option = self._option
        if option is not None:
            if self._may_change(option.name, option.variable):
                self._set(option.name, None)
        elif self._current and self._may_change(_KEYS, "STUDYAPP_KEYMAP"):
            rows = own_rows(self._study.config.keymap)
            rows.pop(self._current, None)
            self._set(_KEYS, rows)

    def _may_change(self, name: str, variable: str) -> bool:
        if self._sources[name] != "environment":
            return True
        words = _("${variable} is set outside and goes before config.toml: it can't be changed here.")
        self.say_fault(words.format(variable=variable))
        return False

    def _set(self, name: str, value: object) -> bool:
        """Write it and let it hold; say so where it can't be written."""
        if not self.tried(lambda: self._study.set(**{name: value})):
            return False
        if name == "content_language":
            self._study.show_content_in(self._study.config.content_language)
        cast("StudyApp", self.app).take_settings()
        return True

    # Moving

    def action_group(self, by: int) -> None:
        self.query_one("#options", RowList).go_to_heading(by)

    def action_leave(self) -> None:
        if self._typing:
            self.say_fault("")
            self._stop_typing()
        else:
            self.dismiss(None)


def _choice(form: OneOf, name: str, *, chosen: bool) -> Content:
    markup = f"[@click=screen.pick('{name}')]$sign $word[/]"
    sign, style = ("●", "bold $accent") if chosen else ("○", "")
    return Content.from_markup(markup, sign=sign, word=form.word(name)).stylize(style)


def _filled(parts: Sequence[Content], width: int) -> list[Content]:
    """Put them beside each other, in as many lines as they take."""
    lines = [parts[0]]
    for part in parts[1:]:
        if lines[-1].cell_length + 2 + part.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], "  ", part)
        else:
            lines.append(part)
    return lines


def _editable(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _prefix(action: Action) -> str:
    prefix = action.name.partition(".")[0]
    return prefix if prefix in GROUPS else "windows"


def _in_groups() -> Sequence[Action]:
    order = list(GROUPS)
    return sorted(actions().values(), key=lambda action: (order.index(_prefix(action)), action.name.partition(".")[0]))
