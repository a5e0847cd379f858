"""Attempts at drills: the details of log entries of the kind `attempted`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, case, func, insert, select

from studyapp.domain.card import Bilingual
from studyapp.domain.log import Attempted, FailedCase, Judged
from studyapp.storage.tables import attempt, item, log


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of the last attempt at a drill, and the best of all.

    `conclusion` is empty where the last one was the giving up; `last_verdict` is the judge's last all the same.
    `best_seconds` is the shortest time to an accepted answer without the model answer seen before.
    """

    conclusion: str
    failed: Bilingual
    seconds: float
    day: date
    last_verdict: str | None
    best_seconds: float | None


def write_attempt(connection: Connection, log_id: int, event: Attempted) -> None:
    row: dict[str, Any] = {
        "log_id": log_id,
        "code": event.code,
        "device": event.device,
        "level": event.level,
        "seconds": event.seconds,
        "hints": event.hints,
        "tries": event.tries,
        "answer_seen": event.answer_seen,
    }
    if (judged := event.judged) is not None:
        row |= {
            "conclusion": judged.conclusion,
            "stage": judged.stage,
            "seed": judged.seed,
            "passed": judged.passed,
            "cases": judged.cases,
            "judged_seconds": judged.seconds,
        }
        if (failed := judged.failed) is not None:
            row |= {"failed_case": failed.name, "failed_en": failed.wording.en, "failed_zh": failed.wording.zh}
    connection.execute(insert(attempt).values(row))


def read_attempts(connection: Connection, log_ids: Sequence[int]) -> dict[int, Attempted]:
    found: dict[int, Attempted] = {}
    for start in range(0, len(log_ids), 500):
        chosen = select(attempt).where(attempt.c.log_id.in_(log_ids[start : start + 500]))
        found |= {row.log_id: _from_row(row) for row in connection.execute(chosen)}
    return found


def summaries(connection: Connection) -> dict[int, Summary]:
    """Sum up the attempts at each drill that was ever attempted."""
    unaided = and_(attempt.c.conclusion == "accepted", ~attempt.c.answer_seen)
    by_item = (
        select(
            func.max(log.c.id).label("last"),
            func.max(case((attempt.c.conclusion.is_not(None), log.c.id))).label("judged"),
            func.min(case((unaided, attempt.c.seconds))).label("best_seconds"),
        )
        .join_from(item, log, log.c.item_id == item.c.id)
        .join(attempt, attempt.c.log_id == log.c.id)
        .where(item.c.kind == "drill")
        .group_by(item.c.id)
        .subquery()
    )
    judged = attempt.alias("judged")
    chosen = (
        select(log.c.item_id, log.c.study_day, by_item.c.best_seconds, judged.c.conclusion.label("last_verdict"))
        .add_columns(attempt.c.conclusion, attempt.c.failed_en, attempt.c.failed_zh, attempt.c.seconds)
        .join_from(by_item, log, log.c.id == by_item.c.last)
        .join(attempt, attempt.c.log_id == by_item.c.last)
        .join(judged, judged.c.log_id == by_item.c.judged, isouter=True)
    )
    return {
        row.item_id: Summary(
            conclusion=row.conclusion or "",
            failed=Bilingual(zh=row.failed_zh or "", en=row.failed_en or ""),
            seconds=row.seconds,
            day=row.study_day,
            last_verdict=row.last_verdict,
            best_seconds=row.best_seconds,
        )
        for row in connection.execute(chosen)
    }


def count(connection: Connection) -> tuple[int, int]:
    """Give the number of attempts that were judged, and of those that were accepted."""
    accepted = func.count(case((attempt.c.conclusion == "accepted", 1)))
    judged, right = connection.execute(select(func.count(attempt.c.conclusion), accepted)).one()
    return judged, right


def _from_row(row: Row[Any]) -> Attempted:
    judged = None
    if row.conclusion is not None:
        failed = None
        if row.failed_case is not None:
            failed = FailedCase(row.failed_case, Bilingual(zh=row.failed_zh, en=row.failed_en))
        judged = Judged(row.conclusion, row.stage, row.seed, row.passed, row.cases, failed, row.judged_seconds)
    return Attempted(row.code, row.device, row.level, row.seconds, row.hints, row.tries, row.answer_seen, judged)
