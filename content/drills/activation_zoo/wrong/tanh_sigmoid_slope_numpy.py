# wrong_answer tanh: y(1 - y), sigmoid's slope / 用了 sigmoid 的导数 y(1 - y)
# cards: act-tanh-slope
import numpy as np


def activation(name, x, alpha):
    alpha = x.dtype.type(alpha)
    if name == "tanh":
        y = np.tanh(x)
        dy = y * (1 - y)
    elif name == "leaky_relu":
        dy = np.where(x > 0, np.ones_like(x), alpha)
        y = x * dy
    elif name == "elu":
        below = np.minimum(x, 0)
        y = np.where(x > 0, x, alpha * np.expm1(below))
        dy = np.where(x > 0, np.ones_like(x), alpha * np.exp(below))
    elif name == "silu":
        e = np.exp(-np.abs(x))
        s = np.where(x >= 0, 1, e) / (1 + e)
        rest = np.where(x >= 0, e, 1) / (1 + e)
        y = x * s
        dy = s * (1 + x * rest)
    else:
        raise ValueError(name)
    return y, dy
