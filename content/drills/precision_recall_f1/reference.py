"""Precision, recall, F1 and top-k accuracy, one sample at a time.

Source: the definitions, as in sklearn.metrics.precision_recall_fscore_support with labels=classes. Differences: ties in
top-k go to the lower class (sklearn.metrics.top_k_accuracy_score gives them to the higher one).
"""

import math

import numpy as np


def _triple(tp, fp, fn, zero_division):
    def quotient(p, q):
        return p / q if q else zero_division

    return quotient(tp, tp + fp), quotient(tp, tp + fn), quotient(2 * tp, 2 * tp + fp + fn)


def prf(y, pred, classes, average, zero_division):
    counts = []
    for c in classes:
        pairs = [(t == c, p == c) for t, p in zip(y.tolist(), pred.tolist(), strict=True)]
        counts.append([pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False))])
    if average == "micro":
        return tuple(np.array(x, float) for x in _triple(*map(sum, zip(*counts, strict=True)), zero_division))
    rows = [_triple(*count, zero_division) for count in counts]
    columns = [np.array(column, float) for column in zip(*rows, strict=True)]
    if average == "none":
        return tuple(columns)
    weights = [tp + fn if average == "weighted" else 1 for tp, _, fn in counts]
    if not sum(weights):
        return (np.array(zero_division, float),) * 3
    return tuple(np.array(sum(w * x for w, x in zip(weights, c, strict=True)) / sum(weights)) for c in columns)


def topk_accuracy(scores, y, k):
    hits = 0
    for row, label in zip(scores.tolist(), y.tolist(), strict=True):
        ranking = sorted(range(len(row)), key=lambda c: (-row[c], c))
        hits += label in ranking[:k]
    return np.array(hits / len(y) if len(y) else math.nan)
