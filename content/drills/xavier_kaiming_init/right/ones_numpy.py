import numpy as np


def fans(shape):
    if len(shape) < 2:
        raise ValueError(shape)
    ones = np.broadcast_to(np.int64(1), shape)
    return np.array([ones[0].size, ones[:, 0].size])


def init_weight(shape, kind, rng):
    fan_in, fan_out = fans(shape)
    mode = (fan_in + fan_out) / 2 if "xavier" in kind else fan_in / 2
    if "uniform" in kind:
        w = (rng.random(shape, dtype=np.float32) - np.float32(0.5)) * np.float32(np.sqrt(12 / mode))
    else:
        w = rng.standard_normal(shape, dtype=np.float32) * np.float32(np.sqrt(1 / mode))
    return w
