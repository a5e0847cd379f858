# wrong_answer evaluation: drops in evaluation too / 推理时也丢弃
import torch


def dropout_forward(x, p, training, rng):
    if p == 0:
        return x.clone(), torch.ones_like(x)
    keep = torch.rand(x.shape, generator=rng) >= p
    factor = keep.to(x.dtype) / max(1 - p, 1e-12)
    return x * factor, factor


def dropout_backward(dy, cache):
    return dy * cache
