"""A screen whose texts have images and links: each opens beside the terminal, and only when the user asks for it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from studyapp.errors import StudyError
from studyapp.i18n import _
from studyapp.ui.screens.frame import FramedScreen, Result
from studyapp.ui.widgets.card_inline import Picture, is_web, target_of


class Opener(FramedScreen[Result]):
    def pictures(self) -> Sequence[Picture]:
        """Give the images that are on the screen now."""
        raise NotImplementedError

    def picture_file(self, source: str) -> Path:
        """Find the file of an image. Raises StudyError."""
        raise NotImplementedError

    def action_open_link(self, code: str) -> None:
        self._launch(target_of(code))

    def action_open_image(self, code: str) -> None:
        self._open_picture(target_of(code))

    def action_images(self) -> None:
        """Open the image; where there are several, let the user choose."""
        found = self.pictures()
        if not found:
            self.say_note(_("There is no image here."))
        elif len(found) == 1:
            self._open_picture(found[0].source)
        else:
            from studyapp.ui.screens.picture_dialog import PictureDialog

            self.app.push_screen(PictureDialog(found), self._open_picture)

    def _open_picture(self, source: str | None) -> None:
        if source is None:
            return
        try:
            self._launch(source if is_web(source) else self.picture_file(source))
        except StudyError as error:
            self.say_fault(str(error))

    def _launch(self, target: Path | str) -> None:
        self.say_note(_("Opening {target} …").format(target=target))
        self.run_worker(partial(self._show, target), thread=True, exit_on_error=False, group="viewer")

    def _show(self, target: Path | str) -> None:
        from studyapp.ui import external

        try:
            external.show(target)
        except StudyError as error:
            self.app.call_from_thread(self._say_if_here, str(error))

    def _say_if_here(self, words: str) -> None:
        if self.is_attached:
            self.say_fault(words)
