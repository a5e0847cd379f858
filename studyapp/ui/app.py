"""The Textual application: themes, the way between screens, and what every screen can do."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import App
from textual.binding import Binding, BindingType
from textual.theme import Theme

from studyapp.domain.card import ContentLanguage
from studyapp.domain.config import Config
from studyapp.errors import StudyError
from studyapp.i18n import N_, use_language
from studyapp.study.glimpse import Glimpse

if TYPE_CHECKING:
    from studyapp.judge.client import Judge
    from studyapp.study.opening import Study
    from studyapp.study.practice import Sitting
    from studyapp.study.review import ReviewSession

DARK = Theme(
    name="studyapp-dark",
    primary="#7aa2c8",
    accent="#7fb4ca",
    foreground="#d4d7dc",
    background="#15181c",
    surface="#1d2126",
    panel="#3a4048",
    success="#8fbf7f",
    warning="#d9b36c",
    error="#e0807a",
    dark=True,
    variables={
        "muted": "#8d949e",
        # Code: none of the colours that stand for outcomes.
        "code-keyword": "#b7a1d6",
        "code-name": "#d4d7dc",
        "code-string": "#86b8b0",
        "code-number": "#7aa2c8",
        "code-comment": "#8d949e",
    },
)
LIGHT = Theme(
    name="studyapp-light",
    primary="#2f5f8a",
    accent="#1f6a8c",
    foreground="#22262b",
    background="#fbfaf7",
    surface="#f0eee8",
    panel="#b9b5aa",
    success="#3a7a2e",
    warning="#8a6100",
    error="#b3362c",
    dark=False,
    variables={
        "muted": "#6c6a63",
        "code-keyword": "#6b4796",
        "code-name": "#22262b",
        "code-string": "#1d6b62",
        "code-number": "#2f5f8a",
        "code-comment": "#6c6a63",
    },
)


class StudyApp(App[StudyError]):
    """Opens the study itself, behind a glimpse of the first card where there is one.

    `begin` gives the session or the drill to start with, or None for Today. What `run` returns is the error for which
    the study could not be opened, None otherwise; `study` is the study that was opened, for the caller to close.
    """

    CSS_PATH = Path(__file__).parent / "app.tcss"
    TITLE = "studyapp"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", N_("Quit; everything is saved already"), id="app.quit", priority=True),
        Binding("f1,question_mark", "help", N_("All keys of this screen"), id="app.help"),
        Binding("f9", "toggle_theme", N_("Dark or light"), id="app.theme"),
    ]

    def __init__(
        self,
        open_study: "Callable[[], Study]",
        begin: "Callable[[Study], ReviewSession | Sitting | None]",
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
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = f"studyapp-{config.theme}"
        use_language(config.interface_language)

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
        if self.study.first_start:
            from studyapp.ui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(self.study), self._start)
        else:
            self._start(None)
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

            language = self._language or self.study.config.content_language
            self.push_screen(ReviewScreen(self.study, first, language), self._leave)
        else:
            from studyapp.ui.screens.drill import open_drill

            open_drill(self, self.study, self.judge, first, self._leave)

    def _leave(self, _result: object) -> None:
        self.exit()

    @property
    def judge(self) -> "Judge":
        """The one judge of this process; its own processes start with the first drill."""
        if self._judge is None:
            from studyapp.judge.client import Judge

            self._judge = Judge()
        return self._judge

    def action_drills(self) -> None:
        from studyapp.ui.screens.drills import DrillsScreen

        if self.study is not None:
            self.push_screen(DrillsScreen(self.study, self.judge))

    def on_unmount(self) -> None:
        if self._judge is not None:
            self._judge.close()

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
        from studyapp.ui.screens.dialogs import HelpDialog

        if not isinstance(self.screen, HelpDialog):
            self.push_screen(HelpDialog(self.screen))

    def action_toggle_theme(self) -> None:
        theme: Literal["dark", "light"] = "light" if self.theme == DARK.name else "dark"
        self.theme = f"studyapp-{theme}"
        if self.study is None:
            return
        try:
            self.study.set(theme=theme)
        except StudyError as error:
            self.notify(str(error), severity="error", timeout=10)
