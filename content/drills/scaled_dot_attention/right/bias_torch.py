"""Masks as numbers added to the scores, and a softmax by hand on the exponentials."""

import torch


def sdpa(q, k, v, mask, causal):
    L, S = q.shape[-2], k.shape[-2]
    bias = torch.zeros(L, S, dtype=q.dtype, device=q.device)
    if causal:
        bias = bias + torch.full_like(bias, float("-inf")).triu(S - L + 1)
    if mask is not None:
        bias = bias + torch.zeros(mask.shape, dtype=q.dtype, device=q.device).masked_fill(~mask, float("-inf"))
    scores = torch.matmul(q.div(q.shape[-1] ** 0.5), k.mT) + bias
    peak = scores.amax(dim=-1, keepdim=True).clamp(min=torch.finfo(q.dtype).min)
    parts = (scores - peak).exp()
    weights = parts / parts.sum(-1, keepdim=True).clamp(min=torch.finfo(q.dtype).tiny)
    return weights.matmul(v), weights
