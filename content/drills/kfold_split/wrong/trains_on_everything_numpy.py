# wrong_answer even: leaves the held-out samples in train / train 里仍含有留出的样本
# cards: eval-cv-leak
import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    parts = np.array_split(rng.permutation(n), k)
    folds = []
    for i in range(k):
        train = np.arange(n)
        val = parts[i]
        folds.append((train, val))
    return folds
