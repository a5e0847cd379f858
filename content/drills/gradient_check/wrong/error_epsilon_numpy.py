# wrong_answer error_sizes: adds 1e-8 to the size, so tiny entries hardly count / 分母加 1e-8，很小的值几乎不算数
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
    size = np.maximum(np.abs(a), np.abs(b))
    error = np.abs(a - b) / (size + 1e-8)
    return error.max(initial=0)
