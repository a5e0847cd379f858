"""Counts from a confusion matrix; the ranking from a stable sort."""

import numpy as np


def prf(y, pred, classes, average, zero_division):
    size = max([*classes, *y.tolist(), *pred.tolist()]) + 1
    matrix = np.zeros((size, size), np.int64)
    np.add.at(matrix, (y, pred), 1)
    tp, predicted, true = (a[classes] for a in (matrix.diagonal(), matrix.sum(0), matrix.sum(1)))
    if average == "micro":
        tp, predicted, true = (a.sum(keepdims=True) for a in (tp, predicted, true))
    with np.errstate(invalid="ignore"):
        table = np.stack([tp / predicted, tp / true, 2 * tp / (predicted + true)])
    table[np.isnan(table)] = zero_division
    if average == "none":
        return tuple(table)
    if average == "weighted":
        if not true.sum():
            return (np.float64(zero_division),) * 3
        return tuple(np.average(table, axis=1, weights=true))
    return tuple(table.mean(axis=1))


def topk_accuracy(scores, y, k):
    if not len(y):
        return np.array(np.nan)
    ranking = np.argsort(-scores, axis=1, kind="stable")[:, :k]
    return (ranking == y[:, None]).any(axis=1).mean()
