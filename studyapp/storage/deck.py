"""Mirror the cards that people wrote: items come, change, retire and come back; none is ever deleted."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from studyapp.domain.card import AuthoredCard, Card
from studyapp.domain.problem import Place, Problem
from studyapp.storage.items import LEVEL, Wanted, insert_items, items_of, place, set_key
from studyapp.storage.rows import card_from_json, card_to_json
from studyapp.storage.search import index_words, indexed, words_of
from studyapp.storage.tables import card, item, item_state, sibling, source_file


@dataclass(frozen=True, slots=True)
class SourceFile:
    path: str
    size: int
    mtime_ns: int
    sha256: str
    reader: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """A card as it is stored. `content_hash` is compared with the one last seen."""

    item_id: int
    card: Card
    place: Place
    content_hash: str


def read_card(connection: Connection, item_id: int) -> Stored:
    row = connection.execute(_CARD, {"item_id": item_id}).one()
    return Stored(item_id, card_from_json(row.body), Place(row.file, row.line), row.content_hash)


def active_cards(connection: Connection, keys: Collection[str]) -> dict[str, Card]:
    """Give the cards of these ids that are neither suspended nor retired."""
    chosen = (
        select(item.c.key, card.c.body)
        .join_from(item, card, card.c.item_id == item.c.id)
        .join(item_state, item_state.c.item_id == item.c.id)
        .where(item.c.kind == "card", item.c.key.in_(keys), item_state.c.queue != "out")
    )
    return {row.key: card_from_json(row.body) for row in connection.execute(chosen)}


def read_source_files(connection: Connection) -> dict[str, SourceFile]:
    return {
        row.path: SourceFile(
            row.path, row.size, row.mtime_ns, row.sha256, row.reader, tuple(_problem(p) for p in row.problems)
        )
        for row in connection.execute(select(source_file))
    }


def write_source_files(connection: Connection, files: Sequence[SourceFile]) -> None:
    connection.execute(delete(source_file))
    if files:
        connection.execute(
            insert(source_file),
            [
                {
                    "path": file.path,
                    "size": file.size,
                    "mtime_ns": file.mtime_ns,
                    "sha256": file.sha256,
                    "reader": file.reader,
                    "problems": [[p.place.file, p.place.line, p.message, p.remedy, p.severity] for p in file.problems],
                }
                for file in files
            ],
        )


def apply_deck(connection: Connection, cards: Sequence[AuthoredCard], broken: frozenset[str], now: datetime) -> None:
    """Make the stored deck that of `cards`, in their order.

    A card that isn't among them retires with its history, unless its file is in `broken`: a mistake in a file
    must not take its cards away, so the last good wording stays. A card named in another's aliases becomes it.
    """
    known = items_of(connection, "card")
    _rename(connection, cards, known)
    ranks = _ranks(cards)
    fresh = [Wanted(key, *placed) for key, placed in ranks.items() if key not in known]
    if fresh:
        insert_items(connection, "card", fresh)
        known |= items_of(connection, "card")
    _write_cards(connection, cards, {key: row.id for key, row in known.items()})
    wanted = {authored.card.id for authored in cards}
    spared = set(connection.execute(select(card.c.item_id).where(card.c.file.in_(broken))).scalars())
    for key, row in known.items():
        area, rank, retired_at = row.area, row.rank, row.retired_at
        if key in wanted:
            area, rank, retired_at = *ranks[key], None
        elif row.id not in spared:
            retired_at = retired_at or now
        place(connection, row, area, rank, retired_at)


def _rename(connection: Connection, cards: Sequence[AuthoredCard], known: dict[str, Any]) -> None:
    """Give an item its new key. If the new key came earlier than the alias, the two items swap keys.

    An alias that is a card's own id is a mistake, and takes no history away.
    """
    taken = {authored.card.id for authored in cards}
    for authored in cards:
        new = authored.card.id
        for old in authored.aliases:
            if old not in known or old in taken:
                continue
            if new in known:
                if not _untouched(connection, known[new].id):
                    continue
                known[old], known[new] = known[new], known[old]
                set_key(connection, known[old].id, f"{old}\0")
            else:
                known[new] = known.pop(old)
            set_key(connection, known[new].id, new)
            if old in known:
                set_key(connection, known[old].id, old)


def _untouched(connection: Connection, item_id: int) -> bool:
    return connection.execute(select(item_state.c.log_head).where(item_state.c.item_id == item_id)).scalar() == 0


def _ranks(cards: Sequence[AuthoredCard]) -> dict[str, tuple[str, int]]:
    """Order unseen cards by level, then turn by turn through the areas, so that a day's new cards are mixed."""
    areas = {area: i for i, area in enumerate(dict.fromkeys(authored.card.area for authored in cards))}
    met: Counter[tuple[str, int]] = Counter()
    ranks = {}
    for authored in cards:
        area, level = authored.card.area, authored.card.level
        turn = met[area, level]
        met[area, level] += 1
        ranks[authored.card.id] = (area, level * LEVEL + turn * len(areas) + areas[area])
    return ranks


def _write_cards(connection: Connection, cards: Sequence[AuthoredCard], ids: dict[str, int]) -> None:
    """Replace the wording of every card; the rows are a mirror, so all of them are written anew."""
    mine = [ids[authored.card.id] for authored in cards]
    gone = [{"item_id": item_id} for item_id in mine]
    if not gone:
        return
    _index(connection, dict(zip(mine, cards, strict=True)))
    connection.execute(delete(card).where(card.c.item_id == bindparam("item_id")), gone)
    connection.execute(delete(sibling).where(sibling.c.item_id == bindparam("item_id")), gone)
    connection.execute(
        insert(card),
        [
            {
                "item_id": item_id,
                "file": authored.place.file,
                "line": authored.place.line,
                "content_hash": authored.content_hash,
                "body": card_to_json(authored.card),
                "rubric": asdict(authored.rubric) if authored.rubric else None,
            }
            for item_id, authored in zip(mine, cards, strict=True)
        ],
    )
    names = [
        {"item_id": item_id, "name": name}
        for item_id, authored in zip(mine, cards, strict=True)
        for name in authored.card.siblings
    ]
    if names:
        connection.execute(insert(sibling), names)


def _index(connection: Connection, cards: dict[int, AuthoredCard]) -> None:
    """Let the cards be found by their words, those that are new or say something else."""
    known = {row.item_id: row.content_hash for row in connection.execute(select(card.c.item_id, card.c.content_hash))}
    found = indexed(connection)
    fresh = {
        item_id: words_of(authored.card, authored.tags)
        for item_id, authored in cards.items()
        if known.get(item_id) != authored.content_hash or item_id not in found
    }
    index_words(connection, fresh)


def _problem(row: list[Any]) -> Problem:
    return Problem(Place(row[0], row[1]), row[2], row[3], row[4])


_CARD = select(card).where(card.c.item_id == bindparam("item_id"))
