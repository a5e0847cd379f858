# wrong_answer large_step: steps h/2 to either side and divides by h / 两侧各走 h/2，再除以 h
import numpy as np


def numgrad(f, x, h):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h / 2
        above = f(x)
        x[i] = old - h / 2
        below = f(x)
        x[i] = old
        grad[i] = (above - below) / h
    return grad


def relative_error(a, b):
    size = np.maximum(np.abs(a), np.abs(b))
    error = np.abs(a - b) / np.where(size > 0, size, 1)
    return error.max(initial=0)
