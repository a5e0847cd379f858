"""A card on the screen, what the learner gives back, and what a session comes to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from studyapp.authoring.parameters import Draw, draw, fill
from studyapp.domain.card import Card, ContentLanguage
from studyapp.domain.log import Entry, Reviewed, Stamp, standing
from studyapp.domain.memory import ItemState, Memory, ParameterSet, Rating
from studyapp.scheduling.memory import preview, recall
from studyapp.storage import log
from studyapp.storage.deck import Stored, read_card
from studyapp.storage.engine import Connection


@dataclass(frozen=True, slots=True)
class Shown:
    """A card on the screen. `previews` says what each grade would write; none in a cram session.

    `changed`: the wording isn't the one last seen. `meaning_changed`: its author says so (`rev`).
    """

    stored: Stored
    state: ItemState
    draw: Draw | None
    previews: dict[Rating, Memory]
    recall: float | None
    changed: bool
    meaning_changed: bool
    history: tuple[Entry, ...]
    stamp: Stamp

    @property
    def item(self) -> int:
        return self.stored.item_id

    @property
    def card(self) -> Card:
        return self.stored.card

    def fill(self, text: str) -> str:
        return fill(text, self.draw) if self.draw else text

    def question(self, language: ContentLanguage) -> str:
        return self.fill(self.card.question.text(language))

    def answer(self, language: ContentLanguage) -> str:
        return self.fill(self.card.answer.text(language))


@dataclass(frozen=True, slots=True)
class Given:
    """What the learner did with the card beside grading it."""

    seconds: float
    language: ContentLanguage
    typed: str = ""
    ticked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ended:
    """No card to show now. `next_at`: when a step comes due today, if one will."""

    reason: Literal["done", "time", "left"]
    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class Progress:
    """Of `total` cards this is the `at`-th one met."""

    at: int
    total: int


@dataclass(slots=True)
class Tally:
    """What a session came to; grades taken back are left out."""

    ratings: dict[int, Rating]  # each by log entry
    seconds: dict[int, float]
    leeches: dict[int, str]


def load(connection: Connection, item: int, stamp: Stamp, parameters: ParameterSet, *, previews: bool) -> Shown:
    """Read a card as it would be shown at this moment. Raises ContentError where its numbers can't be drawn."""
    stored = read_card(connection, item)
    state = log.read_state(connection, item)
    history = log.entries_of(connection, item)
    seen = next((e.event.answer for e in reversed(standing(history)) if isinstance(e.event, Reviewed)), None)
    return Shown(
        stored=stored,
        state=state,
        draw=draw_for(stored.card, history),
        previews=preview(state.memory, stamp, parameters, item) if previews else {},
        recall=recall(state.memory, stamp.study_day, parameters),
        changed=seen is not None and seen.content_hash != stored.content_hash,
        meaning_changed=seen is not None and seen.rev < stored.card.rev,
        history=tuple(history),
        stamp=stamp,
    )


def draw_for(card: Card, history: list[Entry]) -> Draw | None:
    """Draw a parameterised card's numbers; the same until a grade stands, so an undo shows them again."""
    if card.parameters is None:
        return None
    shown_before = sum(isinstance(entry.event, Reviewed) for entry in standing(history))
    return draw(card.parameters, f"{card.id}:{shown_before}")
