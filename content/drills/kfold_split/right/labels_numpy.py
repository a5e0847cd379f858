"""Each sample draws the number of its fold from a shuffled row of 0, 1, ..., k-1, 0, 1, ..."""

import numpy as np


def kfold_split(n, k, rng):
    if k < 2 or k > n:
        raise ValueError(f"{n} samples, {k} folds")
    label = rng.permutation(np.arange(n) % k)
    return [(np.flatnonzero(label != i), np.flatnonzero(label == i)) for i in range(k)]
