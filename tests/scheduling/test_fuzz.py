"""Seeded fuzz against the ranges that py-fsrs 6.3.2 publishes (`FUZZ_RANGES`, `_get_fuzz_range`)."""

from collections import Counter

import pytest
from fsrs.scheduler import FUZZ_RANGES
from hypothesis import given
from hypothesis import strategies as st

from studyapp.scheduling.fuzz import fuzz_range, fuzzed

MOST = 36_500
days = st.integers(1, MOST)
items = st.integers(1, 10**9)
counts = st.integers(0, 1000)


def published_range(interval_days: int, maximum_days: int) -> tuple[int, int]:
    """What py-fsrs computes inside `_get_fuzzed_interval`, which can't be called alone."""
    delta = 1.0
    for part in FUZZ_RANGES:
        delta += part["factor"] * max(min(float(interval_days), part["end"]) - part["start"], 0.0)
    last = min(round(interval_days + delta), maximum_days)
    return min(max(2, round(interval_days - delta)), last), last


def draw(
    interval_days: int, *, previous_days: int = 0, maximum_days: int = MOST, item: int = 1, reviews: int = 0
) -> int:
    return fuzzed(interval_days, previous_days=previous_days, maximum_days=maximum_days, item=item, reviews=reviews)


def test_range_is_the_published_one_for_every_interval() -> None:
    for interval in range(3, 2000):
        assert fuzz_range(interval, MOST) == published_range(interval, MOST)
        assert fuzz_range(interval, 1000) == published_range(min(interval, 1000), 1000) or interval > 1000


@pytest.mark.parametrize("interval", [1, 2])
def test_short_interval_stays(interval: int) -> None:
    assert {draw(interval, item=item) for item in range(50)} == {interval}


@given(interval=days, previous=st.integers(0, MOST), item=items, reviews=counts)
def test_draw_lies_in_the_range(interval: int, previous: int, item: int, reviews: int) -> None:
    first, last = fuzz_range(interval, MOST)

    assert first <= draw(interval, previous_days=previous, item=item, reviews=reviews) <= last


@pytest.mark.parametrize("interval", [3, 10, 30, 100])
def test_every_day_of_the_range_is_equally_likely(interval: int) -> None:
    first, last = fuzz_range(interval, MOST)
    sides = last - first + 1

    seen = Counter(draw(interval, item=item) for item in range(1000 * sides))

    chi_square = sum((seen[day] - 1000) ** 2 / 1000 for day in range(first, last + 1))
    # Mean sides - 1, variance 2 (sides - 1): five deviations. The draws are fixed, so this can't fail by chance later.
    assert chi_square < (sides - 1) + 5 * (2 * (sides - 1)) ** 0.5


def test_next_review_of_one_item_draws_anew() -> None:
    assert len({draw(100, reviews=reviews) for reviews in range(50)}) > 5


@given(interval=days, previous=days, item=items, reviews=counts)
def test_fuzz_alone_never_makes_it_shorter_than_before(interval: int, previous: int, item: int, reviews: int) -> None:
    assert draw(interval, previous_days=previous, item=item, reviews=reviews) >= min(previous, interval)


@given(
    intervals=st.tuples(days, days),
    previous=st.integers(0, MOST),
    most=st.integers(10, MOST),
    item=items,
    reviews=counts,
)
def test_better_grade_never_gets_a_shorter_interval(
    intervals: tuple[int, int], previous: int, most: int, item: int, reviews: int
) -> None:
    worse, better = (
        draw(min(interval, most), previous_days=previous, maximum_days=most, item=item, reviews=reviews)
        for interval in sorted(intervals)
    )

    assert worse <= better


@given(interval=days, item=items, reviews=counts)
def test_same_seed_gives_the_same_day(interval: int, item: int, reviews: int) -> None:
    assert draw(interval, item=item, reviews=reviews) == draw(interval, item=item, reviews=reviews)


@given(interval=days, most=st.integers(1, MOST), item=items)
def test_maximum_is_kept(interval: int, most: int, item: int) -> None:
    assert draw(min(interval, most), maximum_days=most, item=item) <= most
