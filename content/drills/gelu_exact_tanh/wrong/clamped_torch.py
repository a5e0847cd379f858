# wrong_answer right: clamps x to ±10 first / 先把 x 截到 ±10
import math

import torch


@torch.no_grad()
def gelu(x, approximate):
    x = x.clamp(-10, 10)
    if approximate == "none":
        factor = torch.erfc(-x / math.sqrt(2)) / 2
    elif approximate == "tanh":
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = torch.sigmoid(2 * u)
    elif approximate == "sigmoid":
        factor = torch.sigmoid(1.702 * x)
    else:
        raise ValueError(approximate)
    return x * factor
