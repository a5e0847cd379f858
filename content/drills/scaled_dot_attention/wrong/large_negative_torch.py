# wrong_answer causal_long: -1e9 makes a row without any key uniform / 用 -1e9 代替 -inf，没有 key 可看的行变成均匀分布
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
    scores = scores.masked_fill(~allowed, -1e9)
    weights = torch.softmax(scores, dim=-1)
    return weights @ v, weights
