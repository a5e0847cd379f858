# wrong_answer even: shuffles anew for every fold, so folds overlap / 每一折都重新打乱，各折互相重叠
# cards: eval-cross-validation
import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    folds = []
    for i in range(k):
        parts = np.array_split(rng.permutation(n), k)
        train = np.concatenate(parts[:i] + parts[i + 1 :])
        val = parts[i]
        folds.append((train, val))
    return folds
