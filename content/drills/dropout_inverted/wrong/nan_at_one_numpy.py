# wrong_answer drop_all: 0 / 0 at p = 1 / p = 1 时 0 除以 0
import numpy as np


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.copy(), np.ones_like(x)
    keep = rng.random(x.shape) >= p
    factor = keep / x.dtype.type(1 - p)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
