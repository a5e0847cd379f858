"""Scaled dot-product attention, one query at a time.

Source: Vaswani et al. 2017, arXiv:1706.03762, section 3.2.1. As
torch.nn.functional.scaled_dot_product_attention with a boolean mask, but for `causal`: there query i looks at keys
0..i, here the queries are the last L positions.
"""

import itertools
import math

import numpy as np


def sdpa(q, k, v, mask, causal):
    L, S, d = q.shape[-2], k.shape[-2], q.shape[-1]
    lead = np.broadcast_shapes(q.shape[:-2], k.shape[:-2], v.shape[:-2])
    q, k, v = (np.broadcast_to(a, lead + a.shape[-2:]) for a in (q, k, v))
    allowed = np.broadcast_to(True if mask is None else mask, (*lead, L, S))
    out, weights = np.zeros((*lead, L, v.shape[-1])), np.zeros((*lead, L, S))
    for at in itertools.product(*map(range, lead)):
        for i in range(L):
            keys = [j for j in range(S) if allowed[at][i, j] and (not causal or j <= i + S - L)]
            if not keys:
                continue
            scores = [float(q[at][i] @ k[at][j]) / math.sqrt(d) for j in keys]
            parts = [math.exp(s - max(scores)) for s in scores]
            for j, part in zip(keys, parts, strict=True):
                weights[at][i, j] = part / sum(parts)
            out[at][i] = weights[at][i] @ v[at]
    return out, weights
