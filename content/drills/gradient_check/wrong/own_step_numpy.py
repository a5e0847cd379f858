# wrong_answer large_step: takes 1e-5, whatever h is / 不管 h 是多少，都用 1e-5
import numpy as np


def numgrad(f, x, h):
    grad, h = np.zeros(x.shape), 1e-5
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
    size = np.maximum(np.abs(a), np.abs(b))
    error = np.abs(a - b) / np.where(size > 0, size, 1)
    return error.max(initial=0)
