# wrong_answer scale: rounds the factor to float32, also for float64 / 系数总是 float32，float64 时精度不够
import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), torch.ones_like(x)
    keep = torch.rand(x.shape, generator=rng, device=x.device) >= p
    factor = (keep.float() / (1 - p if p < 1 else 1)).to(x.dtype)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
