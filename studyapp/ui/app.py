"""The Textual application: themes, the way between screens, and what every screen can do."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, Monochrome, NoColor

from studyapp.domain.card import ContentLanguage
from studyapp.domain.config import Config
from studyapp.domain.problem import Problem
from studyapp.errors import StudyError
from studyapp.i18n import N_, _, use_language
from studyapp.study.glimpse import Glimpse
from studyapp.ui import themes, wrapping
from studyapp.ui.filters import AsciiSigns, WithoutColour
from studyapp.ui.keys import use_keymap
from studyapp.ui.typography import Look, look, use_look
from studyapp.ui.widgets.scroll_bar import use_line_bars

if TYPE_CHECKING:
    from studyapp.judge.client import Judge
    from studyapp.study.importing import Wanted
    from studyapp.study.interview import Appointment
    from studyapp.study.opening import Study
    from studyapp.study.practice import Sitting
    from studyapp.study.review import ReviewSession

    #: What the app can begin with, instead of Today.
    First = ReviewSession | Sitting | Wanted | Appointment | Literal["mocks"]

_WITHOUT_COLOUR, _ASCII_SIGNS = WithoutColour(), AsciiSigns()


class StudyApp(App[StudyError]):
    """Opens the study itself, behind a glimpse of the first card where there is one.

    `begin` gives what to start with, or None for Today. What `run` returns is the error for which
    the study could not be opened, None otherwise; `study` is the study that was opened, for the caller to close.
    """

    CSS_PATH = Path(__file__).parent / "app.tcss"
    TITLE = "studyapp"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", N_("Quit; everything is saved already"), id="app.quit", priority=True),
        Binding("question_mark,f1", "help", N_("All keys of this screen"), id="app.help"),
        Binding("ctrl+p", "palette", N_("Everything that can be done, by name"), id="app.palette", priority=True),
        Binding("ctrl+o", "jump", N_("Jump to a part of the screen by a letter"), id="app.jump", priority=True),
        Binding("f9", "next_theme", N_("Other colours: dark, light, 16 colours, colour-blind-safe"), id="app.theme"),
        Binding("f12", "settings", N_("Settings"), id="app.settings"),
    ]

    def __init__(
        self,
        open_study: "Callable[[], Study]",
        begin: "Callable[[Study], First | None]",
        config: Config,
        *,
        language: ContentLanguage | None = None,
        glimpse: Glimpse | None = None,
    ) -> None:
        super().__init__()
        self.study: Study | None = None
        self._judge: Judge | None = None
        self._open = open_study
        self._begin = begin
        self._config = config
        self._language = language
        self._glimpse = glimpse
        self.animation_level = "none"
        for theme in themes.THEMES:
            self.register_theme(theme)
        self._colourless = themes.colourless()
        self._take_looks(config)
        wrapping.install()
        use_language(config.interface_language)
        use_keymap({})
        use_line_bars()

    def on_mount(self) -> None:
        if sys.platform != "win32":
            leave = partial(self.exit, return_code=128 + signal.SIGTERM)
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, leave)
        if self._glimpse is None:
            self._open_study()
            return
        from studyapp.ui.screens.glimpse import GlimpseScreen

        self.push_screen(GlimpseScreen(self._glimpse, self._language or self._config.content_language))
        self.call_after_refresh(self._open_study)

    def _open_study(self) -> None:
        try:
            self.study = self._open()
        except StudyError as error:
            self.exit(error)
            return
        self._take_keys()
        if self.study.first_start:
            from studyapp.ui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(self.study), self._start)
        else:
            self._start(None)
        self.set_interval(1, self.study.remember)
        self.call_after_refresh(self._settle)

    def _start(self, _result: None) -> None:
        """Show the session the user asked for, or Today."""
        try:
            self._show_first()
        except StudyError as error:
            self.exit(error)

    def _show_first(self) -> None:
        assert self.study is not None
        first = self._begin(self.study)
        if self._glimpse is not None:
            self.pop_screen()
        if first is None:
            from studyapp.ui.screens.today import TodayScreen

            self.push_screen(TodayScreen(self.study))
            return
        from studyapp.study.review import ReviewSession

        if isinstance(first, ReviewSession):
            from studyapp.ui.screens.review import ReviewScreen

            language = self._language or self.study.content_language
            self.push_screen(ReviewScreen(self.study, first, language), self._leave)
            return
        from studyapp.study.importing import Wanted
        from studyapp.study.practice import Sitting

        if isinstance(first, Wanted):
            from studyapp.ui.screens.import_notes import ImportScreen

            self.push_screen(ImportScreen(self.study, first), self._leave)
        elif isinstance(first, Sitting):
            from studyapp.ui.screens.drill import open_drill

            open_drill(self, self.study, self.judge, first, self._leave)
        else:
            from studyapp.ui.screens.mocks import MocksScreen

            wanted = None if first == "mocks" else first
            self.push_screen(MocksScreen(self.study, self.judge, wanted), self._leave)

    def _leave(self, _result: object) -> None:
        self.exit()

    @property
    def judge(self) -> "Judge":
        """The one judge of this process; its own processes start with the first drill."""
        if self._judge is None:
            from studyapp.judge.client import Judge

            self._judge = Judge()
            self._take_limits()
        return self._judge

    def action_drills(self, begin_with: str = "") -> None:
        """Show the list of drills; open the one of this row at once, if one is named."""
        from studyapp.ui.screens.drills import DrillsScreen

        if self.study is not None:
            self.push_screen(DrillsScreen(self.study, self.judge, begin_with=begin_with))

    def action_mocks(self) -> None:
        """Show the mock interviews: those to begin, those that are past."""
        from studyapp.ui.screens.mocks import MocksScreen

        if self.study is not None:
            self.push_screen(MocksScreen(self.study, self.judge))

    def action_import(self) -> None:
        """Ask for notes, and show what they would make."""
        from studyapp.ui.places import import_notes

        import_notes(self)

    def action_browse(self) -> None:
        from studyapp.ui.screens.browse import BrowseScreen

        if self.study is not None:
            self.push_screen(BrowseScreen(self.study))

    def on_unmount(self) -> None:
        if self._judge is not None:
            self._judge.close()
        if self.study is not None:
            self.study.remember()

    def _settle(self) -> None:
        """Do what could wait for the first frame."""
        gc.freeze()
        gc.enable()
        self.run_worker(self._back_up, thread=True, exit_on_error=False)

    def _back_up(self) -> None:
        assert self.study is not None
        try:
            self.study.back_up_daily()
        except StudyError as error:
            self.call_from_thread(self.notify, str(error), severity="error", timeout=20)

    def action_help_quit(self) -> None:
        """Ctrl-C: nothing is unsaved, so there is nothing to ask."""
        self.exit(return_code=130)

    def action_help(self) -> None:
        from studyapp.ui.screens.help import HelpDialog

        if not isinstance(self.screen, HelpDialog):
            self.push_screen(HelpDialog(self.screen))

    def action_palette(self) -> None:
        from studyapp.ui.palette import open_palette

        open_palette(self)

    def action_jump(self) -> None:
        from studyapp.ui.jump import open_jump

        open_jump(self)

    def action_interface_language(self) -> None:
        if self.study is not None:
            self.set_and_take(interface_language="en" if self.study.config.interface_language == "zh" else "zh")

    def action_content_language(self) -> None:
        from studyapp.ui.places import switch_content

        switch_content(self)

    def action_settings(self) -> None:
        from studyapp.ui.screens.settings import SettingsScreen

        if self.study is not None and not any(isinstance(screen, SettingsScreen) for screen in self.screen_stack):
            self.push_screen(SettingsScreen(self.study))

    def action_next_theme(self) -> None:
        if self._colourless:
            self._say(_("NO_COLOR is set: there are no colours to choose from."))
            return
        shown = [themes.full_name(name) for name in themes.NAMES]
        name = themes.NAMES[(shown.index(self.theme) + 1) % len(shown)]
        self.theme = themes.full_name(name)
        if self.study is None:
            return
        try:
            self.study.set(theme=name)
        except StudyError as error:
            self.notify(str(error), severity="error", timeout=10)
        else:
            self._say(_("Colours: {theme}").format(theme=themes.word(name)))

    def _say(self, words: str) -> None:
        from studyapp.ui.screens.frame import FramedScreen

        if isinstance(self.screen, FramedScreen):
            self.screen.say_note(words)
        else:
            self.notify(words)

    # What the user has set

    def set_and_take(self, **changes: object) -> None:
        """Change the configuration, and what is on the screen with it."""
        assert self.study is not None
        try:
            self.study.set(**changes)
        except StudyError as error:
            self.notify(str(error), severity="error", timeout=10)
        else:
            self.take_settings()

    def take_settings(self) -> None:
        """Make what the configuration says now hold on every screen that is open."""
        assert self.study is not None
        self.study.use_interface_language()
        self._take_looks(self.study.config)
        self._take_keys()
        self._take_limits()
        self.repaint()

    def repaint(self) -> None:
        """Say everything anew, on the screens below too."""
        from studyapp.ui.screens.dialog import Dialog
        from studyapp.ui.screens.frame import FramedScreen

        for screen in self.screen_stack:
            if isinstance(screen, FramedScreen):
                screen.measure()
            if isinstance(screen, (FramedScreen, Dialog)):
                screen.paint()
        self.refresh_css(animate=False)

    def _take_looks(self, config: Config) -> None:
        self.theme = themes.full_name("ansi" if self._colourless else config.theme)
        use_look(Look(formulas=config.formulas, symbols=config.symbols, tight=config.spacing == "compact"))

    def _take_limits(self) -> None:
        if self._judge is not None and self.study is not None:
            from studyapp.judge.drill import Allowance

            config = self.study.config
            self._judge.allowance = Allowance(config.judge_time_factor, config.judge_memory_factor)

    def _take_keys(self) -> None:
        """The ids of all bindings are known only once every screen is loaded: whoever keeps our keys needn't wait."""
        assert self.study is not None
        own: dict[str, str] = {}
        problems: tuple[Problem, ...] = ()
        if self.study.config.keymap:
            from studyapp.ui.keymap import check_keymap

            own, problems = check_keymap(self.study.config.keymap)
        self.study.key_problems = problems
        use_keymap(own)
        self.set_keymap(own)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave colours out where NO_COLOR asks for it; Textual would make them grey, and even where it is empty."""
        kept = [each for each in super().get_line_filters() if not isinstance(each, (Monochrome, NoColor))]
        kept += [_WITHOUT_COLOUR] if self._colourless else []
        return kept + ([_ASCII_SIGNS] if look().symbols == "ascii" else [])
