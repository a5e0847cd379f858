"""The results of a run as they come in: a list in which each failed case opens to its detail."""

from collections.abc import Sequence

from studyapp.domain.card import Card, ContentLanguage
from studyapp.judge.telling import worth_showing
from studyapp.judge.verdict import Event, Verdict
from studyapp.ui.widgets import drill_results
from studyapp.ui.widgets.case_rows import card_key, case_key
from studyapp.ui.widgets.drill_results import Results
from studyapp.ui.widgets.row_list import RowList


class ResultsPane(RowList):
    def __init__(self, language: ContentLanguage, *, id: str) -> None:
        super().__init__(id=id)
        self._language: ContentLanguage = language
        self._results: Results | None = None
        self._cards: Sequence[Card] = ()
        self._opened: set[str] = set()
        self._touched = False

    @property
    def judging(self) -> bool:
        """Say whether a run is still on its way to a verdict."""
        return self._results is not None and self._results.running and self._results.verdict is None

    @property
    def mistakes(self) -> tuple[str, ...]:
        """The ids of the cards about the mistakes that were recognised."""
        diagnosis = self._results.diagnosis if self._results is not None else None
        return tuple(card for mistake in diagnosis.mistakes for card in mistake.cards) if diagnosis is not None else ()

    def begin(self) -> None:
        self._results, self._cards, self._opened, self._touched = Results(), (), set(), False
        self.scroll_home(animate=False)
        self.paint()

    def clear(self) -> None:
        self._results = None

    def take(self, event: Event) -> None:
        if self._results is None:
            return
        self._results.take(event)
        telling = self._results.first_to_open
        if isinstance(event, Verdict) and (result := worth_showing(event)) is not None:
            telling = case_key(result)
        if telling and not self._touched:
            self._opened = {telling}
        self.paint()
        if telling and not self._touched:
            self.go(telling, scroll=False)  # the counts stay in sight

    def end(self) -> None:
        if self._results is not None:
            self._results.running = False
            self.paint()

    def list_cards(self, cards: Sequence[Card]) -> None:
        self._cards = cards
        self.paint()

    def go_to_card(self, card: Card) -> None:
        self.go(card_key(card))

    def speak(self, language: ContentLanguage) -> None:
        self._language = language
        self.paint()

    def paint(self) -> None:
        if (results := self._results) is not None:
            self.show(lambda width: drill_results.rows(results, self._cards, self._opened, self._language, width))

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        self._touched = True
        self._opened ^= {message.key}
        self.paint()
        self.go(message.key)

    def on_key(self) -> None:
        self._touched = True  # from here on the list is as the user puts it
