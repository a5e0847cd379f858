import numpy as np


def dropout_forward(x, p, training, rng):
    if not training:
        return np.array(x), (1.0, 1.0)
    kept = rng.binomial(1, 1 - p, size=x.shape).astype(x.dtype)
    scale = 1 / (1 - p) if p != 1 else 0.0
    return np.asarray(x * kept * scale), (kept, scale)


def dropout_backward(dy, cache):
    kept, scale = cache
    return np.asarray(dy * kept * scale)
