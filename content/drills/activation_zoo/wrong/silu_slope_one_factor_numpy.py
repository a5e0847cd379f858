# wrong_answer silu: s(1 + x), the factor 1 - s lost / s(1 + x)，丢了因子 1 - s
# cards: act-silu-slope
import numpy as np


def activation(name, x, alpha):
    alpha = x.dtype.type(alpha)
    if name == "tanh":
        e = np.exp(-2 * np.abs(x))
        y, dy = np.tanh(x), 4 * e / (1 + e) ** 2
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
        y = x * s
        dy = s * (1 + x)
    else:
        raise ValueError(name)
    return y, dy
