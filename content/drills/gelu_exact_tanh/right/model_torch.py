import math

import torch


@torch.no_grad()
def gelu(x, approximate):
    if approximate == "none":
        # fill: factor, the normal distribution function at x / factor：x 处的正态分布函数
        factor = torch.erfc(-x / math.sqrt(2)) / 2
        # end
    elif approximate == "tanh":
        # fill: factor, half of 1 + tanh(u) with all its digits / factor：1 + tanh(u) 的一半，有效数字要齐全
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = torch.sigmoid(2 * u)
        # end
    elif approximate == "sigmoid":
        # fill: factor of the form with a sigmoid / sigmoid 式的 factor
        factor = torch.sigmoid(1.702 * x)
        # end
    else:
        raise ValueError(approximate)
    return x * factor
