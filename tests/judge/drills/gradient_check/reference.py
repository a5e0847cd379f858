"""Central differences, one coordinate after the other, on a copy of x.

Source: Nocedal & Wright 2006, Numerical Optimization, section 8.1, equation 8.7.
"""

import numpy as np


def numgrad(f, x, h):
    grad = np.empty_like(x)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad
