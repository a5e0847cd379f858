"""Inverted dropout on whole tensors."""

import torch


def dropout_forward(x, p, training, rng):
    if not training:
        return x.clone(), None
    if p == 1:
        return torch.zeros_like(x), torch.zeros_like(x)
    factor = torch.empty_like(x).bernoulli_(1 - p, generator=rng).div_(1 - p)
    return x * factor, factor


def dropout_backward(dy, cache):
    return dy.clone() if cache is None else dy * cache
