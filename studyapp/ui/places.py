"""What can be done from anywhere: going to Today, the review, a drill or an area; cards in the other language."""

from pathlib import Path
from typing import TYPE_CHECKING

from studyapp.i18n import _
from studyapp.study.importing import Wanted
from studyapp.ui.screens.browse import BrowseScreen
from studyapp.ui.screens.debrief import DebriefScreen
from studyapp.ui.screens.drill_desk import DrillDesk
from studyapp.ui.screens.drills import DrillsScreen
from studyapp.ui.screens.import_dialogs import NotesDialog
from studyapp.ui.screens.import_notes import ImportScreen
from studyapp.ui.screens.mock import MockScreen
from studyapp.ui.screens.mocks import MocksScreen
from studyapp.ui.screens.review import ReviewScreen
from studyapp.ui.screens.today import TodayScreen

if TYPE_CHECKING:
    from studyapp.ui.app import StudyApp


def go_to_today(app: "StudyApp") -> TodayScreen | None:
    """Leave everything that is open; what was written is kept. None if a draft couldn't be: then nothing is left."""
    for screen in app.screen_stack:
        if isinstance(screen, DrillDesk) and screen.practice.unkept:
            screen.say_fault(_("The draft can't be saved ({reason}).").format(reason=screen.practice.unkept))
            return None
        if isinstance(screen, MockScreen) and screen.interview.unkept:
            screen.say_fault(_("The draft can't be saved ({reason}).").format(reason=screen.interview.unkept))
            return None
    while len(app.screen_stack) > 1 and not isinstance(app.screen, TodayScreen):
        app.pop_screen()
    if isinstance(app.screen, TodayScreen):
        return app.screen
    assert app.study is not None
    today = TodayScreen(app.study)
    app.push_screen(today)
    return today


def review(app: "StudyApp") -> None:
    if today := go_to_today(app):
        today.call_after_refresh(today.action_review)


def cram(app: "StudyApp", area: str) -> None:
    """Cram an area; all of them if it is empty."""
    if today := go_to_today(app):
        today.call_after_refresh(today.cram, area)


def drills(app: "StudyApp") -> None:
    if go_to_today(app):
        app.action_drills()


def mocks(app: "StudyApp") -> None:
    if go_to_today(app):
        app.action_mocks()


def browse(app: "StudyApp") -> None:
    if go_to_today(app):
        app.action_browse()


def drill(app: "StudyApp", key: str) -> None:
    """Open a drill by the key of its row in the list; leaving it leads to the list."""
    if go_to_today(app):
        app.action_drills(key)


def import_notes(app: "StudyApp") -> None:
    """Ask for notes and show what they would make."""
    study = app.study
    if study is None:
        return

    def read(paths: list[Path] | None) -> None:
        if paths is not None:
            app.push_screen(ImportScreen(study, Wanted(tuple(paths))))

    app.push_screen(NotesDialog(), read)


def switch_content(app: "StudyApp") -> None:
    """Show cards and drills in the other language."""
    for screen in reversed(app.screen_stack):
        if isinstance(screen, (ReviewScreen, DrillsScreen, DrillDesk, BrowseScreen, MocksScreen, DebriefScreen)):
            screen.action_language()
            return
    if app.study is not None:
        app.study.show_content_in("en" if app.study.content_language == "zh" else "zh")
        app.repaint()
