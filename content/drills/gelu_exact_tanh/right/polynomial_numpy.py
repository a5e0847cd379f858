import math

import numpy as np


def gelu(x, approximate):
    t = x.astype(np.float64)
    match approximate:
        case "none":
            tail = np.array([math.erfc(abs(v) / math.sqrt(2)) / 2 for v in t.ravel()], np.float64).reshape(t.shape)
            factor = np.where(t > 0, 1 - tail, tail)
        case "tanh" | "sigmoid":
            inner = (
                1.702 * t
                if approximate == "sigmoid"
                else 2 * math.sqrt(2 / math.pi) * np.polyval([0.044715, 0, 1, 0], t)
            )
            factor = np.exp(-np.logaddexp(0, -inner))
        case _:
            raise ValueError(approximate)
    return np.asarray(t * factor, x.dtype)
