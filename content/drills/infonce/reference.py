"""NT-Xent and InfoNCE with a queue, one view at a time.

Source: Chen et al. 2020 (arXiv 2002.05709), section 2.1, equation 1; He et al. 2019 (arXiv 1911.05722), equation 1.
Deliberate differences: rows i and i + N are a pair (the paper's are neighbours); rows come unnormalised; keys and queue
are normalised here, too.
"""

import math

import numpy as np


def nt_xent(z, tau):
    unit = _unit_rows(z)
    half = len(z) // 2
    losses = []
    for i, view in enumerate(unit):
        logits = unit @ view / tau
        positive = logits[i + half if i < half else i - half]
        losses.append(_log_sum_exp(np.delete(logits, i)) - positive)
    return np.asarray(math.fsum(losses) / len(z))


def info_nce(q, k, queue, tau):
    losses = []
    for query, key in zip(_unit_rows(q), _unit_rows(k), strict=True):
        logits = np.array([key, *_unit_rows(queue)]) @ query / tau
        losses.append(_log_sum_exp(logits) - logits[0])
    return np.asarray(math.fsum(losses) / len(q))


def _unit_rows(a):
    return np.array([row / math.hypot(*row) for row in a])


def _log_sum_exp(values):
    largest = max(values)
    return largest + math.log(math.fsum(np.exp(values - largest)))
