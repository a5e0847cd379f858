import numpy as np


def fans(shape):
    outputs, inputs, *kernel = shape  # a ValueError where there are fewer than two
    return np.array([inputs, outputs], np.int64) * int(np.prod(kernel, dtype=np.int64))


_LAWS = {
    "xavier_uniform": lambda i, o, r, s: r.uniform(-1, 1, s) * np.sqrt(6 / (i + o)),
    "xavier_normal": lambda i, o, r, s: r.standard_normal(s) * np.sqrt(2 / (i + o)),
    "kaiming_uniform": lambda i, o, r, s: r.uniform(-1, 1, s) * np.sqrt(6 / i),
    "kaiming_normal": lambda i, o, r, s: r.standard_normal(s) * np.sqrt(2 / i),
}


def init_weight(shape, kind, rng):
    return np.float32(_LAWS[kind](*fans(shape), rng, shape))
