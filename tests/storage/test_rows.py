"""What is written into a real database is what is read from it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, insert

from studyapp.domain.card import Card, Number, Parameters
from studyapp.domain.log import Answer, Attempted, Entry, Event, Judged, Reviewed, Stamp, Undone
from studyapp.domain.memory import InSteps, ItemState, ParameterSet, Rating, Spaced, Unseen
from studyapp.domain.problem import Place, Problem
from studyapp.storage.deck import SourceFile, read_source_files, write_source_files
from studyapp.storage.engine import Store
from studyapp.storage.log import append, entries_of, parameter_set_id, read_parameter_sets, read_state, write_state
from studyapp.storage.rows import card_from_json, card_to_json, state_to_row
from studyapp.storage.tables import item, item_state, log, parameter_set, session

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)

finite = st.floats(allow_nan=False, allow_infinity=False)
numbers: st.SearchStrategy[Number] = st.one_of(st.integers(), finite)
days = st.dates(date(1990, 1, 1), date(2200, 1, 1))
instants = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
counts = st.integers(0, 10**6)
memories = st.one_of(
    st.builds(Unseen, counts, counts),
    st.builds(InSteps, st.booleans(), counts, finite, finite, days, instants, counts, counts),
    st.builds(Spaced, finite, finite, days, days, counts, counts),
)
states = st.builds(
    ItemState, memories, st.booleans(), st.booleans(), st.none() | days, st.none() | days, st.integers(0, 2**62)
)
stamps = st.builds(Stamp, instants, days, st.integers(0, 23), st.integers(-(14 * 3600), 14 * 3600))
answers = st.builds(
    Answer,
    rating=st.sampled_from(Rating),
    seconds=finite,
    language=st.sampled_from(["zh", "en"]),
    kind=st.sampled_from(["daily", "cram", "mock"]),
    recall=st.none() | finite,
    parameter_set=st.just(1),
    drawn=st.dictionaries(st.text(), numbers).map(lambda drawn: tuple(drawn.items())),
    typed=st.text(),
    ticked=st.lists(st.text()).map(tuple),
    content_hash=st.text(),
    rev=st.integers(1, 99),
)
attempts = st.builds(
    Attempted,
    seconds=finite,
    hints=counts,
    tries=counts,
    judged=st.none() | st.builds(Judged, seed=st.integers(0, 2**63 - 1), passed=counts, cases=counts, seconds=finite),
)
plain_events: st.SearchStrategy[Event] = st.from_type(Event)  # type: ignore[arg-type]
events = st.one_of(
    plain_events.filter(lambda event: not isinstance(event, Reviewed | Attempted | Undone)),
    st.builds(Reviewed, answers, memories),
    attempts,
)
sets = st.builds(
    ParameterSet,
    weights=st.lists(finite, min_size=21, max_size=21).map(tuple),
    desired_retention=finite,
    learning_minutes=st.lists(counts, min_size=1).map(tuple),
    relearning_minutes=st.lists(counts, min_size=1).map(tuple),
    maximum_interval_days=counts,
)
cards = st.builds(
    Card,
    parameters=st.none()
    | st.builds(
        Parameters,
        variables=st.lists(st.tuples(st.text(), st.lists(numbers).map(tuple))).map(tuple),
        let=st.lists(st.tuples(st.text(), st.text())).map(tuple),
        tolerance=finite,
    ),
)


class _Back(Exception):
    pass


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[Store]:
    """One item, one session, one parameter set: what the log's foreign keys ask for."""
    store = Store(Path(copy(empty_database, tmp_path_factory.mktemp("rows"))))
    with store.write() as connection:
        connection.execute(insert(item).values(id=1, kind="card", key="one", area="alpha", rank=5))
        connection.execute(insert(session).values(id=1, kind="daily", started_at=NOW))
        connection.execute(insert(parameter_set).values(id=1, made_at=NOW, sha256="", body={}))
        connection.execute(insert(item_state).values(item_id=1, **state_to_row(ItemState(), 5, retired=False)))
        connection.execute(
            insert(log).values(
                id=1,
                item_id=1,
                session_id=1,
                kind="restarted",
                at=NOW,
                study_day=NOW.date(),
                rollover_hour=4,
                utc_offset_s=0,
            )
        )
    yield store
    store.close()


