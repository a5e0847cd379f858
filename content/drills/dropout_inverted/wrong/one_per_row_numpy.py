# wrong_answer independent: draws once a row / 每行只抽一次
import numpy as np


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.copy(), np.ones_like(x)
    keep = rng.random((*x.shape[:-1], 1) if x.ndim else ()) >= p
    factor = keep / x.dtype.type(1 - p if p < 1 else 1)
    factor = factor * np.ones_like(x)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
