import numpy as np


def numgrad(f, x, h):
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        # fill: f a step above and a step below, then x as it was / 向上、向下各走一步求 f，再把 x 复原
        old = x[i]
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        below = f(x)
        x[i] = old
        # end
        grad[i] = (above - below) / (2 * h)
    return grad
