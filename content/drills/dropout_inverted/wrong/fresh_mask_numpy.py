# wrong_answer same_mask: draws a new mask for the backward pass / 反向时又抽了一个新的掩码
import numpy as np


def dropout_forward(x, p, training, rng):
    if not training or p == 0:
        return x.copy(), (0.0, rng)
    return x * (rng.random(x.shape) >= p).astype(x.dtype) / x.dtype.type(max(1 - p, 1e-6)), (p, rng)


def dropout_backward(dy, cache):
    p, rng = cache
    return dropout_forward(dy, p, True, rng)[0] + np.zeros_like(dy)
