# wrong_answer vector: leaves x a step away from where it was / 没有把 x 恢复原样
import numpy as np


def numgrad(f, x, h):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        below = f(x)
        grad[i] = (above - below) / (2 * h)
    return grad


def relative_error(a, b):
    size = np.maximum(np.abs(a), np.abs(b))
    error = np.abs(a - b) / np.where(size > 0, size, 1)
    return error.max(initial=0)
