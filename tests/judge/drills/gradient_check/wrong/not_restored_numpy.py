# wrong_answer vector: leaves x a step away from where it was / 没有把 x 恢复原样
import numpy as np


def numgrad(f, x, h):
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        below = f(x)
        grad[i] = (above - below) / (2 * h)
    return grad
