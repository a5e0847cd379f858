# wrong_answer matrix: hands f a flat array / 交给 f 的是展平的数组
import numpy as np


def numgrad(f, x, h):
    flat = x.ravel().copy()
    grad = np.zeros(flat.size)
    for i in range(flat.size):
        step = h * (np.arange(flat.size) == i)
        grad[i] = (f(flat + step) - f(flat - step)) / (2 * h)
    return grad.reshape(x.shape)


def relative_error(a, b):
    size = np.maximum(np.abs(a), np.abs(b))
    return (np.abs(a - b) / np.where(size > 0, size, 1)).max(initial=0)
