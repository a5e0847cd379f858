"""A loop over queries of all heads at once; each sees only the keys up to its own position."""

import numpy as np


def sdpa(q, k, v, mask, causal):
    L, S, d = q.shape[-2], k.shape[-2], q.shape[-1]
    lead = np.broadcast_shapes(q.shape[:-2], k.shape[:-2])
    seen = np.broadcast_to(True if mask is None else mask, (*lead, L, S))
    out, weights = np.zeros((*lead, L, v.shape[-1]), q.dtype), np.zeros((*lead, L, S), q.dtype)
    for i in range(L):
        end = i + S - L + 1 if causal else S
        if end <= 0:
            continue
        here = seen[..., i, :end]
        scores = (k[..., :end, :] * q[..., i, None, :]).sum(-1) / np.sqrt(d, dtype=q.dtype)
        peak = np.max(scores, axis=-1, keepdims=True, where=here, initial=np.finfo(q.dtype).min)
        parts = np.exp(scores - peak, where=here, out=np.zeros_like(scores))
        weights[..., i, :end] = parts / np.maximum(parts.sum(-1, keepdims=True), np.finfo(q.dtype).tiny)
        out[..., i, :] = (weights[..., i, :end, None] * v[..., :end, :]).sum(-2)
    return out, weights
