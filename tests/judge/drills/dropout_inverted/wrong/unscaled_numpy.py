# wrong_answer scale: doesn't scale what is kept / 保留的值没有放大
import numpy as np


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.copy(), np.ones_like(x)
    keep = rng.random(x.shape) >= p
    factor = keep.astype(x.dtype)
    return x * factor, factor


def dropout_backward(dy, cache):
    return dy * cache
