# wrong_answer fraction: draws from randn instead of rand / 用了 randn，而不是 rand
import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), torch.ones_like(x)
    keep = torch.randn(x.shape, generator=rng, device=x.device) >= p
    factor = keep.to(x.dtype) / (1 - p if p < 1 else 1)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
