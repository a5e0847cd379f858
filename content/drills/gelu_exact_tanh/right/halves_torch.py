import math

import torch


@torch.no_grad()
def gelu(x, approximate):
    size = x.abs()
    if approximate == "none":
        tail = 0.5 * torch.erfc(size * math.sqrt(0.5))
    elif approximate == "tanh":
        e = torch.exp(-2 * math.sqrt(2 / math.pi) * (size + 0.044715 * size.pow(3)))
        tail = e / (1 + e)
    elif approximate == "sigmoid":
        tail = torch.sigmoid(-1.702 * size)
    else:
        raise ValueError(f"no form {approximate}")
    return torch.relu(x) - size * tail
