"""The command palette: everything that can be done now, found by its words in both languages.

Textual's own has its words in English only, and waits half a second before it says that nothing was found.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from studyapp.domain.config import ThemeName
from studyapp.i18n import LANGUAGES, N_, _, said_in
from studyapp.study.drill_states import drill_states
from studyapp.study.progress import areas_to_cram
from studyapp.typeset.cells import cell_len
from studyapp.ui import places, themes
from studyapp.ui.doable import Doable, doable
from studyapp.ui.drill_words import BACKEND_NAMES, title_words
from studyapp.ui.key_names import key_name
from studyapp.ui.matching import rank
from studyapp.ui.screens.dialog import Dialog
from studyapp.ui.screens.welcome import WelcomeScreen
from studyapp.ui.widgets.drill_table import key_of
from studyapp.ui.words import area_word

if TYPE_CHECKING:
    from studyapp.ui.app import StudyApp


#: Moving and scrolling are no commands: one wants them many times over.
_MOVES = {"up", "down", "page up", "page down", "scroll up", "scroll down", "first", "last"}


@dataclass(frozen=True, slots=True)
class Entry:
    """`names`: all that it is found by."""

    title: str
    names: tuple[str, ...]
    act: Callable[[], object]
    key: str = ""


class Palette(Dialog[Entry | None]):
    """Dismissed with what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", N_("Close"), id="palette.close", priority=True),
        Binding("pagedown", "page(1)", N_("A page up or down"), id="palette.page_down"),
        Binding("pageup", "page(-1)", N_("A page up or down"), id="palette.page_up"),
    ]

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = entries
        self._found: Sequence[Entry] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Input(placeholder=_("What to do, in Chinese or in English"), id="wanted")
            yield OptionList(id="found")
            yield Static(_("Enter does it · Esc closes"), classes="hint")

    def fill(self) -> None:
        self.query_one("#found", OptionList).can_focus = False
        self._search("")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._search(event.value)

    def _search(self, query: str) -> None:
        ranked = [(rank(query, entry.names), entry) for entry in self._entries]
        fitting = [(how, entry) for how, entry in ranked if how is not None]
        self._found = [entry for _how, entry in sorted(fitting, key=lambda pair: pair[0])]
        options = self.query_one("#found", OptionList)
        options.clear_options()
        options.add_options([Option(self._row(entry)) for entry in self._found])
        if self._found:
            options.highlighted = 0
        else:
            options.add_option(Option(Content.styled(_("Nothing is called that."), "$muted"), disabled=True))

    def _row(self, entry: Entry) -> Content:
        """Set the key at the right edge, the way a menu does."""
        width = self.text_width - 1  # the scroll bar's column is kept free
        title = Content(entry.title).truncate(max(1, width - cell_len(entry.key) - 2), ellipsis=True)
        gap = " " * (width - title.cell_length - cell_len(entry.key))
        return Content.assemble(title, gap, (entry.key, "bold"))

    def action_scroll(self, by: int) -> None:
        self._go(by)

    def action_page(self, by: int) -> None:
        options = self.query_one("#found", OptionList)
        self._go(by * max(1, options.size.height - 1))

    def _go(self, by: int) -> None:
        options = self.query_one("#found", OptionList)
        if self._found:
            options.highlighted = max(0, min((options.highlighted or 0) + by, len(self._found) - 1))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return True

    def on_input_submitted(self) -> None:
        at = self.query_one("#found", OptionList).highlighted
        if self._found and at is not None:
            self.dismiss(self._found[at])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index])


def open_palette(app: "StudyApp") -> None:
    """Offer what can be done on the screen that is there now; close the offer if it is there."""

    def run(chosen: Entry | None) -> None:
        if chosen is not None:
            app.call_later(chosen.act)

    if isinstance(app.screen, Palette):
        app.screen.dismiss(None)  # the app's key comes first, here too
    else:
        app.push_screen(Palette(entries(app)), run)


def entries(app: "StudyApp") -> list[Entry]:
    """Give what can be done on the screen that is there now, then what can be done anywhere."""
    now = [one for one in doable(app, app.screen) if one.name not in _MOVES]
    here = [_by_key(app, one) for one in now if one.scope != "app"]
    everywhere = [_by_key(app, one) for one in now if one.scope == "app" and one.name != "palette"]
    found: dict[str, Entry] = {}
    for entry in (*here, *_places(app), *everywhere, *_choices(app), *_drills_and_areas(app)):
        found.setdefault(entry.title, entry)  # the way with a key, where there are two
    return list(found.values())


def _by_key(app: "StudyApp", one: Doable) -> Entry:
    act = partial(app.run_action, one.action, one.node)
    return _entry(one.description, act, one.name, key=key_name(one.keys[0]) if one.keys else "")


def _entry(message: str, act: Callable[[], object], *also: str, key: str = "") -> Entry:
    """`message` and `also` are message ids: it is found by their words in both languages."""
    words = [said_in(language, word) for word in (message, *also) for language in LANGUAGES]
    return Entry(_(message), tuple(words), act, key)


def _places(app: "StudyApp") -> list[Entry]:
    if not _at_home(app):
        return []
    return [
        _entry(N_("Go to Today"), partial(places.go_to_today, app), "today"),
        _entry(N_("Review what is due"), partial(places.review, app), "review"),
        _entry(N_("Coding drills"), partial(places.drills, app), "drills"),
        _entry(N_("Mock interviews"), partial(places.mocks, app), "mock"),
        _entry(N_("All cards: search, read, edit"), partial(places.browse, app), "browse"),
        _entry(N_("Import notes"), partial(places.import_notes, app), "import"),
    ]


def _at_home(app: "StudyApp") -> bool:
    """Say whether there is anything to go to: not before the first questions are answered."""
    return app.study is not None and not any(isinstance(screen, WelcomeScreen) for screen in app.screen_stack)


def _choices(app: "StudyApp") -> list[Entry]:
    if app.study is None:
        return []
    languages = [
        _entry(N_("Interface 中文 / English"), app.action_interface_language, "language"),
        _entry(N_("Cards and drills 中文 / English"), app.action_content_language, "language"),
    ]
    return languages + [_theme(app, name) for name in themes.NAMES]


def _theme(app: "StudyApp", name: ThemeName) -> Entry:
    title, word = N_("Colours: {theme}"), themes.message(name)
    names = [said_in(one, title).format(theme=said_in(one, word)) for one in LANGUAGES]
    act = partial(app.set_and_take, theme=name)
    return Entry(_(title).format(theme=themes.word(name)), (*names, "theme", said_in("zh", "Looks")), act)


def _drills_and_areas(app: "StudyApp") -> list[Entry]:
    study = app.study
    if study is None or not _at_home(app):
        return []
    found = []
    language = study.content_language
    for state in drill_states(study):
        drill, name = state.drill, BACKEND_NAMES[state.backend]
        names = [drill.slug, f"{drill.title_en} {name}", f"{drill.title_zh} {name}", "drill", said_in("zh", "Drills")]
        act = partial(places.drill, app, key_of(state))
        found.append(Entry(_("Drill: {title}").format(title=title_words(state, language)), tuple(names), act))
    for area, _count in areas_to_cram(study):
        names = [area, area_word(area), said_in("zh", area_word(area)), "cram", said_in("zh", "Cram")]
        act = partial(places.cram, app, area)
        found.append(Entry(_("Cram: {area}").format(area=area_word(area)), tuple(names), act))
    return found
