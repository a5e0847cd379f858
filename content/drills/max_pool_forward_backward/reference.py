"""Max pooling, window after window.

Source: the documentation of torch.nn.MaxPool2d; ties as its CPU kernel decides them (first in row-major order).
Deliberate difference: padding is left out of the window rather than filled with minus infinity.
"""

import numpy as np


def maxpool_forward(x, k, s, p):
    N, C, H, W = x.shape
    oh, ow = ((x.shape[2 + i] + 2 * p[i] - k[i]) // s[i] + 1 for i in (0, 1))
    y = np.zeros((N, C, oh, ow))
    taken = {}
    for n, c, r, q in np.ndindex(y.shape):
        inside = [
            (i, j)
            for i in range(r * s[0] - p[0], r * s[0] - p[0] + k[0])
            for j in range(q * s[1] - p[1], q * s[1] - p[1] + k[1])
            if 0 <= i < H and 0 <= j < W
        ]
        best = inside[0]
        for place in inside:
            if x[n, c, *place] > x[n, c, *best]:
                best = place
        taken[n, c, r, q] = best
        y[n, c, r, q] = x[n, c, *best]
    return y, (x.shape, taken)


def maxpool_backward(dy, cache):
    shape, taken = cache
    dx = np.zeros(shape)
    for (n, c, r, q), place in taken.items():
        dx[n, c, *place] += dy[n, c, r, q]
    return dx
