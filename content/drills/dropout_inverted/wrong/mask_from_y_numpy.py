# wrong_answer zeros_in_x: takes every 0 in y for dropped / 把 y 里的 0 都当成被丢弃的
import numpy as np


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.copy(), np.ones_like(x)
    keep = rng.random(x.shape) >= p
    factor = keep / x.dtype.type(1 - p if p < 1 else 1)
    y = x * factor
    return y, (y != 0) / x.dtype.type(1 - p if p < 1 else 1)


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
