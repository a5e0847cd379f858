import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    # fill: parts, k arrays that share 0 to n-1 out at random / parts：k 个大小相近的数组，随机分掉 0 到 n-1
    parts = np.array_split(rng.permutation(n), k)
    # end
    folds = []
    for i in range(k):
        # fill: train and val of fold i / 第 i 折的 train 和 val
        train = np.concatenate(parts[:i] + parts[i + 1 :])
        val = parts[i]
        # end
        folds.append((train, val))
    return folds
