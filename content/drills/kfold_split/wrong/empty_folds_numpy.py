# wrong_answer impossible: gives empty folds instead of an error / 折数过多时返回空折，没有报错
import numpy as np


def kfold_split(n, k, rng):
    parts = np.array_split(rng.permutation(n), k)
    folds = []
    for i in range(k):
        train = np.concatenate([np.arange(0), *parts[:i], *parts[i + 1 :]])
        val = parts[i]
        folds.append((train, val))
    return folds
