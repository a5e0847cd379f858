# wrong_answer rows: scales the weights, behind the softmax / softmax 之后才缩放，权重之和不再是 1
# cards: arch-attention-scale
import math

import torch


def sdpa(q, k, v, mask, causal):
    L, S = q.shape[-2], k.shape[-2]
    scores = q @ k.transpose(-1, -2)
    allowed = torch.ones(L, S, dtype=torch.bool, device=q.device)
    if causal:
        allowed = allowed.tril(S - L)
    if mask is not None:
        allowed = allowed & mask
    scores = scores.masked_fill(~allowed, float("-inf"))
    weights = torch.softmax(scores, dim=-1).masked_fill(~allowed, 0)  # softmax of nothing but -inf is NaN
    weights = weights / math.sqrt(q.shape[-1])
    return weights @ v, weights
