# wrong_answer generator: draws from NumPy's global generator / 用的是 NumPy 的全局生成器
import numpy as np


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.copy(), np.ones_like(x)
    keep = np.random.random(x.shape) >= p
    factor = keep / x.dtype.type(1 - p if p < 1 else 1)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
