# wrong_answer leaky_relu: max(alpha x, 0), still 0 for negative x / max(alpha x, 0)，负数仍然是 0
# cards: act-leaky-prelu
import numpy as np


def activation(name, x, alpha):
    alpha = x.dtype.type(alpha)
    if name == "tanh":
        e = np.exp(-2 * np.abs(x))
        y, dy = np.tanh(x), 4 * e / (1 + e) ** 2
    elif name == "leaky_relu":
        dy = np.where(x > 0, alpha, np.zeros_like(x))
        y = np.maximum(alpha * x, 0)
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
