"""A card in hand as it is painted: question, answer, key points, source, the header and the keys of the moment."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from time import monotonic

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from studyapp.domain.card import ContentLanguage
from studyapp.domain.memory import Rating
from studyapp.i18n import _
from studyapp.study.opening import Study
from studyapp.study.pictures import picture_file
from studyapp.study.review import ReviewSession
from studyapp.study.showing import Ended, Progress, Shown
from studyapp.study.suggesting import suggest
from studyapp.ui.screens.opening import Opener
from studyapp.ui.typography import formulas_as
from studyapp.ui.widgets import heading, review_keys
from studyapp.ui.widgets import review_parts as parts
from studyapp.ui.widgets.bars import Header, KeyLine
from studyapp.ui.widgets.card_inline import Picture
from studyapp.ui.widgets.card_text import pictures


class ReviewPage(Opener[None]):
    """Knows what is shown and how; what the keys do to it is the screen's."""

    def __init__(self, study: Study, session: ReviewSession, language: ContentLanguage) -> None:
        super().__init__()
        self._study = study
        self._session = session
        self._language: ContentLanguage = language
        self._shown: Shown | None = None
        self._ended: Ended | None = None
        self._revealed = False
        self._ticked: set[str] = set()
        self._touched = False
        self._point = 0
        self._open: set[str] = set()
        self._seconds = 0.0
        self._since = monotonic()
        self._progress = Progress(0, 0)

    def matter(self) -> ComposeResult:
        yield Static(id="question")
        yield TextArea(id="typed")
        yield Input(id="number", select_on_focus=False)
        yield Static(id="answer")
        yield Static(id="points")
        yield Static(id="extra")

    def on_mount(self) -> None:
        for part in ("question", "answer", "points", "extra"):
            self.query_one(f"#{part}").auto_links = False  # they say themselves how they look

    def paint(self) -> None:
        words = _("Your answer. {show} shows the right one, {leave} leaves the box.")
        said = words.format(show=self.key("review.reveal"), leave=self.key("review.leave"))
        self.query_one("#typed", TextArea).placeholder = said
        self.query_one("#number", Input).placeholder = _("a number, then Enter")
        if self._shown is not None:
            self._paint_card(self._shown)
        elif self._ended is not None:
            self._paint_end(self._ended)

    def _paint_card(self, shown: Shown) -> None:
        width = self.text_width
        with self._formulas():
            self.show("question", parts.question(shown, self._language, width, self.key))
            answer = parts.answer(shown, self._language, width, self._typed) if self._revealed else Content("")
            self.show("answer", answer)
        self._paint_points(shown)
        self._paint_extra(shown)
        self._paint_header()
        self._paint_keys(shown)

    def _paint_points(self, shown: Shown) -> None:
        points = Content("")
        if self._revealed:
            with self._formulas():
                points = parts.points(shown, self._language, self.text_width, self._ticked, self._point)
        self.show("points", points)

    def _paint_extra(self, shown: Shown) -> None:
        extra = Content("")
        if self._revealed:
            with self._formulas():
                extra = parts.extra(shown, self.text_width, self._open, self.key)
        self.show("extra", extra)

    def _formulas(self) -> AbstractContextManager[None]:
        return formulas_as("source") if self._study.where.source else nullcontext()

    def _paint_header(self) -> None:
        header = self.query_one("#header", Header)
        if self._shown is None:
            header.say(parts.ended_title(self._session), Content(""))
        else:
            at, card = self._progress, self._shown.card
            header.say(
                heading.progress(self._session.kind, at.at, at.total, self.size.width),
                heading.about(card.area, card.level, self._elapsed(), narrow=self.size.width < 72),
            )

    def _paint_keys(self, shown: Shown) -> None:
        keys, more = self.query_one("#keys", KeyLine), self.query_one("#more-keys", KeyLine)
        if self.focused is not None:
            keys.show(review_keys.writing(number=isinstance(self.focused, Input)))
            more.show([])
        elif not self._revealed:
            keys.show(review_keys.question(self._language))
            more.show(review_keys.more_question(bool(self.pictures())))
        else:
            suggested = self._suggested()
            keys.show(*(review_keys.grades(shown, suggested, way) for way in review_keys.WAYS))
            more.show(review_keys.more_answer(shown, self._language, bool(self.pictures())))

    def _paint_end(self, ended: Ended) -> None:
        self.show("question", parts.summary(self._session, ended, self._study))
        for part in ("answer", "points", "extra"):
            self.show(part, Content(""))
        self._paint_header()
        self.query_one("#keys", KeyLine).show(review_keys.ended(near=self._step_is_near(ended)))
        self.query_one("#more-keys", KeyLine).show([])

    def _step_is_near(self, ended: Ended) -> bool:
        return ended.next_at is not None and ended.next_at <= self._study.clock.now()

    def _start_clock(self, seconds: float = 0.0) -> None:
        self._seconds, self._since = seconds, monotonic()

    def _elapsed(self) -> float:
        return self._seconds + monotonic() - self._since

    @property
    def _typed(self) -> str:
        area, number = self.query_one("#typed", TextArea), self.query_one("#number", Input)
        return number.value.strip() or area.text.strip()

    def _suggested(self) -> Rating:
        assert self._shown is not None
        ticked = self._ticked if self._touched else None
        return suggest(self._shown, ticked, self.query_one("#number", Input).value)

    def pictures(self) -> Sequence[Picture]:
        if self._shown is None:
            return []
        found = dict.fromkeys(picture for text in self._texts(self._shown) for picture in pictures(text))
        return list(found)

    def _texts(self, shown: Shown) -> list[str]:
        """Give the markdown that is on the screen now."""
        texts = [shown.question(self._language), shown.card.prompt]
        if self._revealed:
            texts += [shown.answer(self._language), shown.card.source]
            texts += [point.text.text(self._language) for point in shown.card.key_points]
            texts += [shown.card.errata] if "errata" in self._open else []
        return texts

    def picture_file(self, source: str) -> Path:
        assert self._shown is not None
        return picture_file(source, self._shown.stored.place.file, self._study.content, self._study.home)
