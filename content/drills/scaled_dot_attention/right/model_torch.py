import math

import torch


def sdpa(q, k, v, mask, causal):
    L, S = q.shape[-2], k.shape[-2]
    # fill: scores (..., L, S), scaled / scores (..., L, S)：缩放后的分数
    scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
    # end
    # fill: allowed, bool, broadcasts to the scores / allowed：布尔张量，能广播到 scores
    allowed = torch.ones(L, S, dtype=torch.bool, device=q.device)
    if causal:
        allowed = allowed.tril(S - L)
    if mask is not None:
        allowed = allowed & mask
    # end
    # fill: weights (..., L, S), 0 in rows without any key / weights (..., L, S)：没有 key 可看的行全为 0
    scores = scores.masked_fill(~allowed, float("-inf"))
    weights = torch.softmax(scores, dim=-1).masked_fill(~allowed, 0)  # softmax of nothing but -inf is NaN
    # end
    return weights @ v, weights
