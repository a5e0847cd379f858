# wrong_answer even: gives boolean masks, not indices / 返回的是布尔掩码，不是下标
import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    parts = np.array_split(rng.permutation(n), k)
    folds = []
    for i in range(k):
        val = np.isin(np.arange(n), parts[i])
        folds.append((~val, val))
    return folds
