# wrong_answer heads: dim=1 is the keys only without leading dimensions / dim=1 只在没有前置维度时才是 key
# cards: arch-attention
import math

import torch


def sdpa(q, k, v, mask, causal):
    L, S = q.shape[-2], k.shape[-2]
    scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
    allowed = torch.ones(L, S, dtype=torch.bool, device=q.device)
    if causal:
        allowed = allowed.tril(S - L)
    if mask is not None:
        allowed = allowed & mask
    scores = scores.masked_fill(~allowed, float("-inf"))
    weights = torch.softmax(scores, dim=1).masked_fill(~allowed, 0)  # softmax of nothing but -inf is NaN
    return weights @ v, weights
