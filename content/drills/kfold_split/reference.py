"""k-fold cross-validation by dealing shuffled indices out one by one.

Source: Hastie, Tibshirani & Friedman 2009, The Elements of Statistical Learning, section 7.10. Differs from
sklearn.model_selection.KFold and StratifiedKFold: always shuffled, any fold may be one larger, classes
may be small.
"""

import numpy as np


def _deal(order, k):
    folds = []
    for i in range(k):
        val = [index for place, index in enumerate(order) if place % k == i]
        train = [index for place, index in enumerate(order) if place % k != i]
        folds.append((np.array(train), np.array(val)))
    return folds


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError(f"{n} samples can't be split into {k} folds")
    return _deal(rng.permutation(n), k)


def stratified_split(y, k, rng):
    if not 2 <= k <= len(y):
        raise ValueError(f"{len(y)} samples can't be split into {k} folds")
    order = []
    for label in sorted(set(y.tolist())):
        members = [index for index, other in enumerate(y.tolist()) if other == label]
        order += [members[place] for place in rng.permutation(len(members))]
    return _deal(order, k)
