# wrong_answer zeros_in_x: divides y by x to get the factor back, 0/0 where x is 0 / 用 y 除以 x 还原系数，x 为 0 处是 0/0
import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), torch.ones_like(x)
    keep = torch.rand(x.shape, generator=rng, device=x.device) >= p
    y = x * keep.to(x.dtype) / (1 - p if p < 1 else 1)
    return y, y / x


def dropout_backward(dy, cache):
    return dy * cache
