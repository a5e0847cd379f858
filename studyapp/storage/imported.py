"""Cards imported from notes: found again, changed, and whole imports taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from studyapp.domain.card import Card
from studyapp.domain.proposal import Known, ProposalKind
from studyapp.storage.items import LEVEL, Wanted, insert_items, items_of, place
from studyapp.storage.rows import card_from_json, card_to_json
from studyapp.storage.search import index_words, words_of
from studyapp.storage.tables import card, import_change, import_run, imported, item

KIND = "note"


@dataclass(frozen=True, slots=True)
class Imported:
    """A card of an earlier import. `card` is its wording now; `known` what its note said then.

    `edited`: the wording is the user's own. `refused`: proposed once and not wanted. Both refused cards and those that
    left their notes are retired.
    """

    known: Known
    card: Card
    edited: bool
    refused: bool
    retired: bool


@dataclass(frozen=True, slots=True)
class Written:
    """What an import makes of one card. `item` is None for a new one. `line` is the question's in its note.

    `own`: the user made it, and its note doesn't know it: no later import looks for it there.
    """

    item: int | None
    card: Card
    content_hash: str
    note: str
    line: int
    position: int
    path: tuple[str, ...]
    kind: ProposalKind
    question: str
    answer: str
    edited: bool = False
    refused: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """An import that can be taken back: when, of which notes, and how many cards it touched."""

    id: int
    at: datetime
    notes: tuple[str, ...]
    cards: int


def read_imported(connection: Connection) -> list[Imported]:
    """Give every imported card, refused and retired ones too, in the order of their notes."""
    chosen = (
        select(imported, card.c.body, item.c.retired_at)
        .join_from(imported, card, card.c.item_id == imported.c.item_id)
        .join(item, item.c.id == imported.c.item_id)
        .order_by(imported.c.note, imported.c.position, imported.c.item_id)
    )
    return [
        Imported(
            Known(row.item_id, row.body["id"], row.note, tuple(row.path), row.question, row.answer),
            card_from_json(row.body),
            row.edited,
            row.refused,
            row.retired_at is not None,
        )
        for row in connection.execute(chosen)
    ]


def write_import(
    connection: Connection, notes: Sequence[str], written: Sequence[Written], gone: Sequence[int], now: datetime
) -> int:
    """Write one whole import; give its number. `gone` are items that retire. Cards are known by `Written.card.id`."""
    values = insert(import_run).values(at=now, notes=list(notes))
    run = int(connection.execute(values.returning(import_run.c.id)).scalar_one())
    known = items_of(connection, KIND)
    fresh = [one for one in written if one.item is None]
    if fresh:
        count = len(known)
        insert_items(
            connection, KIND, [Wanted(one.card.id, one.card.area, _rank(count + n)) for n, one in enumerate(fresh)]
        )
        known = items_of(connection, KIND)
    by_id = {row.id: row for row in known.values()}
    ids = {one.card.id: known[one.card.id].id if one.item is None else one.item for one in written}
    touched = [*((ids[one.card.id], one.item is None) for one in written), *((item_id, False) for item_id in gone)]
    changes = [{"run_id": run, "item_id": id, "before": None if new else _rows(connection, id)} for id, new in touched]
    if changes:
        connection.execute(insert(import_change), changes)
    for one in written:
        row = by_id[ids[one.card.id]]
        place(connection, row, one.card.area, row.rank, (row.retired_at or now) if one.refused else None)
    _write_wordings(connection, {ids[one.card.id]: one for one in written})
    for item_id in gone:
        row = by_id[item_id]
        place(connection, row, row.area, row.rank, row.retired_at or now)
    return run


def _write_wordings(connection: Connection, written: Mapping[int, Written]) -> None:
    """Replace what these items say. All at once: a statement for each card would take most of an import's time."""
    if not written:
        return
    for table in (imported, card):
        connection.execute(delete(table).where(table.c.item_id == bindparam("item")), [{"item": id} for id in written])
    cards = [
        {
            "item_id": id,
            "file": one.note,
            "line": one.line,
            "content_hash": one.content_hash,
            "body": card_to_json(one.card),
        }
        for id, one in written.items()
    ]
    sources = [
        {
            "item_id": id,
            "note": "" if one.own else one.note,
            "position": one.position,
            "path": list(one.path),
            "kind": one.kind,
            "question": one.question,
            "answer": one.answer,
            "edited": one.edited,
            "refused": one.refused,
        }
        for id, one in written.items()
    ]
    connection.execute(insert(card), cards)
    connection.execute(insert(imported), sources)
    index_words(connection, {id: words_of(one.card, ()) for id, one in written.items()})


