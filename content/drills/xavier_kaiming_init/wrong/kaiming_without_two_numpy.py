# wrong_answer kaiming_normal: variance 1 / fan_in, as if there were no ReLU / 方差取 1 / fan_in，没有考虑 ReLU
# cards: init-kaiming
import math

import numpy as np


def fans(shape):
    if len(shape) < 2:
        raise ValueError("fewer than two dimensions")
    positions = math.prod(shape[2:])
    fan_in, fan_out = shape[1] * positions, shape[0] * positions
    return np.array([fan_in, fan_out])


def init_weight(shape, kind, rng):
    fan_in, fan_out = fans(shape)
    std = math.sqrt(2 / (fan_in + fan_out) if kind.startswith("xavier") else 1 / fan_in)
    if kind.endswith("normal"):
        w = rng.normal(0, std, shape)
    else:
        bound = math.sqrt(3) * std
        w = rng.uniform(-bound, bound, shape)
    return w.astype(np.float32)
