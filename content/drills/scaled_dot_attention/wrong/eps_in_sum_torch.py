# wrong_answer one_query: 1e-6 in the denominator takes digits away / 分母加了 1e-6，损失了精度
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
    peak = scores.amax(dim=-1, keepdim=True)
    parts = torch.exp(scores - peak.masked_fill(peak.isneginf(), 0))
    weights = parts / (parts.sum(dim=-1, keepdim=True) + 1e-6)
    return weights @ v, weights
