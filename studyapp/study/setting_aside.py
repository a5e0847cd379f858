"""Cards that were set aside: which they are, and back into the queue with them."""

import re
from dataclasses import dataclass

from studyapp.domain.card import Bilingual
from studyapp.domain.log import Resumed
from studyapp.storage import log, queues
from studyapp.storage.deck import read_card
from studyapp.study.opening import Study
from studyapp.study.writing import act

_DRAWN = re.compile(r"\{\{[^{}]*\}\}")


@dataclass(frozen=True, slots=True)
class SetAside:
    """`leech`: suspended by rule, for being forgotten too often."""

    item: int
    question: Bilingual
    leech: bool


def cards_set_aside(study: Study) -> list[SetAside]:
    with study.store.read() as connection:
        return [
            SetAside(
                item,
                without_numbers(read_card(connection, item).card.question),
                log.read_state(connection, item).leech,
            )
            for item, _key in queues.suspended(connection)
        ]


def without_numbers(question: Bilingual) -> Bilingual:
    """Give a question as it stands before its numbers are drawn."""
    return Bilingual(_DRAWN.sub("…", question.zh), _DRAWN.sub("…", question.en))


def resume(study: Study, item: int) -> None:
    """Put a suspended item back where its memory says it belongs."""
    act(study, item, Resumed())
