import math

import numpy as np


def sigmoid(t):
    e = np.exp(-np.abs(t))
    return np.where(t >= 0, 1, e) / (1 + e)


def gelu(x, approximate):
    if approximate == "none":
        # fill: factor, the normal distribution function at x / factor：x 处的正态分布函数
        erfc = np.vectorize(math.erfc, otypes=[np.float64])
        factor = erfc(-x / math.sqrt(2)) / 2
        # end
    elif approximate == "tanh":
        # fill: factor, half of 1 + tanh(u) with all its digits / factor：1 + tanh(u) 的一半，有效数字要齐全
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = sigmoid(2 * u)
        # end
    elif approximate == "sigmoid":
        # fill: factor of the form with a sigmoid / sigmoid 式的 factor
        factor = sigmoid(1.702 * x)
        # end
    else:
        raise ValueError(approximate)
    return (x * factor).astype(x.dtype)
