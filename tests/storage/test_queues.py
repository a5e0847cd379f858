"""Reads of the queue stay cheap: each goes through one index. What they give is tested in tests/study/."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy import Connection, event

from studyapp.storage import drills, figures, log, queues
from studyapp.storage.engine import Store

DAY = date(2026, 1, 5)
INDEX = "ix_item_state_queue_sort_item_id"


@pytest.fixture
def connection(tmp_path: Path, empty_database: Path) -> Iterator[Connection]:
    store = Store(Path(copy(empty_database, tmp_path)))
    with store.read() as connection:
        yield connection
    store.close()


def plan(connection: Connection, ask: Callable[[Connection], object]) -> str:
    """Give how SQLite answers what `ask` asks."""
    asked: list[tuple[str, object]] = []

    def note(_c: object, _cursor: object, statement: str, given: object, _context: object, _many: bool) -> None:
        asked.append((statement, given))

    event.listen(connection, "before_cursor_execute", note)
    ask(connection)
    event.remove(connection, "before_cursor_execute", note)
    return "\n".join(
        row.detail
        for statement, given in asked
        for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    "ask",
    [
        lambda connection: queues.due_reviews(connection, DAY, None, 20),
        lambda connection: queues.unseen(connection, DAY, None, 20),
        lambda connection: queues.steps(connection, DAY, None),
        lambda connection: queues.due_reviews(connection, DAY, "alpha", 20),
    ],
    ids=["due reviews", "unseen", "steps", "due reviews of an area"],
)
def test_queue_is_read_in_order_through_its_index(connection: Connection, ask: Callable[[Connection], object]) -> None:
    found = plan(connection, ask)

    assert INDEX in found
    assert "SCAN" not in found and "TEMP B-TREE" not in found


@pytest.mark.parametrize(
    "ask",
    [
        lambda connection: queues.next_due_day(connection, DAY),
        lambda connection: queues.due_by_area(connection, DAY),
        lambda connection: queues.done_on(connection, DAY),
        lambda connection: queues.groups_met_on(connection, DAY),
        lambda connection: queues.suspended(connection),
        lambda connection: log.entries_of(connection, 1),
        lambda connection: drills.count_due(connection, DAY),
    ],
    ids=[
        "next due day",
        "due by area",
        "done on a day",
        "groups met",
        "suspended",
        "an item's history",
        "drills due",
    ],
)
def test_nothing_asked_for_each_card_or_start_scans_the_log_or_the_states(
    connection: Connection, ask: Callable[[Connection], object]
) -> None:
    found = plan(connection, ask)

    assert "SCAN item_state" not in found
    assert "SCAN review" not in found and "SCAN log\n" not in f"{found}\n"


def test_last_thing_done_is_found_from_the_end_of_the_log(connection: Connection) -> None:
    assert "TEMP B-TREE FOR ORDER BY" not in plan(connection, log.last_undoable)


def test_seconds_of_the_last_grades_are_read_from_the_end_of_the_reviews(connection: Connection) -> None:
    assert "TEMP B-TREE" not in plan(connection, lambda connection: figures.recent_seconds(connection, 200))
