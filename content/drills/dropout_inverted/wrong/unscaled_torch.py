# wrong_answer scale: forgets to divide by 1 - p / 忘了除以 1 - p
# cards: reg-dropout-value
import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), torch.ones_like(x)
    keep = torch.rand(x.shape, generator=rng, device=x.device) >= p
    factor = keep.to(x.dtype)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
