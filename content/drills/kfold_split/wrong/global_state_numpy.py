# wrong_answer seeds: shuffles with NumPy's global state / 用 NumPy 的全局状态打乱，没有用 rng
import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    parts = np.array_split(np.random.permutation(n), k)
    folds = []
    for i in range(k):
        train = np.concatenate(parts[:i] + parts[i + 1 :])
        val = parts[i]
        folds.append((train, val))
    return folds
