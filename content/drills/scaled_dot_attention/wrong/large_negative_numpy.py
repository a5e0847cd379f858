# wrong_answer causal_long: -1e9 makes a row without any key uniform / 用 -1e9 代替 -inf，没有 key 可看的行变成均匀分布
import math

import numpy as np


def sdpa(q, k, v, mask, causal):
    L, S = q.shape[-2], k.shape[-2]
    scores = q @ k.swapaxes(-1, -2) / math.sqrt(q.shape[-1])
    allowed = np.ones((L, S), bool) if mask is None else mask
    if causal:
        allowed = allowed & (np.arange(S) <= np.arange(L)[:, None] + S - L)
    scores = np.where(allowed, scores, -1e9)
    peak = scores.max(axis=-1, keepdims=True)
    parts = np.exp(scores - np.where(np.isinf(peak), 0, peak))
    total = parts.sum(axis=-1, keepdims=True)
    weights = parts / np.where(total > 0, total, 1)
    return weights @ v, weights
