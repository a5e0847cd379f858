"""Questions that the app made from what the user got wrong: what was said backwards, and bugs to be explained."""

from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, insert, select, update

from studyapp.domain.card import Card
from studyapp.storage.items import Wanted, insert_items, items_of, place
from studyapp.storage.rows import card_to_json
from studyapp.storage.search import index_words, words_of
from studyapp.storage.tables import card, item

MadeKind = Literal["contrast", "bug"]


def make_item(connection: Connection, kind: MadeKind, made: Card, content_hash: str) -> int:
    """Add a question, or give it its newest wording and take it back into the deck; give its item."""
    known = items_of(connection, kind).get(made.id)
    if known is None:
        insert_items(connection, kind, [Wanted(made.id, made.area, 0)])  # before every card that is still unseen
        known = items_of(connection, kind)[made.id]
        row = {"item_id": known.id, "file": "", "line": 0, "content_hash": content_hash, "body": card_to_json(made)}
        connection.execute(insert(card), [row])
    else:
        place(connection, known, made.area, known.rank, None)
        values = {"content_hash": content_hash, "body": card_to_json(made)}
        connection.execute(update(card).where(card.c.item_id == known.id).values(values))
    index_words(connection, {known.id: words_of(made, ())})
    return int(known.id)


def set_made(connection: Connection, item_id: int, retired_at: datetime | None) -> None:
    """Take a question out of the deck, with its history, or back in (None)."""
    row = connection.execute(select(item).where(item.c.id == item_id)).one()
    place(connection, row, row.area, row.rank, retired_at)