@contextmanager
def trial(store: Store) -> Iterator[Connection]:
    """A transaction that is rolled back: each example starts from the same database."""
    try:
        with store.write() as connection:
            yield connection
            raise _Back
    except _Back:
        pass


@given(stamp=stamps, event=events, cause=st.sampled_from([0, 1]))
def test_log_entry_comes_back(store: Store, stamp: Stamp, event: Event, cause: int) -> None:
    with trial(store) as connection:
        number = append(connection, 1, 1, stamp, event, cause)

        assert entries_of(connection, 1)[1:] == [Entry(number, 1, 1, stamp, event, cause)]


def test_undo_comes_back_with_its_target(store: Store) -> None:
    with trial(store) as connection:
        append(connection, 1, 1, Stamp(NOW, NOW.date(), 4, 0), Undone(1))

        assert entries_of(connection, 1)[-1].event == Undone(1)


@given(state=states)
def test_state_comes_back(store: Store, state: ItemState) -> None:
    with trial(store) as connection:
        write_state(connection, 1, state)

        assert read_state(connection, 1) == state


@given(chosen=sets)
def test_parameter_set_comes_back(store: Store, chosen: ParameterSet) -> None:
    with trial(store) as connection:
        connection.execute(parameter_set.delete())
        number = parameter_set_id(connection, chosen, NOW)

        assert read_parameter_sets(connection) == {number: chosen}
        assert parameter_set_id(connection, chosen, NOW) == number  # the same set is one row


@given(card=cards)
def test_card_comes_back_from_json(card: Card) -> None:
    assert card_from_json(json.loads(json.dumps(card_to_json(card)))) == card


problems = st.builds(Problem, st.builds(Place, st.text(), counts), st.text(), st.text())
files = st.builds(
    SourceFile, st.text(), counts, st.integers(0, 2**62), st.text(), st.text(), st.lists(problems).map(tuple)
)


@given(written=st.lists(files, unique_by=lambda file: file.path, max_size=5))
def test_source_files_come_back(store: Store, written: list[SourceFile]) -> None:
    with trial(store) as connection:
        write_source_files(connection, written)

        assert read_source_files(connection) == {file.path: file for file in written}


@pytest.mark.parametrize(
    ("changes", "queue", "sort"),
    [
        ({}, "new", 5),
        ({"suspended": True}, "out", 0),
        ({"memory": InSteps(False, 1, 1.0, 5.0, date(2026, 1, 5), NOW, 1, 0)}, "steps", int(NOW.timestamp())),
        (
            {"memory": Spaced(9.0, 5.0, date(2026, 1, 5), date(2026, 1, 9), 1, 0)},
            "review",
            date(2026, 1, 9).toordinal(),
        ),
        (
            {"memory": Spaced(9.0, 5.0, date(2026, 1, 5), date(2026, 1, 9), 1, 0), "pulled_to": date(2026, 1, 7)},
            "review",
            date(2026, 1, 7).toordinal(),
        ),
    ],
)
def test_place_in_the_queue_follows_from_the_state(changes: dict[str, Any], queue: str, sort: int) -> None:
    row = state_to_row(ItemState(**changes), 5, retired=False)

    assert (row["queue"], row["sort"]) == (queue, sort)


def test_retired_item_is_in_no_queue() -> None:
    assert state_to_row(ItemState(), 5, retired=True)["queue"] == "out"
    assert state_to_row(ItemState(), 5, retired=True, kind="drill")["queue"] == "out"


def test_drill_waits_in_a_queue_of_its_own() -> None:
    spaced = ItemState(Spaced(9.0, 5.0, date(2026, 1, 5), date(2026, 1, 9), 1, 0))

    assert state_to_row(ItemState(), 5, retired=False, kind="drill")["queue"] == "drill-new"
    row = state_to_row(spaced, 5, retired=False, kind="drill")
    assert (row["queue"], row["sort"]) == ("drill-review", date(2026, 1, 9).toordinal())
