# wrong_answer exact: erf(x), not erf(x/root 2) / 写成 erf(x)，没除以根号 2
# cards: act-gelu
import math

import torch


@torch.no_grad()
def gelu(x, approximate):
    if approximate == "none":
        factor = torch.erfc(-x) / 2
    elif approximate == "tanh":
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = torch.sigmoid(2 * u)
    elif approximate == "sigmoid":
        factor = torch.sigmoid(1.702 * x)
    else:
        raise ValueError(approximate)
    return x * factor
