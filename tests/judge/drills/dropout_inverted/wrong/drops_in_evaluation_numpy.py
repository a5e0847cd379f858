# wrong_answer evaluation: drops in evaluation too / 推理时也丢弃
import numpy as np


def dropout_forward(x, p, training, rng):
    if p == 0:
        return x.copy(), np.ones_like(x)
    keep = rng.random(x.shape) >= p
    factor = keep.astype(x.dtype) / max(1 - p, 1e-12)
    return x * factor, factor


def dropout_backward(dy, cache):
    return dy * cache
