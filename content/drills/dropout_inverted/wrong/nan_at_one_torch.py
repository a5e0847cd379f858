# wrong_answer drop_all: 0 / 0 at p = 1 / p = 1 时 0 除以 0
import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), torch.ones_like(x)
    keep = torch.rand(x.shape, generator=rng, device=x.device) >= p
    factor = keep.to(x.dtype) / (1 - p)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
