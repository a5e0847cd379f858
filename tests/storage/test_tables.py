"""Instants in SQLite."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select
from sqlalchemy.exc import StatementError
from sqlalchemy.pool import StaticPool

from studyapp.storage.tables import UtcDateTime

MOMENTS = Table("moment", MetaData(), Column("id", Integer, primary_key=True), Column("at", UtcDateTime))
ENGINE = create_engine("sqlite://", poolclass=StaticPool)
MOMENTS.create(ENGINE)


def stored(at: datetime | None) -> datetime | None:
    with ENGINE.connect() as connection:
        connection.execute(insert(MOMENTS).values(id=1, at=at))
        found = connection.execute(select(MOMENTS.c.at)).scalar_one()
        connection.rollback()
    return found  # type: ignore[no-any-return]


@given(st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=st.timezones()))
def test_instant_comes_back_in_utc_to_the_microsecond(at: datetime) -> None:
    found = stored(at)

    assert found == at.astimezone(UTC)
    assert found is not None and found.utcoffset() == timedelta(0)


def test_naive_time_is_refused() -> None:
    with pytest.raises(StatementError, match="naive"):
        stored(datetime(2026, 1, 5))


def test_other_offset_is_turned_into_utc() -> None:
    shanghai = timezone(timedelta(hours=8))

    assert stored(datetime(2026, 1, 5, 3, tzinfo=shanghai)) == datetime(2026, 1, 4, 19, tzinfo=UTC)


def test_nothing_comes_back_as_nothing() -> None:
    assert stored(None) is None
