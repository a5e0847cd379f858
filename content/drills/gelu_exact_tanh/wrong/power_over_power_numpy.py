# wrong_answer right: exp(t) over 1 + exp(t), inf over inf / exp(t) 比 1 + exp(t)，溢出成 NaN
import math

import numpy as np


def sigmoid(t):
    return np.exp(t) / (1 + np.exp(t))


def gelu(x, approximate):
    if approximate == "none":
        erfc = np.vectorize(math.erfc, otypes=[np.float64])
        factor = erfc(-x / math.sqrt(2)) / 2
    elif approximate == "tanh":
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = sigmoid(2 * u)
    elif approximate == "sigmoid":
        factor = sigmoid(1.702 * x)
    else:
        raise ValueError(approximate)
    return (x * factor).astype(x.dtype)
