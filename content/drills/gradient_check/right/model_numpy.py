import numpy as np


def numgrad(f, x, h):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        # fill: above and below, f a step to either side of x[i]; x as it was / above、below：x[i] 两侧各一步的 f；x 复原
        old = x[i]
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        below = f(x)
        x[i] = old
        # end
        grad[i] = (above - below) / (2 * h)
    return grad


def relative_error(a, b):
    # fill: error, of each entry, 0 where both are 0 / error：每个位置的误差，都为 0 处是 0
    size = np.maximum(np.abs(a), np.abs(b))
    error = np.abs(a - b) / np.where(size > 0, size, 1)
    # end
    return error.max(initial=0)
