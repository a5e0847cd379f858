# wrong_answer sigmoid_form: sigmoid(x), which is SiLU / 用了 sigmoid(x)，那是 SiLU
# cards: act-gelu-vs-silu
import math

import torch


@torch.no_grad()
def gelu(x, approximate):
    if approximate == "none":
        factor = torch.erfc(-x / math.sqrt(2)) / 2
    elif approximate == "tanh":
        u = math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)
        factor = torch.sigmoid(2 * u)
    elif approximate == "sigmoid":
        factor = torch.sigmoid(x)
    else:
        raise ValueError(approximate)
    return x * factor
