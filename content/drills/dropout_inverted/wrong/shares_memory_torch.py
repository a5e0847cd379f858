# wrong_answer reused: in evaluation and at p = 0 y is x itself / 推理时和 p = 0 时，y 就是 x 本身
import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x, torch.ones_like(x)
    keep = torch.rand(x.shape, generator=rng, device=x.device) >= p
    factor = keep.to(x.dtype) / (1 - p if p < 1 else 1)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
