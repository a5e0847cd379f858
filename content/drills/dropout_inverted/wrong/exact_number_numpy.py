# wrong_answer number_varies: drops exactly the fraction p / 恰好丢弃比例为 p 的个数
# cards: reg-dropout-spread
import numpy as np


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.copy(), np.ones_like(x)
    keep = rng.permutation(x.size).reshape(x.shape) >= round(p * x.size)
    factor = keep / x.dtype.type(1 - p if p < 1 else 1)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
