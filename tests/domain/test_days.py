"""Study days. Instants of clock changes: the tz database, Europe/Berlin 2026 (01:00 UTC, 29 March and 25 October)."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.days import stamp

BERLIN = ZoneInfo("Europe/Berlin")
SATURDAY, SUNDAY = date(2026, 10, 24), date(2026, 10, 25)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (utc(2026, 1, 5, 2, 59, 59), date(2026, 1, 4)),  # 03:59:59 in Berlin
        (utc(2026, 1, 5, 3, 0, 0), date(2026, 1, 5)),
        (utc(2026, 1, 5, 22, 59, 59), date(2026, 1, 5)),
        (utc(2026, 1, 6, 1, 0, 0), date(2026, 1, 5)),  # after midnight it is still yesterday's session
    ],
)
def test_day_begins_at_rollover_hour_of_local_clock(now: datetime, day: date) -> None:
    assert stamp(now, BERLIN, 4).study_day == day


@pytest.mark.parametrize(
    ("now", "rollover_hour", "day"),
    [
        (utc(2026, 3, 29, 0, 59, 59), 4, date(2026, 3, 28)),  # 01:59:59, a second before the hour that is left out
        (utc(2026, 3, 29, 1, 59, 59), 4, date(2026, 3, 28)),  # 03:59:59
        (utc(2026, 3, 29, 2, 0, 0), 4, date(2026, 3, 29)),  # 04:00:00, three hours after midnight
        (utc(2026, 3, 29, 0, 59, 59), 2, date(2026, 3, 28)),  # the rollover hour itself doesn't come
        (utc(2026, 3, 29, 1, 0, 0), 2, date(2026, 3, 29)),
    ],
)
def test_night_in_which_summer_time_begins(now: datetime, rollover_hour: int, day: date) -> None:
    assert stamp(now, BERLIN, rollover_hour).study_day == day


@pytest.mark.parametrize(
    ("now", "rollover_hour", "day"),
    [
        (utc(2026, 10, 25, 2, 59, 59), 4, SATURDAY),  # 03:59:59, five hours after midnight
        (utc(2026, 10, 25, 3, 0, 0), 4, SUNDAY),
        (utc(2026, 10, 25, 0, 30), 3, SATURDAY),  # 02:30 for the first time
        (utc(2026, 10, 25, 1, 30), 3, SATURDAY),  # and again
        (utc(2026, 10, 25, 0, 0), 2, SUNDAY),  # the rollover hour comes twice: the first one counts
        (utc(2026, 10, 25, 1, 0), 2, SUNDAY),
    ],
)
def test_night_in_which_summer_time_ends(now: datetime, rollover_hour: int, day: date) -> None:
    assert stamp(now, BERLIN, rollover_hour).study_day == day


def test_offset_is_stored_as_it_was_at_that_instant() -> None:
    before, after = stamp(utc(2026, 3, 29, 0, 59), BERLIN, 4), stamp(utc(2026, 3, 29, 1, 1), BERLIN, 4)

    assert (before.utc_offset_s, after.utc_offset_s) == (3600, 7200)


@given(
    instants=st.tuples(*[st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31))] * 2),
    zone=st.sampled_from(
        ["Europe/Berlin", "America/New_York", "America/Santiago", "Asia/Shanghai", "Pacific/Auckland"]
    ),
    rollover_hour=st.integers(0, 23),
)
def test_later_instant_is_never_on_an_earlier_day(
    instants: tuple[datetime, datetime], zone: str, rollover_hour: int
) -> None:
    first, second = (
        stamp(instant.replace(tzinfo=UTC), ZoneInfo(zone), rollover_hour).study_day for instant in sorted(instants)
    )

    assert first <= second


def test_moved_zone_decides_the_day_where_one_is() -> None:
    now = utc(2026, 1, 5, 20, 30)

    assert stamp(now, ZoneInfo("Asia/Tokyo"), 4).study_day == date(2026, 1, 6)
    assert stamp(now, ZoneInfo("America/Los_Angeles"), 4).study_day == date(2026, 1, 5)


def test_changed_rollover_hour_changes_the_day() -> None:
    now = utc(2026, 1, 5, 2)

    assert [stamp(now, UTC, hour).study_day.day for hour in (0, 2, 3, 23)] == [5, 5, 4, 4]
    assert [stamp(now, UTC, hour).rollover_hour for hour in (0, 2)] == [0, 2]


@pytest.fixture
def system_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("system_zone")
def test_without_a_zone_the_system_decides() -> None:
    made = stamp(utc(2026, 1, 5, 20), None, 4)

    assert (made.study_day, made.utc_offset_s) == (date(2026, 1, 6), 8 * 3600)


def test_instant_is_kept_in_utc_whatever_zone_it_came_in() -> None:
    made = stamp(datetime(2026, 1, 5, 12, tzinfo=BERLIN), BERLIN, 4)

    assert made.at == utc(2026, 1, 5, 11)
    assert made.at.utcoffset() == timedelta(0)


def test_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        stamp(datetime(2026, 1, 5), UTC, 4)
