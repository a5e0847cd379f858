# wrong_answer error: divides by |a| + |b| / 除以 |a| + |b|
import numpy as np


def numgrad(f, x, h):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        below = f(x)
        x[i] = old
        grad[i] = (above - below) / (2 * h)
    return grad


def relative_error(a, b):
    size = np.abs(a) + np.abs(b)
    error = np.abs(a - b) / np.where(size > 0, size, 1)
    return error.max(initial=0)
