# wrong_answer scale: forgets to divide by 1 - p / 忘了除以 1 - p
# cards: reg-dropout-value
import numpy as np


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.copy(), np.ones_like(x)
    keep = rng.random(x.shape) >= p
    factor = keep.astype(x.dtype)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
