# wrong_answer xavier_uniform: normal numbers times sqrt(6 / ...), the uniform's bound / 正态随机数乘上均匀分布的界限 sqrt(6 / ...)
# cards: init-xavier-bound
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
        w = rng.normal(0, bound, shape)
    return w.astype(np.float32)
