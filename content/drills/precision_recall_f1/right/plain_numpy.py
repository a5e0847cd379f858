"""Counting with sets of sample numbers, and one true class after the other."""

import numpy as np


def triple(true, predicted, zero_division):
    tp = len(true & predicted)

    def quotient(p, q):
        return p / q if q else zero_division

    return quotient(tp, len(predicted)), quotient(tp, len(true)), quotient(2 * tp, len(true) + len(predicted))


def prf(y, pred, classes, average, zero_division):
    sets = [(set(np.flatnonzero(y == c)), set(np.flatnonzero(pred == c))) for c in classes]
    if average == "micro":  # a sample is a different one for each class
        pooled = [{(c, i) for c, both in enumerate(sets) for i in both[side]} for side in (0, 1)]
        return tuple(np.float64(x) for x in triple(*pooled, zero_division))
    table = np.array([triple(*both, zero_division) for both in sets], np.float64)
    if average == "none":
        return tuple(table.T.copy())
    weights = np.array([len(true) for true, _ in sets]) if average == "weighted" else np.ones(len(sets))
    if weights.sum() == 0:
        return tuple(np.full(3, zero_division, np.float64))
    return tuple(weights @ table / weights.sum())


def topk_accuracy(scores, y, k):
    hits = 0
    for row, label in zip(scores, y, strict=True):
        hits += (row > row[label]).sum() + (row[:label] == row[label]).sum() < k
    return np.float64(hits / len(y) if len(y) else np.nan)
