import numpy as np


def kfold_split(n, k, rng):
    if k < 2 or k > n:
        raise ValueError(k)
    label = rng.permutation(np.arange(n) % k)
    return [(np.flatnonzero(label != i), np.flatnonzero(label == i)) for i in range(k)]
