# wrong_answer fraction: bernoulli_(p) keeps with probability p / bernoulli_(p) 成了以概率 p 保留
# cards: reg-dropout-value
import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), torch.ones_like(x)
    keep = torch.empty(x.shape, device=x.device).bernoulli_(p, generator=rng) > 0
    factor = keep.to(x.dtype) / (1 - p if p < 1 else 1)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
