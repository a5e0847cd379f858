# wrong_answer mixed: takes every k-th sample and shuffles only the folds / 隔 k 个取一个，只打乱了折的次序
# cards: eval-cross-validation
import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    parts = [np.arange(i, n, k) for i in rng.permutation(k)]
    folds = []
    for i in range(k):
        train = np.concatenate(parts[:i] + parts[i + 1 :])
        val = parts[i]
        folds.append((train, val))
    return folds