def is_edited(connection: Connection, item_id: int) -> bool:
    return bool(connection.execute(select(imported.c.edited).where(imported.c.item_id == item_id)).scalar_one())


def edit_wording(connection: Connection, item_id: int, changed: Card, content_hash: str, *, edited: bool) -> None:
    """Give a card another wording, the user's own if `edited`; what its note says of it stays as it was."""
    values = {"body": card_to_json(changed), "content_hash": content_hash}
    connection.execute(update(card).where(card.c.item_id == item_id).values(values))
    connection.execute(update(imported).where(imported.c.item_id == item_id).values(edited=edited))
    index_words(connection, {item_id: words_of(changed, ())})


def set_retired(connection: Connection, item_id: int, retired_at: datetime | None) -> None:
    """Take a card out of the deck, and remember that the user doesn't want it; or take it back in (None)."""
    row = connection.execute(select(item).where(item.c.id == item_id, item.c.kind == KIND)).one()
    place(connection, row, row.area, row.rank, retired_at)
    unwanted = retired_at is not None
    connection.execute(update(imported).where(imported.c.item_id == item_id).values(refused=unwanted))


def last_run(connection: Connection) -> Run | None:
    """Give the newest import that wasn't taken back."""
    chosen = select(import_run).where(import_run.c.undone_at.is_(None)).order_by(import_run.c.id.desc()).limit(1)
    row = connection.execute(chosen).one_or_none()
    if row is None:
        return None
    cards = len(connection.execute(select(import_change.c.item_id).where(import_change.c.run_id == row.id)).all())
    return Run(row.id, row.at, tuple(row.notes), cards)


def undo_run(connection: Connection, run: int, now: datetime) -> None:
    """Put every card of an import back as it was before; those it made retire, with what was learned of them."""
    known = {row.id: row for row in items_of(connection, KIND).values()}
    for change in connection.execute(select(import_change).where(import_change.c.run_id == run)).all():
        row, before = known[change.item_id], change.before
        if before is None:
            place(connection, row, row.area, row.rank, row.retired_at or now)
            continue
        retired = before["retired_at"]
        place(connection, row, before["area"], row.rank, datetime.fromisoformat(retired) if retired else None)
        for table in (imported, card):
            connection.execute(update(table).where(table.c.item_id == row.id).values(before[table.name]))
        index_words(connection, {row.id: words_of(card_from_json(before["card"]["body"]), ())})
    connection.execute(update(import_run).where(import_run.c.id == run).values(undone_at=now))


def _rows(connection: Connection, item_id: int) -> dict[str, Any]:
    found = connection.execute(select(item.c.area, item.c.retired_at).where(item.c.id == item_id)).one()
    retired = found.retired_at.isoformat() if found.retired_at else None
    rows: dict[str, Any] = {"area": found.area, "retired_at": retired}
    for table in (imported, card):
        row = connection.execute(select(table).where(table.c.item_id == item_id)).one()._asdict()
        rows[table.name] = {name: value for name, value in row.items() if name != "item_id"}
    return rows


def _rank(count: int) -> int:
    """Imported cards are met in the order of their notes, among the deck's first level."""
    return LEVEL + count
