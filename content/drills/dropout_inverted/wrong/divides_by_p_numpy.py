# wrong_answer scale: divides by p / 除以了 p
import numpy as np


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.copy(), np.ones_like(x)
    keep = rng.random(x.shape) >= p
    factor = keep / x.dtype.type(p)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
