"""Spread due days a little, so that cards learned together don't come back together for ever.

Ranges as published by FSRS (py-fsrs 6.3 `_get_fuzz_range`, Anki): intervals under 2.5 days stay, longer ones may move
by 1 day + 15 % of the part between 2.5 and 7 days, 10 % of that to 20, 5 % of the rest. Two deliberate differences:
the draw is uniform over the whole days of the range and seeded, so that a preview is the result; and a fuzz alone
never makes an interval shorter than the one before it.
"""

import hashlib

_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))


def fuzz_range(interval_days: int, maximum_days: int) -> tuple[int, int]:
    """Give the first and the last day to which an interval may move, both included."""
    if interval_days < 2.5:
        return interval_days, interval_days
    delta = 1.0 + sum(factor * max(min(interval_days, end) - start, 0.0) for start, end, factor in _RANGES)
    last = min(round(interval_days + delta), maximum_days)
    return min(max(2, round(interval_days - delta)), last), last


def fuzzed(interval_days: int, *, previous_days: int, maximum_days: int, item: int, reviews: int) -> int:
    """Give the interval that is written, the same for the same item and number of reviews.

    One draw serves all four grades, so a better grade never gets a shorter interval through fuzz.
    """
    first, last = fuzz_range(interval_days, maximum_days)
    first = max(first, min(previous_days, interval_days))
    return first + int(_uniform(item, reviews) * (last - first + 1))


def _uniform(item: int, reviews: int) -> float:
    digest = hashlib.sha256(f"{item}:{reviews}".encode()).digest()
    return int.from_bytes(digest[:8]) / 2**64 * (1 - 2**-53)
