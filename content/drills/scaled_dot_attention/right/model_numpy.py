import math

import numpy as np


def sdpa(q, k, v, mask, causal):
    L, S = q.shape[-2], k.shape[-2]
    # fill: scores (..., L, S), scaled / scores (..., L, S)：缩放后的分数
    scores = q @ k.swapaxes(-1, -2) / math.sqrt(q.shape[-1])
    # end
    # fill: allowed, bool, broadcasts to the scores / allowed：布尔数组，能广播到 scores
    allowed = np.ones((L, S), bool) if mask is None else mask
    if causal:
        allowed = allowed & (np.arange(S) <= np.arange(L)[:, None] + S - L)
    # end
    # fill: weights (..., L, S), 0 in rows without any key / weights (..., L, S)：没有 key 可看的行全为 0
    scores = np.where(allowed, scores, -np.inf)
    peak = scores.max(axis=-1, keepdims=True)
    parts = np.exp(scores - np.where(np.isinf(peak), 0, peak))
    total = parts.sum(axis=-1, keepdims=True)
    weights = parts / np.where(total > 0, total, 1)
    # end
    return weights @ v, weights
