# wrong_answer independent: draws one row and repeats it / 只抽一行再重复
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
    std = math.sqrt(2 / (fan_in + fan_out) if kind.startswith("xavier") else 2 / fan_in)
    if kind.endswith("normal"):
        w = rng.normal(0, std, shape)
    else:
        bound = math.sqrt(3) * std
        w = rng.uniform(-bound, bound, shape)
    return np.broadcast_to(w[:1], shape).astype(np.float32)
