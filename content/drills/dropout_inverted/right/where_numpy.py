import numpy as np


def dropout_forward(x, p, training, rng):
    keep = rng.uniform(size=x.shape) < 1 - p if training else np.full(x.shape, True)
    cache = keep, 1 - p if training else 1.0
    return _apply(x, *cache), cache


def dropout_backward(dy, cache):
    return _apply(dy, *cache)


def _apply(a, keep, share):
    out = np.zeros_like(a)
    out[keep] = a[keep] / share if share else 0
    return out
