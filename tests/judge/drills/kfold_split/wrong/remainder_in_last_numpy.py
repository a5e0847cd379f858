# wrong_answer uneven: puts the whole remainder into the last fold / 余数全放进最后一折
import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    order = rng.permutation(n)
    cuts = [n // k * i for i in range(1, k)]
    parts = np.split(order, cuts)
    return [(np.setdiff1d(order, val), val) for val in parts]
