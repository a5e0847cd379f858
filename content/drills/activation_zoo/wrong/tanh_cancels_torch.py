# wrong_answer tanh_far: 1 - y * y, which has no digits left / 1 - y * y，已没有有效数字
# cards: act-tanh-slope
import torch


@torch.no_grad()
def activation(name, x, alpha):
    if name == "tanh":
        y = torch.tanh(x)
        dy = 1 - y * y
    elif name == "leaky_relu":
        dy = torch.where(x > 0, torch.ones_like(x), alpha)
        y = x * dy
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
