# wrong_answer left_exact: 1 + erf, which cancels near -1 / 1 + erf，erf 接近 -1 时相减抵消
import math

import numpy as np


def sigmoid(t):
    e = np.exp(-np.abs(t))
    return np.where(t >= 0, 1, e) / (1 + e)


def gelu(x, approximate):
    if approximate == "none":
        erf = np.vectorize(math.erf, otypes=[np.float64])
        factor = (1 + erf(x / math.sqrt(2))) / 2
    elif approximate == "tanh":
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = sigmoid(2 * u)
    elif approximate == "sigmoid":
        factor = sigmoid(1.702 * x)
    else:
        raise ValueError(approximate)
    return (x * factor).astype(x.dtype)
