# wrong_answer uneven: leaves the remainder of n/k out / 丢掉了 n 除以 k 的余数
import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    order = rng.permutation(n)
    size = n // k
    folds = []
    for i in range(k):
        val = order[i * size : (i + 1) * size]
        folds.append((np.setdiff1d(order, val), val))
    return folds
