# forbidden exact: calls PyTorch's GELU / 调用了 PyTorch 的 GELU
import math

import torch


@torch.no_grad()
def gelu(x, approximate):
    if approximate == "none":
        return torch.nn.functional.gelu(x)
    elif approximate == "tanh":
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = torch.sigmoid(2 * u)
    elif approximate == "sigmoid":
        factor = torch.sigmoid(1.702 * x)
    else:
        raise ValueError(approximate)
    return x * factor
