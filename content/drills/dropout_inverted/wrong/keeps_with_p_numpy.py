# wrong_answer fraction: takes p for the probability to keep / 把 p 当成保留概率
# cards: reg-dropout-value
import numpy as np


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.copy(), np.ones_like(x)
    keep = rng.random(x.shape) < p
    factor = keep / x.dtype.type(1 - p if p < 1 else 1)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
