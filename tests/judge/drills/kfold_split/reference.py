"""k-fold cross-validation by dealing shuffled indices out one by one.

Source: Hastie, Tibshirani & Friedman 2009, The Elements of Statistical Learning, section 7.10. Differs from
sklearn.model_selection.KFold: it always shuffles, with the generator given, and any fold may be one larger.
"""

import numpy as np


def kfold_split(n, k, rng):
    if not 2 <= k <= n:
        raise ValueError(f"{n} samples can't be split into {k} folds")
    order = rng.permutation(n)
    folds = []
    for i in range(k):
        val = [index for place, index in enumerate(order) if place % k == i]
        train = [index for place, index in enumerate(order) if place % k != i]
        folds.append((np.array(train), np.array(val)))
    return folds
