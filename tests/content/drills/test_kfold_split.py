"""What the oracle promises: a partition, even sizes, even classes, and every split as likely as any other."""

from collections import Counter

import numpy as np
import pytest
from references import reference

drill = reference("kfold_split")


def test_it_is_a_partition_of_even_parts() -> None:
    for n, k in ((2, 2), (7, 3), (12, 4), (19, 10), (30, 30)):
        folds = drill.kfold_split(n, k, np.random.default_rng(n))

        assert len(folds) == k and sorted(i for _, val in folds for i in val) == list(range(n))
        assert all(set(train) == set(range(n)) - set(val) and len(train) + len(val) == n for train, val in folds)
        assert {len(val) for _, val in folds} <= {n // k, -(-n // k)}


def test_all_splits_of_four_into_pairs_are_as_likely() -> None:
    rng = np.random.default_rng(4021)
    seen = Counter(frozenset(frozenset(val.tolist()) for _, val in drill.kfold_split(4, 2, rng)) for _ in range(3000))

    assert len(seen) == 3 and min(seen.values()) > 900  # 1000 each, with a deviation of 26


def test_classes_and_sizes_are_both_even() -> None:
    rng = np.random.default_rng(77)
    for n, k in ((20, 3), (50, 7), (33, 5)):
        y = rng.integers(-2, 6, n)
        folds = drill.stratified_split(y, k, rng)
        table = np.array([[np.sum(y[val] == label) for label in np.unique(y)] for _, val in folds])

        assert sorted(i for _, val in folds for i in val) == list(range(n))
        assert np.ptp(table, axis=0).max() <= 1 and np.ptp(table.sum(1)) <= 1


def test_it_refuses_what_cannot_be() -> None:
    for n, k in ((3, 4), (3, 1), (0, 0)):
        with pytest.raises(ValueError, match="split"):
            drill.kfold_split(n, k, np.random.default_rng(1))
