# runtime_error shapes: np.vectorize without otypes: no empty array / np.vectorize 没写 otypes，空数组报错
import math

import numpy as np


def sigmoid(t):
    e = np.exp(-np.abs(t))
    return np.where(t >= 0, 1, e) / (1 + e)


def gelu(x, approximate):
    if approximate == "none":
        erfc = np.vectorize(math.erfc)
        factor = erfc(-x / math.sqrt(2)) / 2
    elif approximate == "tanh":
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = sigmoid(2 * u)
    elif approximate == "sigmoid":
        factor = sigmoid(1.702 * x)
    else:
        raise ValueError(approximate)
    return (x * factor).astype(x.dtype)
