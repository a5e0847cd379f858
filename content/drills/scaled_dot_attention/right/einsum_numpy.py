"""Unnormalised output first, one division at the end, as a fused kernel does it."""

import numpy as np


def sdpa(q, k, v, mask, causal):
    L, S = q.shape[-2], k.shape[-2]
    scores = np.einsum("...id,...jd->...ij", q * q.shape[-1] ** -0.5, k)
    hidden = np.zeros(scores.shape, bool)
    if causal:
        hidden |= ~np.tri(L, S, S - L, dtype=bool)
    if mask is not None:
        hidden |= ~mask
    scores[hidden] = -np.inf
    peak = scores.max(axis=-1, keepdims=True)
    peak[np.isneginf(peak)] = 0
    parts = np.exp(scores - peak)
    total = parts.sum(axis=-1, keepdims=True)
    total[total == 0] = 1
    return np.einsum("...ij,...je->...ie", parts, v) / total, parts / total
