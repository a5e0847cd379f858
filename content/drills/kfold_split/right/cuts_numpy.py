"""Sizes by division with remainder, then slices of one shuffled row."""

import numpy as np


def kfold_split(n, k, rng):
    if not 1 < k <= n:
        raise ValueError("not that many folds")
    order = np.arange(n)
    rng.shuffle(order)
    small, larger = divmod(n, k)
    folds, start = [], 0
    for i in range(k):
        stop = start + small + (i < larger)
        held_out = np.zeros(n, bool)
        held_out[start:stop] = True
        folds.append((order[~held_out], order[held_out]))
        start = stop
    return folds
