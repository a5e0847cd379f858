# wrong_answer even: only trains on earlier parts, as for a time series / 只用前面的部分训练，那是时间序列的做法
# cards: eval-cross-validation
import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    parts = np.array_split(rng.permutation(n), k)
    folds = []
    for i in range(k):
        train = np.concatenate([np.arange(0), *parts[:i]])
        val = parts[i]
        folds.append((train, val))
    return folds
