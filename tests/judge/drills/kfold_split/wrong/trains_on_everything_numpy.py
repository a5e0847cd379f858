# wrong_answer even: leaves the held-out samples in the training part / 训练集里仍含有验证样本
import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    parts = np.array_split(rng.permutation(n), k)
    return [(np.arange(n), val) for val in parts]
