import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), torch.ones_like(x)
    # fill: factor of each value, 0 or 1 / (1 - p); mind p = 1 / factor：每个值的系数，0 或 1 / (1 - p)；注意 p = 1
    keep = torch.rand(x.shape, generator=rng, device=x.device) >= p
    factor = keep.to(x.dtype) / (1 - p if p < 1 else 1)
    # end
    return x * factor, factor


def dropout_backward(dy, cache):
    # fill: dx, by the forward's own factor / dx：用那次前向的系数
    dx = dy * cache
    # end
    return dx
