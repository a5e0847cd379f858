import torch

INNER = {
    "tanh": lambda x: (8 / torch.pi) ** 0.5 * x * (1 + 0.044715 * x * x),
    "sigmoid": lambda x: 1.702 * x,
}


def gelu(x, approximate):
    x = x.detach()
    if approximate == "none":
        return x * torch.erfc(x * -(0.5**0.5)).div(2)
    if approximate not in INNER:
        raise ValueError(approximate)
    t = INNER[approximate](x)
    return x * torch.exp(t.clamp(max=0)) / (1 + torch.exp(-t.abs()))
