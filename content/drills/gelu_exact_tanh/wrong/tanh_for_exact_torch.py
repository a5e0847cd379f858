# wrong_answer exact: the form with tanh under the name "none" / "none" 也用 tanh 近似式
# cards: act-gelu
import math

import torch


@torch.no_grad()
def gelu(x, approximate):
    if approximate in ("none", "tanh"):
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = torch.sigmoid(2 * u)
    elif approximate == "sigmoid":
        factor = torch.sigmoid(1.702 * x)
    else:
        raise ValueError(approximate)
    return x * factor
