# wrong_answer thousand: multiplies by a mask, and 0 times infinity is NaN / 用掩码相乘，0 乘无穷大是 NaN
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
        y = x * (x > 0) + alpha * torch.expm1(x) * (x <= 0)
        dy = torch.where(x > 0, torch.ones_like(x), alpha * torch.exp(below))
    elif name == "silu":
        s, rest = torch.sigmoid(x), torch.sigmoid(-x)
        y = x * s
        dy = s * (1 + x * rest)
    else:
        raise ValueError(name)
    return y, dy
