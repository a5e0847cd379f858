# wrong_answer left_exact: 1 + erf, which cancels near -1 / 1 + erf，erf 接近 -1 时相减抵消
import math

import torch


@torch.no_grad()
def gelu(x, approximate):
    if approximate == "none":
        factor = (1 + torch.erf(x / math.sqrt(2))) / 2
    elif approximate == "tanh":
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = torch.sigmoid(2 * u)
    elif approximate == "sigmoid":
        factor = torch.sigmoid(1.702 * x)
    else:
        raise ValueError(approximate)
    return x * factor
