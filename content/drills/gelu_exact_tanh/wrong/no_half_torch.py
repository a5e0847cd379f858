# wrong_answer exact: 1 + erf without the half / 漏了二分之一
import math

import torch


@torch.no_grad()
def gelu(x, approximate):
    if approximate == "none":
        factor = torch.erfc(-x / math.sqrt(2))
    elif approximate == "tanh":
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = torch.sigmoid(2 * u)
    elif approximate == "sigmoid":
        factor = torch.sigmoid(1.702 * x)
    else:
        raise ValueError(approximate)
    return x * factor
