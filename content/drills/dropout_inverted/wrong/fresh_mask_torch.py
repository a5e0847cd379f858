# wrong_answer same_mask: draws a new mask for the backward pass / 反向时又抽了一个新的掩码
import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), (0.0, rng)
    keep = torch.rand(x.shape, generator=rng, device=x.device) >= p
    return x * keep.to(x.dtype) / max(1 - p, 1e-6), (p, rng)


def dropout_backward(dy, cache):
    p, rng = cache
    return dropout_forward(dy, p, True, rng)[0]
