"""Which item comes next."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from studyapp.domain.queue import LEARN_AHEAD, Step, choose, one_of_each_group, spread

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
lengths = st.integers(0, 60)


def step(minutes: float, item: int) -> Step:
    return Step(NOW + timedelta(minutes=minutes), item)


@given(lengths, lengths)
def test_spread_keeps_every_item_and_both_orders(n_reviews: int, n_new: int) -> None:
    reviews, new = list(range(n_reviews)), list(range(1000, 1000 + n_new))

    mixed = spread(reviews, new)

    assert [item for item in mixed if item < 1000] == reviews
    assert [item for item in mixed if item >= 1000] == new


@given(lengths, lengths)
def test_spread_is_even_at_every_point(n_reviews: int, n_new: int) -> None:
    mixed = spread(range(n_reviews), range(1000, 1000 + n_new))

    met = 0
    for shown, item in enumerate(mixed, start=1):
        met += item >= 1000
        assert abs(met - shown * n_new / len(mixed)) <= 1


def test_due_step_comes_before_everything() -> None:
    assert choose(NOW, [step(-1, 5), step(-2, 6)], [1, 2]) == 6


def test_step_not_yet_due_lets_others_pass() -> None:
    assert choose(NOW, [step(1, 5)], [1, 2]) == 1


def test_near_step_is_shown_rather_than_waited_for() -> None:
    assert choose(NOW, [Step(NOW + LEARN_AHEAD, 5)], []) == 5


def test_far_step_is_waited_for() -> None:
    assert choose(NOW, [Step(NOW + LEARN_AHEAD + timedelta(seconds=1), 5)], []) is None


def test_nothing_left_is_none() -> None:
    assert choose(NOW, [], []) is None


@given(st.lists(st.tuples(st.integers(-60, 60), st.integers(1, 9))), st.lists(st.integers(10, 19)))
def test_choice_does_not_depend_on_the_order_of_steps(minutes: list[tuple[int, int]], waiting: list[int]) -> None:
    steps = [step(*each) for each in minutes]

    assert choose(NOW, steps, waiting) == choose(NOW, reversed(steps), waiting)


names = st.frozensets(st.sampled_from("abcd"), max_size=2)


@given(
    st.lists(st.integers(0, 30), unique=True),
    st.dictionaries(st.integers(0, 30), names),
    st.sets(st.sampled_from("abcd")),
)
def test_of_siblings_only_the_first_is_kept(items: list[int], groups: dict[int, frozenset[str]], met: set[str]) -> None:
    seen = set(met)

    kept = one_of_each_group(items, groups, met)

    for item in items:
        mine = groups.get(item, frozenset())
        assert (item in kept) == (not mine & seen)
        if item in kept:
            seen |= mine
    assert met == seen
