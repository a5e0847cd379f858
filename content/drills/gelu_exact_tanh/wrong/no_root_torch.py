# wrong_answer tanh_form: 2/pi, not its root / 用了 2/π，没开根号
import math

import torch


@torch.no_grad()
def gelu(x, approximate):
    if approximate == "none":
        factor = torch.erfc(-x / math.sqrt(2)) / 2
    elif approximate == "tanh":
        u = 2 / math.pi * (x + 0.044715 * x**3)
        factor = torch.sigmoid(2 * u)
    elif approximate == "sigmoid":
        factor = torch.sigmoid(1.702 * x)
    else:
        raise ValueError(approximate)
    return x * factor
