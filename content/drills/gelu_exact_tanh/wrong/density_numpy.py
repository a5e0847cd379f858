# wrong_answer exact: the density of the normal, not its distribution function / 用了正态的密度，而不是分布函数
import math

import numpy as np


def sigmoid(t):
    e = np.exp(-np.abs(t))
    return np.where(t >= 0, 1, e) / (1 + e)


def gelu(x, approximate):
    if approximate == "none":
        factor = np.exp(-x * x / 2) / math.sqrt(2 * math.pi)
    elif approximate == "tanh":
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = sigmoid(2 * u)
    elif approximate == "sigmoid":
        factor = sigmoid(1.702 * x)
    else:
        raise ValueError(approximate)
    return (x * factor).astype(x.dtype)
