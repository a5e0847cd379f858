# wrong_answer silu: s + y(1 - y), y where s belongs / 写成 s + y(1 - y)，该用 s 的地方用了 y
# cards: act-silu-slope
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
        s = torch.sigmoid(x)
        y = x * s
        dy = s + y * (1 - y)
    else:
        raise ValueError(name)
    return y, dy
