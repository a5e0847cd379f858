# wrong_answer scale: doesn't scale what is kept / 保留的值没有放大
import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), torch.ones_like(x)
    keep = torch.rand(x.shape, generator=rng) >= p
    factor = keep.to(x.dtype)
    return x * factor, factor


def dropout_backward(dy, cache):
    return dy * cache
