"""Attention as two batched products: the yardstick for answers in PyTorch, on the CPU and on a GPU."""

import torch


def sdpa(q, k, v, mask, causal):
    L, S = q.shape[-2], k.shape[-2]
    scores = torch.matmul(q * q.shape[-1] ** -0.5, k.transpose(-1, -2))
    allowed = mask
    if causal:
        allowed = torch.ones(L, S, dtype=torch.bool, device=q.device).tril_(S - L)
        if mask is not None:
            allowed = allowed & mask
    if allowed is not None:
        scores = scores.masked_fill(~allowed, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    if allowed is not None:
        weights = weights.masked_fill(~allowed, 0)  # also the NaN of rows without any key
    return torch.matmul(weights, v), weights
