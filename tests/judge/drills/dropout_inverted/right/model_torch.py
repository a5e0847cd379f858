"""Inverted dropout: the factor of the forward pass, 0 or 1 / (1 - p), is what the backward pass needs."""

import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), torch.ones_like(x)
    # fill: the factor of each value, 0 or 1 / (1 - p); mind p = 1 / 每个值的系数：0 或 1 / (1 - p)；注意 p = 1
    keep = torch.rand(x.shape, generator=rng, device=x.device) >= p
    factor = keep.to(x.dtype) / max(1 - p, 1e-12)
    # end
    return x * factor, factor


def dropout_backward(dy, cache):
    # fill: the same factor again / 用同一个系数
    return dy * cache
    # end
