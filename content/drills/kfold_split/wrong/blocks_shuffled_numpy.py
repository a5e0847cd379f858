# wrong_answer mixed: shuffles the blocks, not the samples / 只打乱了各块的次序，没有打乱样本
# cards: eval-cross-validation
import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    blocks = np.array_split(np.arange(n), k)
    parts = [blocks[i] for i in rng.permutation(k)]
    folds = []
    for i in range(k):
        train = np.concatenate(parts[:i] + parts[i + 1 :])
        val = parts[i]
        folds.append((train, val))
    return folds
