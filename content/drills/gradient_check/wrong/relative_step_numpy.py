# wrong_answer large_step: steps by h times the number itself / 步长取 h 乘以该数本身
import numpy as np


def numgrad(f, x, h):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        step = h * max(1.0, abs(old))
        x[i] = old + step
        above = f(x)
        x[i] = old - step
        below = f(x)
        x[i] = old
        grad[i] = (above - below) / (2 * step)
    return grad


def relative_error(a, b):
    size = np.maximum(np.abs(a), np.abs(b))
    error = np.abs(a - b) / np.where(size > 0, size, 1)
    return error.max(initial=0)
