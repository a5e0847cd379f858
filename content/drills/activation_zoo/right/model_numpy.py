import numpy as np


def activation(name, x, alpha):
    alpha = x.dtype.type(alpha)
    if name == "tanh":
        # fill: y and dy of tanh / tanh 的 y 和 dy
        e = np.exp(-2 * np.abs(x))
        y, dy = np.tanh(x), 4 * e / (1 + e) ** 2
        # end
    elif name == "leaky_relu":
        # fill: y and dy of leaky ReLU / LeakyReLU 的 y 和 dy
        dy = np.where(x > 0, np.ones_like(x), alpha)
        y = x * dy
        # end
    elif name == "elu":
        below = np.minimum(x, 0)
        # fill: y and dy of ELU / ELU 的 y 和 dy
        y = np.where(x > 0, x, alpha * np.expm1(below))
        dy = np.where(x > 0, np.ones_like(x), alpha * np.exp(below))
        # end
    elif name == "silu":
        e = np.exp(-np.abs(x))
        s = np.where(x >= 0, 1, e) / (1 + e)
        rest = np.where(x >= 0, e, 1) / (1 + e)
        # fill: y and dy of SiLU, of s = sigmoid(x) and rest = 1 - s / SiLU 的 y 和 dy，s = sigmoid(x)，rest = 1 - s
        y = x * s
        dy = s * (1 + x * rest)
        # end
    else:
        raise ValueError(name)
    return y, dy
