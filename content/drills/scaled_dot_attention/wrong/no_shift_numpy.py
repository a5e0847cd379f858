# wrong_answer large_scores: exp overflows without the row's maximum / 没有减去最大值，exp 溢出
import math

import numpy as np


def sdpa(q, k, v, mask, causal):
    L, S = q.shape[-2], k.shape[-2]
    scores = q @ k.swapaxes(-1, -2) / math.sqrt(q.shape[-1])
    allowed = np.ones((L, S), bool) if mask is None else mask
    if causal:
        allowed = allowed & (np.arange(S) <= np.arange(L)[:, None] + S - L)
    scores = np.where(allowed, scores, -np.inf)
    parts = np.exp(scores)
    total = parts.sum(axis=-1, keepdims=True)
    weights = parts / np.where(total > 0, total, 1)
    return weights @ v, weights
