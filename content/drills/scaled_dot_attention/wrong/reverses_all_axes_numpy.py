# runtime_error heads: k.T reverses every axis / k.T 颠倒了所有轴
import math

import numpy as np


def sdpa(q, k, v, mask, causal):
    L, S = q.shape[-2], k.shape[-2]
    scores = q @ k.T / math.sqrt(q.shape[-1])
    allowed = np.ones((L, S), bool) if mask is None else mask
    if causal:
        allowed = allowed & (np.arange(S) <= np.arange(L)[:, None] + S - L)
    scores = np.where(allowed, scores, -np.inf)
    peak = scores.max(axis=-1, keepdims=True)
    parts = np.exp(scores - np.where(np.isinf(peak), 0, peak))
    total = parts.sum(axis=-1, keepdims=True)
    weights = parts / np.where(total > 0, total, 1)
    return weights @ v, weights
