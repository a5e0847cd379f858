# wrong_answer evaluation: the older form: multiplies by 1 - p in evaluation instead / 旧式做法：训练时不缩放，推理时才乘 1 - p
# cards: reg-dropout-train-eval
import numpy as np


def dropout_forward(x, p, training, rng):
    if not training:
        factor = np.full_like(x, 1 - p)
    else:
        factor = (rng.random(x.shape) >= p).astype(x.dtype)
    return x * factor, factor


def dropout_backward(dy, cache):
    return dy * cache
