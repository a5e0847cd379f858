# wrong_answer evaluation: drops values in evaluation too / 推理时也在丢弃
# cards: reg-dropout-train-eval
import numpy as np


def dropout_forward(x, p, training, rng):
    if p == 0:
        return x.copy(), np.ones_like(x)
    keep = rng.random(x.shape) >= p
    factor = keep / x.dtype.type(1 - p if p < 1 else 1)
    return x * factor, factor


def dropout_backward(dy, cache):
    dx = dy * cache
    return dx
