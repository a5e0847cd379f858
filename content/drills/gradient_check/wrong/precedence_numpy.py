# wrong_answer vector: divides by 2 and multiplies by h: a bracket is missing / 少了括号：除以 2 再乘 h
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
        grad[i] = (above - below) / 2 * h
    return grad


def relative_error(a, b):
    size = np.maximum(np.abs(a), np.abs(b))
    error = np.abs(a - b) / np.where(size > 0, size, 1)
    return error.max(initial=0)
