# wrong_answer gradient: the result hangs on the graph of x / 结果还连着 x 的计算图
import math

import torch


def gelu(x, approximate):
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
