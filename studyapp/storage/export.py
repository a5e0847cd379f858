"""All of one's data in files that other tools read."""

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, TextIO

from sqlalchemy import Connection, select

from studyapp.storage.tables import UNDONE, item, log, metadata, review


def write_jsonl(connection: Connection, file: TextIO) -> int:
    """Write every row of every table as one JSON object a line, `table` first; give the number of lines."""
    lines = 0
    for table in metadata.sorted_tables:
        for row in connection.execute(select(table).order_by(*table.primary_key)):
            file.write(json.dumps({"table": table.name, **row._asdict()}, ensure_ascii=False, default=_text) + "\n")
            lines += 1
    return lines


def write_csv(connection: Connection, file: TextIO) -> int:
    """Write one line a review, oldest first, those taken back marked; give the number of reviews."""
    writer = csv.writer(file)
    writer.writerow(_HEADER)
    rows = 0
    for row in _reviews(connection):
        writer.writerow(_text(value) if isinstance(value, (date, datetime)) else value for value in row)
        rows += 1
    return rows


def _reviews(connection: Connection) -> Iterator[Any]:
    chosen = (
        select(
            item.c.key,
            item.c.area,
            log.c.at,
            log.c.study_day,
            review.c.kind,
            review.c.rating,
            review.c.seconds,
            review.c.language,
            review.c.before_phase,
            review.c.recall,
            log.c.id.in_(UNDONE).label("undone"),
            item.c.kind.label("item"),
        )
        .join_from(log, review, review.c.log_id == log.c.id)
        .join(item, item.c.id == log.c.item_id)
        .order_by(log.c.id)
    )
    yield from connection.execute(chosen)


_HEADER = (
    "card",
    "area",
    "at",
    "study_day",
    "kind",
    "rating",
    "seconds",
    "language",
    "state_before",
    "predicted_recall",
    "undone",
    "item",
)


def _text(value: Any) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
