# wrong_answer exact: erfc(x), the upper tail / 写成 erfc(x)，成了上尾概率
import math

import torch


@torch.no_grad()
def gelu(x, approximate):
    if approximate == "none":
        factor = torch.erfc(x / math.sqrt(2)) / 2
    elif approximate == "tanh":
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = torch.sigmoid(2 * u)
    elif approximate == "sigmoid":
        factor = torch.sigmoid(1.702 * x)
    else:
        raise ValueError(approximate)
    return x * factor
