# wrong_answer scale: mul_ changes x / mul_ 改动了 x
import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), torch.ones_like(x)
    keep = torch.rand(x.shape, generator=rng, device=x.device) >= p
    factor = keep.to(x.dtype) / (1 - p if p < 1 else 1)
    return x.mul_(factor), factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
