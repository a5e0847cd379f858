# wrong_answer exact: the form with tanh under the name "none" / "none" 也用 tanh 近似式
# cards: act-gelu
import math

import numpy as np


def sigmoid(t):
    e = np.exp(-np.abs(t))
    return np.where(t >= 0, 1, e) / (1 + e)


def gelu(x, approximate):
    if approximate in ("none", "tanh"):
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = sigmoid(2 * u)
    elif approximate == "sigmoid":
        factor = sigmoid(1.702 * x)
    else:
        raise ValueError(approximate)
    return (x * factor).astype(x.dtype)
