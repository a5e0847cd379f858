"""Central differences, one coordinate after the other, each on copies of x; the relative error entry by entry.

Source: Nocedal & Wright 2006, Numerical Optimization, section 8.1, equation 8.7; the relative error as in the notes of
Stanford's CS231n on gradient checks.
"""

import numpy as np


def numgrad(f, x, h):
    grad = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad


def relative_error(a, b):
    worst = 0.0
    for i in np.ndindex(a.shape):
        size = max(abs(a[i]), abs(b[i]))
        if size > 0:
            worst = max(worst, abs(a[i] - b[i]) / size)
    return np.float64(worst)
