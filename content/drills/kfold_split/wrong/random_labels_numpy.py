# wrong_answer even: gives every sample a fold at random, so sizes vary / 每个样本随机进一折，大小不均
# cards: eval-cross-validation
import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    label = rng.integers(0, k, n)
    parts = [np.flatnonzero(label == i) for i in range(k)]
    folds = []
    for i in range(k):
        train = np.concatenate(parts[:i] + parts[i + 1 :])
        val = parts[i]
        folds.append((train, val))
    return folds
