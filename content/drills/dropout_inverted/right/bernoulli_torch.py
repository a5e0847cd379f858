import torch


def dropout_forward(x, p, training, rng):
    if not training:
        return x.clone(), None
    keep = torch.bernoulli(torch.full_like(x, 1 - p), generator=rng)
    factor = keep if p == 1 else keep / (1 - p)
    return torch.mul(x, factor), factor


def dropout_backward(dy, cache):
    return dy.clone() if cache is None else torch.mul(dy, cache)
