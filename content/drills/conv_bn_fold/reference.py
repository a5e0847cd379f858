"""Folding weight by weight; the biases are what the two layers give for an input of zeros.

Source: Jacob et al. 2017, arXiv:1712.05877, section 3.2; Ioffe & Szegedy 2015, arXiv:1502.03167, Algorithm 2.
Deliberate difference: transposed convolutions with groups are folded too, where torch.nn.utils.fusion can't.
"""

import numpy as np


def _norm(z, bn, eps, channel):
    _, beta, mean, _ = bn
    added = 0.0 if beta is None else beta[channel]
    return _slope(bn, eps, channel) * (z - mean[channel]) + added


def _slope(bn, eps, channel):
    gamma, _, _, var = bn
    return (1.0 if gamma is None else gamma[channel]) / np.sqrt(var[channel] + eps)


def fold(w, b, bn, eps, groups, transposed):
    outputs = len(bn[2])
    old = np.zeros(outputs) if b is None else b
    new_b = np.array([_norm(old[m], bn, eps, m) for m in range(outputs)])
    new_w = np.zeros(w.shape)
    for place in np.ndindex(w.shape):
        if transposed:
            group = place[0] // (w.shape[0] // groups)
            m = group * w.shape[1] + place[1]
        else:
            m = place[0]
        new_w[place] = w[place] * _slope(bn, eps, m)
    return new_w, new_b


def fold_ahead(bn, eps, w, b, groups):
    new_w = np.zeros(w.shape)
    new_b = np.zeros(len(w)) if b is None else b.copy()
    for m, i, r, q in np.ndindex(w.shape):
        c = m // (len(w) // groups) * w.shape[1] + i
        new_w[m, i, r, q] = w[m, i, r, q] * _slope(bn, eps, c)
        new_b[m] += w[m, i, r, q] * _norm(0.0, bn, eps, c)
    return new_w, new_b
