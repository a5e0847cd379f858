# wrong_answer vector: takes the slope to one side / 只取一侧的差分
import numpy as np


def numgrad(f, x, h):
    grad = np.zeros_like(x)
    here = f(x)
    for i in np.ndindex(x.shape):
        up = x.copy()
        up[i] += h
        grad[i] = (f(up) - here) / h
    return grad
