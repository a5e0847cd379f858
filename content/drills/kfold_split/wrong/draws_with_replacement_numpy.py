# wrong_answer even: draws a fold's samples with replacement / 有放回地抽样，有的样本重复、有的缺失
# cards: eval-cross-validation
import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    parts = np.array_split(rng.integers(0, n, n), k)
    folds = []
    for i in range(k):
        train = np.concatenate(parts[:i] + parts[i + 1 :])
        val = parts[i]
        folds.append((train, val))
    return folds
