"""The choice of questions, by the formula of INTERVIEW.md, worked out by hand where a number is expected."""

import math
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.choosing import Candidate, Outcome, abilities, pick, solved, worth


def one(name: str = "a", **about: object) -> Candidate:
    return Candidate(**({"id": name, "area": "x", "level": 2} | about))  # type: ignore[arg-type]


def test_worth_of_an_unseen_question_is_the_product_of_its_parts() -> None:
    assert worth(one(), 0.0, 1, 0, 0.0) == pytest.approx(0.65 * 1.05**1.2 * 1.1)
    assert worth(one(), 0.0, 2, 1, 0.0) == pytest.approx(0.65 * 0.55**1.2 * 1.1)  # half its quota is asked
    assert worth(one(level=3), 0.0, 1, 0, 0.0) == pytest.approx(0.65 * 1.05**1.2 * math.exp(-1 / 1.28) * 1.1)
    assert worth(one(level=3), 0.3, 1, 0, 0.7) == pytest.approx(worth(one(), 0.0, 1, 0, 0.0))  # as hard as asked for
    assert worth(one(days_since=7), 0.0, 1, 0, 0.0) == pytest.approx(0.65 * 1.05**1.2 * 0.6)
    assert worth(one(days_since=7, just_asked=True), 0.0, 1, 0, 0.0) == pytest.approx(0.65 * 1.05**1.2 * 0.1)


def test_worth_of_a_seen_one_is_what_ability_and_memory_leave_open() -> None:
    known = worth(one(recall=0.9), 0.0, 1, 0, 0.0)  # half of 1 - 1/2, half of 1 - 0.9

    assert known == pytest.approx((0.05 + 0.3) * 1.05**1.2 * 1.1)


def test_ability_moves_by_elo_ever_slower() -> None:
    """First step: 0.4 * (1 - 1/2). Second: K = 0.1 + 0.3 / 1.2 = 0.35."""
    assert abilities([Outcome("x", 2, 1.0)]) == {"x": pytest.approx(0.2)}
    second = 0.2 + 0.35 * (0.0 - 1 / (1 + math.exp(-0.2)))
    assert abilities([Outcome("x", 2, 1.0), Outcome("y", 1, 0.5), Outcome("x", 2, 0.0)])["x"] == pytest.approx(second)
    assert abilities([Outcome("x", 2, 1.0)] * 400)["x"] > 2


def test_solved_is_even_at_equal_ability_and_difficulty() -> None:
    assert solved(0.0, 2) == solved(1.0, 3) == 0.5


BANK = [one(f"{area}{n}", area=area, level=1 + n % 3) for area in "xyz" for n in range(6)]


@given(st.integers(0, 10_000))
def test_the_same_seed_picks_the_same_however_the_bank_is_ordered(seed: int) -> None:
    quotas, asked = {"x": 1, "y": 2}, {"y": 1}
    shuffled = list(BANK)
    Random(seed + 1).shuffle(shuffled)

    assert pick(BANK, {}, quotas, asked, 0.0, Random(seed)) == pick(shuffled, {}, quotas, asked, 0.0, Random(seed))


def test_a_quota_is_exceeded_by_one_at_most() -> None:
    picks = {p.id[0] for n in range(200) if (p := pick(BANK, {}, {"x": 1, "y": 1}, {"x": 2}, 0.0, Random(n)))}

    assert picks == {"y"}
    assert pick(BANK, {}, {"x": 1}, {"x": 2}, 0.0, Random(0)) is None


def test_one_in_five_is_uniform_and_the_rest_prefer_the_weak() -> None:
    bank = [one("known", recall=0.99, days_since=1), one("weak", recall=0.2)]
    picks = [p for n in range(4000) if (p := pick(bank, {}, {"x": 1}, {}, 0.0, Random(n)))]
    uniform = Counter(p.id for p in picks if p.uniform)
    others = Counter(p.id for p in picks if not p.uniform)

    assert 0.17 < uniform.total() / 4000 < 0.23  # within 4.7 standard deviations of a fifth
    assert 0.4 < uniform["weak"] / uniform.total() < 0.6
    assert others["weak"] > 30 * others["known"]


def test_the_odds_are_the_square_of_the_worth() -> None:
    """argmax(log u + G / 2) is argmax(2 log u + G): chosen in proportion to u squared."""
    bank = [one("a", level=2), one("b", level=3)]
    ratio = (worth(bank[0], 0.0, 1, 0, 0.0) / worth(bank[1], 0.0, 1, 0, 0.0)) ** 2
    picks = Counter(p.id for n in range(6000) if (p := pick(bank, {}, {"x": 1}, {}, 0.0, Random(n))) and not p.uniform)

    assert picks["a"] / picks["b"] == pytest.approx(ratio, rel=0.15)
