# wrong_answer fraction: takes p as the probability to keep / 把 p 当成保留的概率
import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), torch.ones_like(x)
    keep = torch.rand(x.shape, generator=rng) < p
    factor = keep.to(x.dtype) / max(p, 1e-12)
    return x * factor, factor


def dropout_backward(dy, cache):
    return dy * cache
