import numpy as np


def maxpool_forward(x, k, s, p):
    H, W = x.shape[2:]
    oh, ow = (H + 2 * p[0] - k[0]) // s[0] + 1, (W + 2 * p[1] - k[1]) // s[1] + 1
    y = np.empty((*x.shape[:2], oh, ow), x.dtype)
    where = np.empty(y.shape, np.intp)  # number in the flattened image
    for r in range(oh):
        for q in range(ow):
            top, left = r * s[0] - p[0], q * s[1] - p[1]
            rows = np.arange(max(top, 0), min(top + k[0], H))
            cols = np.arange(max(left, 0), min(left + k[1], W))
            numbers = (rows[:, None] * W + cols).ravel()
            values = x[:, :, rows[:, None], cols].reshape(*x.shape[:2], len(numbers))
            where[:, :, r, q] = numbers[values.argmax(2)]
            y[:, :, r, q] = values.max(2)
    return y, (where, x.shape)


def maxpool_backward(dy, cache):
    where, shape = cache
    maps, size = shape[0] * shape[1], shape[2] * shape[3]
    cells = (np.arange(maps) * size).reshape(*shape[:2], 1, 1) + where
    dx = np.bincount(cells.ravel(), dy.ravel(), maps * size)
    return dx.astype(dy.dtype).reshape(shape)
