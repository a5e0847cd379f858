# wrong_answer exact: erf by a formula that is good to 1.5e-7 / erf 用了误差 1.5e-7 的近似公式
import math

import numpy as np


def sigmoid(t):
    e = np.exp(-np.abs(t))
    return np.where(t >= 0, 1, e) / (1 + e)


def gelu(x, approximate):
    if approximate == "none":
        z = np.abs(x.astype(np.float64)) / math.sqrt(2)
        t = 1 / (1 + 0.3275911 * z)
        steps = t * np.polyval([1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592], t)
        tail = steps * np.exp(-z * z) / 2
        factor = np.where(x > 0, 1 - tail, tail)
    elif approximate == "tanh":
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = sigmoid(2 * u)
    elif approximate == "sigmoid":
        factor = sigmoid(1.702 * x)
    else:
        raise ValueError(approximate)
    return (x * factor).astype(x.dtype)
