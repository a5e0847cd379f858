# wrong_answer same_mask: the backward pass masks, but doesn't scale / 反向只用掩码，没有缩放
import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), torch.ones_like(x)
    keep = torch.rand(x.shape, generator=rng, device=x.device) >= p
    factor = keep.to(x.dtype) / (1 - p if p < 1 else 1)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * (cache != 0).to(dy.dtype)
    return dx
