# wrong_answer silu: x sigmoid(1.702 x), a GELU / x sigmoid(1.702 x)，那是 GELU 的近似
# cards: act-gelu-vs-silu
import torch


@torch.no_grad()
def activation(name, x, alpha):
    if name == "tanh":
        e = torch.exp(-2 * x.abs())
        y, dy = torch.tanh(x), 4 * e / (1 + e) ** 2
    elif name == "leaky_relu":
        dy = torch.where(x > 0, torch.ones_like(x), alpha)
        y = x * dy
    elif name == "elu":
        below = x.clamp(max=0)
        y = torch.where(x > 0, x, alpha * torch.expm1(below))
        dy = torch.where(x > 0, torch.ones_like(x), alpha * torch.exp(below))
    elif name == "silu":
        s, rest = torch.sigmoid(1.702 * x), 1.702 * torch.sigmoid(-1.702 * x)
        y = x * s
        dy = s * (1 + x * rest)
    else:
        raise ValueError(name)
    return y, dy
