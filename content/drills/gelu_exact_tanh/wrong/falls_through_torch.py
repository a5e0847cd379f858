# wrong_answer unknown: every other name is the form with a sigmoid / 其他名字都当成 sigmoid 式
import math

import torch


@torch.no_grad()
def gelu(x, approximate):
    if approximate == "none":
        factor = torch.erfc(-x / math.sqrt(2)) / 2
    elif approximate == "tanh":
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = torch.sigmoid(2 * u)
    else:
        factor = torch.sigmoid(1.702 * x)
    return x * factor
