# wrong_answer remainders: each class starts at fold 0: remainders pile up / 每类都从第 0 折开始分，余数全堆在前几折
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
    fold = np.empty(len(y), np.int64)
    for label in np.unique(y):
        members = rng.permutation(np.flatnonzero(y == label))
        fold[members] = np.arange(len(members)) % k
    return [(np.flatnonzero(fold != i), np.flatnonzero(fold == i)) for i in range(k)]
