# wrong_answer calls: calls f a third time for every number / 每个数多调用了一次 f
import numpy as np


def numgrad(f, x, h):
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        here = f(x)
        grad[i] = ((f(x + step) - here) + (here - f(x - step))) / (2 * h)
    return grad
