import torch


def dropout_forward(x, p, training, rng):
    drop = torch.rand(x.shape, generator=rng, dtype=x.dtype, device=x.device) < (p if training else 0.0)
    share = 1 - p if training and p < 1 else 1.0
    return (x / share).masked_fill(drop, 0), (drop, share)


def dropout_backward(dy, cache):
    drop, share = cache
    return (dy / share).masked_fill(drop, 0)
