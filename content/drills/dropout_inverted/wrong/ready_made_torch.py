# forbidden evaluation: hands the work to torch.nn.functional.dropout / 直接交给 torch.nn.functional.dropout 去做
import torch


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.clone(), torch.ones_like(x)
    factor = torch.nn.functional.dropout(torch.ones_like(x), p, True)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
