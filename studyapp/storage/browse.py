"""Look through all cards: by words, and by what is known of them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, FromClause, Row, and_, func, not_, select

from studyapp.domain.card import Bilingual
from studyapp.domain.problem import Place
from studyapp.storage.search import WORDS, expression, in_question, matching, tags
from studyapp.storage.tables import UNDONE, card, item, item_state, log

CardState = Literal["new", "learning", "review", "suspended", "retired"]
#: Where cards come from: content/, the user's own files, notes that were imported.
Source = Literal["content", "own", "imported"]

_SHIPPED = "content/"
_QUEUES: dict[str, CardState] = {"new": "new", "steps": "learning", "review": "review"}
# The sums keep SQLite from beginning at the indexes of these, which have another order and know no words.
_kind, _queue = item.c.kind + "", item_state.c.queue + ""
_RETIRED = (
    select(item.c.id)
    .join_from(item, item_state, item_state.c.item_id == item.c.id)
    .where(item_state.c.queue == "out", item.c.retired_at.is_not(None))
)
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


def find_cards(connection: Connection, query: Query, limit: int) -> list[FoundCard]:
    """Give the first cards; those whose question has the words come before the others."""
    if not query.words.strip():
        return _rows(connection, query, expression("", query.tag), limit)
    if not expression(query.words):
        return []
    first, everywhere = in_question(query.words, query.tag), expression(query.words, query.tag)
    found = _rows(connection, query, first, limit)
    if len(found) < limit:
        found += _rows(connection, query, f"({everywhere}) NOT ({first})", limit - len(found))
    return found


def count_cards(connection: Connection, query: Query) -> int:
    sought = expression(query.words, query.tag)
    if query.words.strip() and not expression(query.words):
        return 0
    if sought and replace(query, words="", tag="") == Query():
        # No other table is needed: there are few retired cards, and what has a common word may be all the others.
        words_only = select(func.count()).select_from(WORDS).where(matching(sought), WORDS.c.rowid.not_in(_RETIRED))
        return int(connection.execute(words_only).scalar_one())
    tables = _tables(sought, with_card=query.source in ("content", "own"))
    chosen = select(func.count()).select_from(tables).where(*_conditions(query, sought))
    return int(connection.execute(chosen).scalar_one())


def areas_of(connection: Connection) -> list[str]:
    """Give the areas that have cards, retired ones aside."""
    chosen = select(item.c.area).where(item.c.retired_at.is_(None), item.c.kind != "drill").distinct()
    return sorted(connection.execute(chosen).scalars())


def tags_of(connection: Connection) -> list[str]:
    """Give the tags that cards have; those that only name siblings aside."""
    return [tag for tag in tags(connection) if not tag.startswith("sibling:")]


def _rows(connection: Connection, query: Query, sought: str, limit: int) -> list[FoundCard]:
    """Give cards in the order of their items. `sought` is in FTS5's language, empty for all."""
    chosen = (
        select(
            *(item.c.id, item.c.key, item.c.kind, item.c.area, item.c.retired_at),
            *(card.c.body["question"][language].as_string().label(language) for language in ("zh", "en")),
            *(card.c.body["level"].as_integer().label("level"), card.c.file, card.c.line),
            *(item_state.c.queue, item_state.c.sort, item_state.c.suspended, item_state.c.leech),
            item.c.id.in_(_DOUBTED).label("flagged"),
        )
        .select_from(_tables(sought, with_card=True))
        .where(*_conditions(query, sought))
        .order_by(WORDS.c.rowid if sought else item.c.id)  # either gives them without sorting all
        .limit(limit)
    )
    return [_found(row) for row in connection.execute(chosen)]


def _tables(sought: str, *, with_card: bool) -> FromClause:
    states = item_state.c.item_id == item.c.id
    joined: FromClause = (
        WORDS.join(item, item.c.id == WORDS.c.rowid).join(item_state, states)
        if sought
        else item.join(item_state, states)
    )
    return joined.join(card, card.c.item_id == item.c.id) if with_card else joined


def _conditions(query: Query, sought: str) -> list[ColumnElement[bool]]:
    conditions = [_in_state(query.state), _kind != "drill"]
    if sought:
        conditions.append(matching(sought))
    if query.area:
        conditions.append(item.c.area == query.area)
    if query.leech:
        conditions.append(item_state.c.leech)
    if query.flagged:
        conditions.append(item.c.id.in_(_DOUBTED))
    if query.source:
        own = _kind == "note" if query.source == "imported" else _in_files(query.source)
        conditions.append(own)
    return conditions


def _in_files(source: str) -> ColumnElement[bool]:
    shipped = func.substr(card.c.file, 1, len(_SHIPPED)) == _SHIPPED  # LIKE takes four times as long
    return and_(_kind == "card", shipped if source == "content" else not_(shipped))


def _in_state(state: str) -> ColumnElement[bool]:
    if state == "retired":
        return item.c.retired_at.is_not(None)
    there = item.c.retired_at.is_(None)
    if state == "suspended":
        return and_(there, item_state.c.suspended)
    if not state:
        return there
    return and_(there, _queue == next(queue for queue, name in _QUEUES.items() if name == state))


def _found(row: Row[*tuple[Any, ...]]) -> FoundCard:
    suspended: CardState = "suspended" if row.suspended else _QUEUES.get(row.queue, "suspended")
    state: CardState = "retired" if row.retired_at is not None else suspended
    return FoundCard(
        item=row.id,
        key=row.key,
        question=Bilingual(row.zh, row.en),
        area=row.area,
        level=row.level,
        state=state,
        due=date.fromordinal(row.sort) if row.queue == "review" else None,
        leech=row.leech,
        flagged=bool(row.flagged),
        imported=row.kind == "note",
        place=Place(row.file, row.line),
    )
