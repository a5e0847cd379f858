# wrong_answer evaluation: drops values in evaluation too / 推理时也在丢弃
# cards: reg-dropout-train-eval
import torch


def dropout_forward(x, p, training, rng):
    if p == 0:
        return x.clone(), torch.ones_like(x)
    keep = torch.rand(x.shape, generator=rng, device=x.device) >= p
    factor = keep.to(x.dtype) / (1 - p if p < 1 else 1)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
