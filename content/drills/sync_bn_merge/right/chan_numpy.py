import functools

import numpy as np


def local_stats(x):
    n = len(x) * x.shape[2] * x.shape[3]
    values = np.moveaxis(x, 1, 0).reshape(x.shape[1], n)
    mean = values.sum(1) / max(n, 1)
    centred = values - mean[:, None]
    return n, mean.astype(x.dtype), ((centred * centred).sum(1) / max(n, 1)).astype(x.dtype)


def merge(stats):
    """Two at a time, as devices in a ring could do it."""
    nobody = 0, np.zeros_like(stats[0][1]), np.zeros_like(stats[0][1])
    return functools.reduce(pair, stats, nobody)


def pair(a, b):
    if b[0] == 0:
        return a
    if a[0] == 0:
        return b[0], b[1].copy(), b[2].copy()
    n = a[0] + b[0]
    step = b[1] - a[1]
    mean = a[1] + step * (b[0] / n)
    var = (a[2] * (a[0] / n) + b[2] * (b[0] / n)) + step**2 * (a[0] / n * (b[0] / n))
    return n, mean, var


def update_running(stats, running_mean, running_var, momentum):
    n, mean, var = merge(stats)
    if n:
        running_mean[...] = running_mean * (1 - momentum) + mean * momentum
        running_var[...] = running_var * (1 - momentum) + var * (momentum * n / (n - 1))
    return n
