"""Sums over attempts, against the same sums made by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete

from studyapp.domain.card import Bilingual
from studyapp.domain.log import Attempted, FailedCase, Judged, Stamp
from studyapp.storage import attempts, log, tables
from studyapp.storage.attempts import Summary
from studyapp.storage.drills import apply_drills
from studyapp.storage.engine import Store
from studyapp.storage.items import Wanted

DAY = date(2026, 1, 5)
NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    item: int
    attempted: Attempted


FAILED = FailedCase("zeros", Bilingual(zh="全零", en="all zeros"))
judged = st.builds(
    lambda conclusion: Judged(conclusion, "core", 1, 1, 2, None if conclusion == "accepted" else FAILED, 0.1),
    st.sampled_from(["accepted", "wrong_answer", "crashed"]),
)
made = st.builds(
    Made,
    st.sampled_from([1, 2]),
    st.builds(
        Attempted,
        code=st.just("code"),
        device=st.just("cpu"),
        level=st.just("fill"),
        seconds=st.integers(0, 900).map(float),
        hints=st.just(0),
        tries=st.just(1),
        answer_seen=st.booleans(),
        judged=st.none() | judged,
    ),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Iterator[Store]:
    store = Store(Path(copy(empty_database, tmp_path_factory.mktemp("attempts"))))
    with store.write() as connection:
        apply_drills(connection, [Wanted("add/numpy", "alpha", 1), Wanted("add/torch", "alpha", 2)], (), NOW)
        log.start_session(connection, "daily", NOW)
    yield store
    store.close()


def summed_up(chosen: list[Made], item: int) -> Summary | None:
    mine = [(DAY + timedelta(days=n), one.attempted) for n, one in enumerate(chosen) if one.item == item]
    if not mine:
        return None
    day, last = mine[-1]
    verdicts = [one.judged.conclusion for _day, one in mine if one.judged]
    unaided = [
        one.seconds for _day, one in mine if one.judged and one.judged.conclusion == "accepted" and not one.answer_seen
    ]
    failed = last.judged.failed.wording if last.judged and last.judged.failed else Bilingual("", "")
    return Summary(
        conclusion=last.judged.conclusion if last.judged else "",
        failed=failed,
        seconds=last.seconds,
        day=day,
        last_verdict=verdicts[-1] if verdicts else None,
        best_seconds=min(unaided, default=None),
    )


@given(st.lists(made, max_size=8))
def test_sums_are_those_made_by_hand(store: Store, chosen: list[Made]) -> None:
    with store.write() as connection:
        connection.execute(delete(tables.attempt))
        connection.execute(delete(tables.log))
        for n, one in enumerate(chosen):
            stamp = Stamp(NOW + timedelta(days=n), DAY + timedelta(days=n), 4, 0)
            log.append(connection, one.item, 1, stamp, one.attempted)

        found = attempts.summaries(connection)
        counted = attempts.count(connection)

    assert found == {item: summary for item in (1, 2) if (summary := summed_up(chosen, item))}
    conclusions = [one.attempted.judged.conclusion for one in chosen if one.attempted.judged]
    assert counted == (len(conclusions), conclusions.count("accepted"))
