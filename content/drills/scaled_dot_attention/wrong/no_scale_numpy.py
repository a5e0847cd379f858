# wrong_answer one_query: leaves the scores unscaled / 分数没有除以 √d
# cards: arch-attention-scale
import numpy as np


def sdpa(q, k, v, mask, causal):
    L, S = q.shape[-2], k.shape[-2]
    scores = q @ k.swapaxes(-1, -2)
    allowed = np.ones((L, S), bool) if mask is None else mask
    if causal:
        allowed = allowed & (np.arange(S) <= np.arange(L)[:, None] + S - L)
    scores = np.where(allowed, scores, -np.inf)
    peak = scores.max(axis=-1, keepdims=True)
    parts = np.exp(scores - np.where(np.isinf(peak), 0, peak))
    total = parts.sum(axis=-1, keepdims=True)
    weights = parts / np.where(total > 0, total, 1)
    return weights @ v, weights
