# wrong_answer same_mask: draws a new mask in the backward pass / 反向时重新抽了一次掩码
import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), (0, rng)
    keep = torch.rand(x.shape, generator=rng) >= p
    factor = keep.to(x.dtype) / max(1 - p, 1e-12)
    return x * factor, (p, rng)


def dropout_backward(dy, cache):
    p, rng = cache
    keep = torch.rand(dy.shape, generator=rng) >= p
    return dy * keep.to(dy.dtype) / max(1 - p, 1e-12)
