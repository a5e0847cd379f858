"""The first card before the database is open: the same place and words as on the review screen a moment later."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from studyapp.domain.card import ContentLanguage
from studyapp.study.glimpse import Glimpse
from studyapp.ui.screens.frame import FramedScreen
from studyapp.ui.widgets.bars import Header
from studyapp.ui.widgets.heading import about, progress, question_text


class GlimpseScreen(FramedScreen[None]):
    def __init__(self, glimpse: Glimpse, language: ContentLanguage) -> None:
        super().__init__()
        self._glimpse = glimpse
        self._language: ContentLanguage = language

    def matter(self) -> ComposeResult:
        yield Static(id="question")

    def paint(self) -> None:
        glimpse, width = self._glimpse, self.size.width
        left = progress("daily", 1, glimpse.total, width)
        right = about(glimpse.area, glimpse.level, 0, narrow=width < 72)
        self.query_one("#header", Header).say(left, right)
        blocks = question_text(glimpse.question[self._language], glimpse.prompt, self.text_width)
        self.show("question", Content("\n\n").join(blocks))
