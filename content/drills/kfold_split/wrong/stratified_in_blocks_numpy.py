# wrong_answer unbalanced: cuts the sorted labels into blocks / 按类别排序后切块，一折只有一个类
# cards: eval-cross-validation
import numpy as np


def deal(order, k):
    """Like cards: place 0 to fold 0, place 1 to fold 1, and again from fold 0 after fold k-1."""
    fold = np.arange(len(order)) % k
    return [(order[fold != i], order[fold == i]) for i in range(k)]


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError("k must be from 2 to n")
    return deal(rng.permutation(n), k)


def stratified_split(y, k, rng):
    if not 2 <= k <= len(y):
        raise ValueError("k must be from 2 to n")
    order = rng.permutation(len(y))
    order = order[np.argsort(y[order], kind="stable")]  # class by class, shuffled within
    parts = np.array_split(order, k)
    return [
        (np.setdiff1d(order, val), val) for val in parts
    ]  # dealing goes on from class to class, so remainders are spread
