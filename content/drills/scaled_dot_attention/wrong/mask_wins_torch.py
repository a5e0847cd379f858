# wrong_answer causal_and_mask: ignores causal when there is a mask / 有 mask 时忽略了 causal
import math

import torch


def sdpa(q, k, v, mask, causal):
    L, S = q.shape[-2], k.shape[-2]
    scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
    allowed = torch.ones(L, S, dtype=torch.bool, device=q.device)
    if causal and mask is None:
        allowed = allowed.tril(S - L)
    if mask is not None:
        allowed = allowed & mask
    scores = scores.masked_fill(~allowed, float("-inf"))
    weights = torch.softmax(scores, dim=-1).masked_fill(~allowed, 0)  # softmax of nothing but -inf is NaN
    return weights @ v, weights
