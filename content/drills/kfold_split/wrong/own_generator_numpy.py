# wrong_answer seeds: always starts a generator with seed 0 / 总是自己新建种子为 0 的生成器
import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    parts = np.array_split(np.random.default_rng(0).permutation(n), k)
    folds = []
    for i in range(k):
        train = np.concatenate(parts[:i] + parts[i + 1 :])
        val = parts[i]
        folds.append((train, val))
    return folds
