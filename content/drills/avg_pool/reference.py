"""Average pooling, window after window and cell after cell.

Source: the documentation of torch.nn.AvgPool2d (divisor with ceil_mode and count_include_pad as its kernels count it).
"""

import numpy as np


def _windows(length, k, s, p, ceil_mode):
    """For each window its cells in the padded image, as image coordinates."""
    beyond = s - 1 if ceil_mode else 0
    starts = [a for a in range(-p, length + p, s) if a + k <= length + p + beyond and a < length]
    return [[i for i in range(a, a + k) if i < length + p] for a in starts]


def _each(shape, k, s, p, ceil_mode, count_include_pad):
    """Give position, cells inside and divisor of every window."""
    H, W = shape[2:]
    for r, rows in enumerate(_windows(H, k[0], s[0], p[0], ceil_mode)):
        for q, cols in enumerate(_windows(W, k[1], s[1], p[1], ceil_mode)):
            inside = [(i, j) for i in rows for j in cols if 0 <= i < H and 0 <= j < W]
            yield r, q, inside, len(rows) * len(cols) if count_include_pad else len(inside)


def avgpool(x, k, s, p, ceil_mode, count_include_pad):
    sizes = (len(_windows(x.shape[2 + i], k[i], s[i], p[i], ceil_mode)) for i in (0, 1))
    y = np.zeros((*x.shape[:2], *sizes))
    for r, q, inside, divisor in _each(x.shape, k, s, p, ceil_mode, count_include_pad):
        for i, j in inside:
            y[:, :, r, q] += x[:, :, i, j] / divisor
    return y


def avgpool_backward(dy, shape, k, s, p, ceil_mode, count_include_pad):
    dx = np.zeros(shape)
    for r, q, inside, divisor in _each(shape, k, s, p, ceil_mode, count_include_pad):
        for i, j in inside:
            dx[:, :, i, j] += dy[:, :, r, q] / divisor
    return dx


def global_avg_pool(x):
    total = np.zeros(x.shape[:2])
    for i, j in np.ndindex(x.shape[2:]):
        total += x[:, :, i, j]
    return total / (x.shape[2] * x.shape[3])
