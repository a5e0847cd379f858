# forbidden elu: calls PyTorch's ELU / 调用了 PyTorch 的 ELU
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
        y = torch.nn.functional.elu(x, alpha)
        dy = torch.where(x > 0, torch.ones_like(x), alpha * torch.exp(below))
    elif name == "silu":
        s, rest = torch.sigmoid(x), torch.sigmoid(-x)
        y = x * s
        dy = s * (1 + x * rest)
    else:
        raise ValueError(name)
    return y, dy
