"""Look through all cards: by words, and by what is known of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, not_, or_, select, text

from studyapp.domain.card import Bilingual
from studyapp.domain.problem import Place
from studyapp.storage.search import expression, in_question
from studyapp.storage.tables import UNDONE, card, item, item_state, log

CardState = Literal["new", "learning", "review", "suspended", "retired"]
#: Where cards come from: content/, the user's own files, notes that were imported.
Source = Literal["content", "own", "imported"]

_QUEUES: dict[str, CardState] = {"new": "new", "steps": "learning", "review": "review"}
_DOUBTED = select(log.c.item_id).where(log.c.kind == "doubted", log.c.id.not_in(UNDONE))


@dataclass(frozen=True, slots=True)
class Query:
    """What is sought; everything empty means every card. Cards that retired are found only where asked for."""

    words: str = ""
    area: str = ""
    tag: str = ""
    state: CardState | Literal[""] = ""
    leech: bool = False
    flagged: bool = False
    source: Source | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class FoundCard:
    """A line of the browser. `due` is set for spaced cards; `imported`: it lives in the database, not in a file."""

    item: int
    key: str
    question: Bilingual
    area: str
    level: int
    state: CardState
    due: date | None
    leech: bool
    flagged: bool
    imported: bool
    place: Place


def find_cards(connection: Connection, query: Query, limit: int) -> tuple[list[FoundCard], int]:
    """Give the first cards and how many there are; those whose question has the words come first."""
    chosen = _chosen(query)
    if not query.words.strip():
        return _rows(connection, chosen, limit), _count(connection, chosen)
    first, everywhere = in_question(query.words), expression(query.words)
    if not everywhere:
        return [], 0
    total = _count(connection, chosen.where(_match(everywhere)))
    found = _rows(connection, chosen.where(_match(first)), limit)
    if len(found) < min(limit, total):
        others = chosen.where(_match(everywhere), not_(_match(first, "first")))
        found += _rows(connection, others, limit - len(found))
    return found, total


def areas_of(connection: Connection) -> list[str]:
    """Give the areas that have cards, retired ones aside."""
    chosen = select(item.c.area).where(item.c.retired_at.is_(None), item.c.kind != "drill").distinct()
    return sorted(connection.execute(chosen).scalars())


def _chosen(query: Query) -> Select[Any]:
    chosen = (
        select(
            *(item.c.id, item.c.key, item.c.kind, item.c.area, item.c.retired_at),
            *(card.c.body, card.c.file, card.c.line),
            *(item_state.c.queue, item_state.c.sort, item_state.c.suspended, item_state.c.leech),
            item.c.id.in_(_DOUBTED).label("flagged"),
        )
        .join_from(item, card, card.c.item_id == item.c.id)
        .join(item_state, item_state.c.item_id == item.c.id)
    )
    return chosen.where(*_conditions(query))


def _conditions(query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [_in_state(query.state)]
    if query.area:
        conditions.append(item.c.area == query.area)
    if query.leech:
        conditions.append(item_state.c.leech)
    if query.flagged:
        conditions.append(item.c.id.in_(_DOUBTED))
    if query.tag:
        conditions.append(_match(expression("", query.tag), "tagged"))
    if query.source:
        own = item.c.kind == "note" if query.source == "imported" else _in_files(query.source)
        conditions.append(own)
    return conditions


def _in_files(source: str) -> ColumnElement[bool]:
    shipped = card.c.file.startswith("content/")
    return and_(item.c.kind == "card", shipped if source == "content" else not_(shipped))


def _in_state(state: str) -> ColumnElement[bool]:
    if state == "retired":
        return item.c.retired_at.is_not(None)
    there = item.c.retired_at.is_(None)
    if state == "suspended":
        return and_(there, item_state.c.suspended)
    queues = [queue for queue, name in _QUEUES.items() if not state or name == state]
    if state:
        return and_(there, item_state.c.queue.in_(queues))
    return and_(there, or_(item_state.c.queue.in_(queues), item_state.c.suspended))


def _match(expression: str, name: str = "words") -> ColumnElement[bool]:
    found = text(f"SELECT rowid FROM card_words WHERE card_words MATCH :{name}").bindparams(**{name: expression})
    return item.c.id.in_(found)


def _rows(connection: Connection, chosen: Select[Any], limit: int) -> list[FoundCard]:
    return [_found(row) for row in connection.execute(chosen.order_by(item.c.id).limit(limit))]


def _count(connection: Connection, chosen: Select[Any]) -> int:
    return int(connection.execute(chosen.with_only_columns(func.count())).scalar_one())


def _found(row: Row[Any]) -> FoundCard:
    suspended: CardState = "suspended" if row.suspended else _QUEUES.get(row.queue, "suspended")
    state: CardState = "retired" if row.retired_at is not None else suspended
    question = row.body["question"]
    return FoundCard(
        item=row.id,
        key=row.key,
        question=Bilingual(question["zh"], question["en"]),
        area=row.area,
        level=row.body["level"],
        state=state,
        due=date.fromordinal(row.sort) if row.queue == "review" else None,
        leech=row.leech,
        flagged=bool(row.flagged),
        imported=row.kind == "note",
        place=Place(row.file, row.line),
    )
