# wrong_answer uneven: leaves the remainder of n / k out / 丢掉了 n 除以 k 的余数
# cards: eval-kfold-size
import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    parts = np.array_split(rng.permutation(n)[: n // k * k], k)
    folds = []
    for i in range(k):
        train = np.concatenate(parts[:i] + parts[i + 1 :])
        val = parts[i]
        folds.append((train, val))
    return folds
