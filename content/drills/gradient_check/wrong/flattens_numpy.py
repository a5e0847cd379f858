# wrong_answer view: steps in a flattened copy of x, which f doesn't see / 改的是 x 展平后的副本，f 看不到
import numpy as np


def numgrad(f, x, h):
    grad = np.zeros(x.shape)
    flat, out = x.reshape(-1), grad.reshape(-1)
    for i in range(x.size):
        old = flat[i]
        flat[i] = old + h
        above = f(x)
        flat[i] = old - h
        below = f(x)
        flat[i] = old
        out[i] = (above - below) / (2 * h)
    return grad


def relative_error(a, b):
    size = np.maximum(np.abs(a), np.abs(b))
    return (np.abs(a - b) / np.where(size > 0, size, 1)).max(initial=0)
