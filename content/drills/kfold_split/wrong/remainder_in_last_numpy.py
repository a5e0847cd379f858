# wrong_answer uneven: puts the whole remainder into the last fold / 余数全放进最后一折
# cards: eval-kfold-size
import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    parts = np.split(rng.permutation(n), [n // k * i for i in range(1, k)])
    folds = []
    for i in range(k):
        train = np.concatenate(parts[:i] + parts[i + 1 :])
        val = parts[i]
        folds.append((train, val))
    return folds
