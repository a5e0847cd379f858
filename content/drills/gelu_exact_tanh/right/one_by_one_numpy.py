import math

import numpy as np


def gelu(x, approximate):
    if approximate not in ("none", "tanh", "sigmoid"):
        raise ValueError(approximate)
    y = np.empty(x.shape, x.dtype)
    for i, v in np.ndenumerate(x):
        v = float(v)
        if approximate == "none":
            y[i] = v * 0.5 * math.erfc(-v * math.sqrt(0.5))
            continue
        t = 1.702 * v if approximate == "sigmoid" else math.sqrt(8 / math.pi) * v * (1 + 0.044715 * v * v)
        e = math.exp(-abs(t))
        y[i] = v / (1 + e) if t >= 0 else v * e / (1 + e)
    return y
