# wrong_answer silu: x sigmoid(alpha x), Swish with alpha for beta / x sigmoid(alpha x)，把 alpha 当成 Swish 的 beta
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
        s = 1 / (1 + np.exp(-alpha * x))
        rest = alpha * (1 - s)
        y = x * s
        dy = s * (1 + x * rest)
    else:
        raise ValueError(name)
    return y, dy
