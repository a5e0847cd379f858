# wrong_answer leaky_relu: max(alpha x, 0), still 0 for negative x / max(alpha x, 0)，负数仍然是 0
# cards: act-leaky-prelu
import torch


@torch.no_grad()
def activation(name, x, alpha):
    if name == "tanh":
        e = torch.exp(-2 * x.abs())
        y, dy = torch.tanh(x), 4 * e / (1 + e) ** 2
    elif name == "leaky_relu":
        dy = torch.where(x > 0, alpha, torch.zeros_like(x))
        y = (alpha * x).clamp(min=0)
    elif name == "elu":
        below = x.clamp(max=0)
        y = torch.where(x > 0, x, alpha * torch.expm1(below))
        dy = torch.where(x > 0, torch.ones_like(x), alpha * torch.exp(below))
    elif name == "silu":
        s, rest = torch.sigmoid(x), torch.sigmoid(-x)
        y = x * s
        dy = s * (1 + x * rest)
    else:
        raise ValueError(name)
    return y, dy
