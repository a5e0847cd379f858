"""The Textual application: themes, the way between screens, and what every screen can do."""

import gc
from pathlib import Path
from typing import ClassVar, Literal

from textual.app import App
from textual.binding import Binding, BindingType
from textual.theme import Theme

from studyapp.domain.card import ContentLanguage
from studyapp.errors import StorageError
from studyapp.i18n import N_, use_language
from studyapp.study.opening import Study
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
    variables={"muted": "#8d949e"},
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
    variables={"muted": "#6c6a63"},
)


class StudyApp(App[None]):
    """`opening` is a session to begin with instead of Today, its cards in `language`."""

    CSS_PATH = Path(__file__).parent / "app.tcss"
    TITLE = "studyapp"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", N_("Quit; everything is saved already"), id="app.quit", priority=True),
        Binding("f1,question_mark", "help", N_("All keys of this screen"), id="app.help"),
        Binding("f9", "toggle_theme", N_("Dark or light"), id="app.theme"),
    ]

    def __init__(
        self, study: Study, opening: ReviewSession | None = None, language: ContentLanguage | None = None
    ) -> None:
        super().__init__()
        self._language = language
        self.study = study
        self._opening = opening
        self.animation_level = "none"
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = f"studyapp-{study.config.theme}"
        use_language(study.config.interface_language)

    def on_mount(self) -> None:
        from studyapp.ui.screens.today import TodayScreen

        if self._opening is not None:
            from studyapp.ui.screens.review import ReviewScreen

            self.push_screen(ReviewScreen(self.study, self._opening, self._language), lambda _result: self.exit())
        else:
            self.push_screen(TodayScreen(self.study))
        if self.study.first_start:
            from studyapp.ui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(self.study), lambda _result: self._repaint())
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """Do what could wait for the first frame."""
        gc.freeze()
        gc.enable()
        self.run_worker(self._back_up, thread=True, exit_on_error=False)

    def _repaint(self) -> None:
        from studyapp.ui.screens.frame import FramedScreen

        if isinstance(self.screen, FramedScreen):
            self.screen.paint()

    def _back_up(self) -> None:
        try:
            self.study.back_up_daily()
        except StorageError as error:
            self.call_from_thread(self.notify, str(error), severity="error", timeout=20)

    def action_help(self) -> None:
        from studyapp.ui.screens.dialogs import HelpDialog

        if not isinstance(self.screen, HelpDialog):
            self.push_screen(HelpDialog(self.screen))

    def action_toggle_theme(self) -> None:
        theme: Literal["dark", "light"] = "light" if self.theme == DARK.name else "dark"
        self.theme = f"studyapp-{theme}"
        self.study.set(theme=theme)
