# wrong_answer generator: draws from NumPy's global generator, not from rng / 用的是 NumPy 的全局生成器，而不是 rng
import numpy as np


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.copy(), np.ones_like(x)
    keep = np.random.random(x.shape) >= p
    factor = keep.astype(x.dtype) / max(1 - p, 1e-12)
    return x * factor, factor


def dropout_backward(dy, cache):
    return dy * cache
