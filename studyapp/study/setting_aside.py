"""Cards that were set aside: which they are, and back into the queue with them."""

import re
from dataclasses import dataclass, replace

from studyapp.domain.card import Bilingual
from studyapp.domain.log import Resumed
from studyapp.scheduling.fold import apply
from studyapp.storage import log, queues
from studyapp.storage.deck import read_card
from studyapp.storage.engine import Connection
from studyapp.study.opening import Study

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
            SetAside(item, _without_numbers(connection, item), log.read_state(connection, item).leech)
            for item, _key in queues.suspended(connection)
        ]


def _without_numbers(connection: Connection, item: int) -> Bilingual:
    question = read_card(connection, item).card.question
    return Bilingual(_DRAWN.sub("…", question.zh), _DRAWN.sub("…", question.en))


def resume(study: Study, item: int) -> None:
    """Put a suspended card back where its memory says it belongs."""
    stamp = study.stamp()
    with study.store.write() as connection:
        session = log.start_session(connection, "daily", stamp.at)
        entry = log.append(connection, item, session, stamp, Resumed())
        state = apply(log.read_state(connection, item), item, stamp, Resumed(), {})
        log.write_state(connection, item, replace(state, log_head=entry))
