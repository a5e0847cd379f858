# wrong_answer calls: calls f a third time for every number / 每个数多调用了一次 f
import numpy as np


def numgrad(f, x, h):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        here = f(x)
        grad[i] = ((f(x + step) - here) + (here - f(x - step))) / (2 * h)
    return grad


def relative_error(a, b):
    size = np.maximum(np.abs(a), np.abs(b))
    return (np.abs(a - b) / np.where(size > 0, size, 1)).max(initial=0)
