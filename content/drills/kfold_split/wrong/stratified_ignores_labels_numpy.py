# wrong_answer remainders: splits as if there were no classes / 没有看类别
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
    return deal(order, k)  # dealing goes on from class to class, so remainders are spread
